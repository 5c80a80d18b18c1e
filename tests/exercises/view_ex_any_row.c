/* Tangled from chapters/27-gates.md; edit that file. */
#include "tree.h"
#include "view_of_bits.h"

void ex_any_row(struct party *me, const pack *x, size_t count,
                pack *out, size_t n);

static void run(struct party *me, ring *const in[], ring *const out[],
                size_t n) {
    pack *x = take_rows(me, 3, n), *found = take_rows(me, 1, n);

    for (size_t i = 0; i < 3; i++)
        rows_of(in[i], 0, 1, x + i * packs(n), n);
    ex_any_row(me, x, 3, found, n);
    if (holds_shares(me))
        bits_of_rows(found, out[0], 1, n);
}

static void nobody_learns_anything(void **state) {
    (void)state;
    assert_secrecy_of_bits("any", run);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(nobody_learns_anything),
};

RUN("exercise: any of many, seen", tests)
