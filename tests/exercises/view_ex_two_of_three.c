/* Tangled from chapters/27-gates.md; edit that file. */
#include "gate.h"
#include "view_of_bits.h"

void ex_two_of_three(struct party *me, const pack *x, const pack *y,
                     const pack *z, pack *out, size_t n);

static void run(struct party *me, ring *const in[], ring *const out[],
                size_t n) {
    pack *x[3], *found = take_rows(me, 1, n);

    for (size_t i = 0; i < 3; i++)
        x[i] = rows_of_bits(me, in[i], 1, n);
    ex_two_of_three(me, x[0], x[1], x[2], found, n);
    if (holds_shares(me))
        bits_of_rows(found, out[0], 1, n);
}

static void nobody_learns_anything(void **state) {
    (void)state;
    assert_secrecy_of_bits("majority", run);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(nobody_learns_anything),
};

RUN("exercise: majority, seen", tests)
