/* Tangled from chapters/22-gates.md; edit that file. */
#include "gate.h"
#include "secrecy.h"
#include "wrap_rows.h"

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

static bool pose(uint64_t *k, struct values *in) {
    for (size_t v = 0; v < 3; v++)
        for (int j = P0; j <= P1; j++)
            in->of[j][v] = next_digit(k, 2);
    return true;
}

/* The shares that come out are bits, not numbers. */
static void nobody_learns_anything(void **state) {
    (void)state;
    assert_secrecy(&(struct secrecy){.name = "majority",
                                     .words = "x y z",
                                     .ins = {3, 3, 0},
                                     .shares = 1,
                                     .modulus = 2,
                                     .stale = true,
                                     .dealers = 1 << P2,
                                     .pose = pose,
                                     .run = run});
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(nobody_learns_anything),
};

RUN("exercise: majority, seen", tests)
