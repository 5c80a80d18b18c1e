/* Tangled from chapters/58-split.md; edit that file. */
#include "check.h"
#include "first.h"

enum { ALL = 64 * 64 };

static void the_worked_sum_comes_out(void **state) {
    (void)state;
    assert_int_equal(mod_L(10 + 9), 19);
    assert_int_equal(mod_L((ring)4 - 9), 59);
    assert_int_equal(mod_L(19 + 59), 14);
}

/* Each holder has its own numbers; what P2 got. */
static void every_pair(struct party *me, void *arg) {
    ring *h1 = arg, own[ALL];

    for (size_t k = 0; k < ALL; k++)
        own[k] = me->id == P0 ? k % 64 : k / 64;
    if (me->id != OWNER)
        first_sum(me, own, h1, ALL);
}

static void of_every_two_numbers_the_server_gets_the_sum(void **state) {
    ring h1[ALL];
    struct why why;

    (void)state;
    if (party_threads(every_pair, h1, &why))
        fail_msg("%s", why.text);
    for (size_t k = 0; k < ALL; k++)
        assert_int_equal(h1[k], (k % 64 + k / 64) % 64);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_worked_sum_comes_out),
    cmocka_unit_test(of_every_two_numbers_the_server_gets_the_sum),
};

RUN("the first layer of two houses, small", tests)
