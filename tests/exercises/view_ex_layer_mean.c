/* Tangled from chapters/36-layers.md; edit that file. */
#include "secrecy.h"
#include "wrap_multiply.h"
#include "wrap_rescale.h"

void ex_mean(struct party *me, const ring *x, ring *mean, size_t cols,
             int d);

static void run(struct party *me, ring *const in[], ring *const out[],
                size_t n) {
    ex_mean(me, as_vector(me, in, 2, n), out[0], n, 1);
}

/* Any of P1's shares, and some of P0's. */
static bool pose(uint64_t *k, struct values *in) {
    for (int v = 0; v < 2; v++) {
        in->of[P0][v] = next_digit(k, 2);
        in->of[P1][v] = next_digit(k, L);
    }
    return true;
}

static void nobody_learns_x_or_a_mean(void **state) {
    (void)state;
    assert_secrecy(&(struct secrecy){
        .name = "mean",
        .words = "x[0] x[1]",
        .ins = {2, 2, 0},
        .shares = 1,
        .stale = true,
        .pose = pose,
        .run = run,
    });
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(nobody_learns_x_or_a_mean),
};

RUN("exercise: find the flaw, seen", tests)
