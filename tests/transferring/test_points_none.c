/* Tangled from chapters/52-oblivious-transfer.md; edit that file. */
#include "base.h"
#include "two.h"

/* Here it stands in the place of points.c, as where there is no
   libsodium. */
#include "points_none.c"

static void ask(struct party *me, void *arg) {
    struct key session = {{0}}, chosen[1], pair[1][2];
    pack choice = 0;

    (void)arg;
    base_transfers(me, &session, &choice, chosen, pair, 1);
}

static void without_libsodium_a_transfer_says_so(void **state) {
    struct why why = {""};

    (void)state;
    assert_int_equal(two_try(ask, NULL, &why), -1);
    assert_non_null(strstr(why.text, "install libsodium-dev"));
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(without_libsodium_a_transfer_says_so),
};

RUN("no points", tests)
