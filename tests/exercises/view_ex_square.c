/* Tangled from chapters/21-beaver.md; edit that file. */
#include "secrecy.h"

void ex_square(struct party *me, const ring *x, ring *z, size_t n);

static void run(struct party *me, ring *const in[], ring *const out[],
                size_t n) {
    ring *x = as_vector(me, in, 2, n), *z = take_ring(me, 2 * n);

    if (me->id == P2)
        ex_square(me, NULL, NULL, 2 * n);
    else
        ex_square(me, x, z, 2 * n);
    from_vector(z, out, 2, n);
}

/* Some shares of x[0] and x[1]; all would take a while. */
static bool pose(uint64_t *k, struct values *in) {
    in->of[P0][0] = next_digit(k, 2);
    in->of[P1][0] = next_digit(k, 4);
    in->of[P1][1] = next_digit(k, 2);
    return true;
}

static void nobody_learns_x_and_the_shares_are_fresh(void **state) {
    (void)state;
    assert_secrecy(&(struct secrecy){.name = "square",
                                     .words = "x[0] x[1]",
                                     .ins = {2, 2, 0},
                                     .shares = 2,
                                     .pose = pose,
                                     .run = run});
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(nobody_learns_x_and_the_shares_are_fresh),
};

RUN("exercise: a square, seen", tests)
