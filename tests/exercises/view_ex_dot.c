/* Tangled from chapters/21-beaver.md; edit that file. */
#include "secrecy.h"
#include "wrap_multiply.h"
#include "wrap_multiply_matrix.h"

void ex_dot(struct party *me, const ring *x, const ring *y, ring *z,
            size_t n);

/* A product of one pair, and none with another case. */
static void run(struct party *me, ring *const in[], ring *const out[],
                size_t n) {
    for (size_t k = 0; k < n; k++)
        if (me->id == P2)
            ex_dot(me, NULL, NULL, NULL, 1);
        else
            ex_dot(me, in[0] + k, in[1] + k, out[0] + k, 1);
}

/* Any shares of x, some of y. */
static bool pose(uint64_t *k, struct values *in) {
    in->of[P0][0] = next_digit(k, L);
    in->of[P1][0] = next_digit(k, L);
    in->of[P1][1] = next_digit(k, L);
    return true;
}

static void
nobody_learns_x_or_y_and_the_shares_are_fresh(void **state) {
    (void)state;
    assert_secrecy(&(struct secrecy){
        .name = "dot",
        .words = "x y",
        .ins = {2, 2, 0},
        .shares = 1,
        .one_by_one = true,
        .pose = pose,
        .run = run,
    });
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(nobody_learns_x_or_y_and_the_shares_are_fresh),
};

RUN("exercise: a sum of products, seen", tests)
