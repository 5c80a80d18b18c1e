/* Tangled from chapters/33-maxpool.md; edit that file. */
#include "secrecy.h"
#include "wrap_multiply.h"
#include "wrap_multiply_matrix.h"

void ex_back(struct party *me, const ring *unit, const ring *delta,
             ring *back, size_t groups, size_t size);

static void run(struct party *me, ring *const in[], ring *const out[],
                size_t n) {
    ring *unit = take_ring(me, 2 * n), *back = take_ring(me, 2 * n);

    for (size_t k = 0; k < 2 * n; k++)
        unit[k] = in[k % 2][k / 2];
    ex_back(me, unit, in[2], back, n, 2);
    for (size_t k = 0; k < 2 * n; k++)
        out[k % 2][k / 2] = back[k];
}

/* Any of P1's shares, and some of P0's. */
static bool pose(uint64_t *k, struct values *in) {
    for (int v = 0; v < 3; v++) {
        in->of[P0][v] = next_digit(k, 2);
        in->of[P1][v] = next_digit(k, L);
    }
    return true;
}

static void nobody_learns_the_winner_or_the_error(void **state) {
    (void)state;
    assert_secrecy(&(struct secrecy){
        .name = "back",
        .words = "unit[0] unit[1] delta",
        .ins = {3, 3, 0},
        .shares = 2,
        .stale = true,
        .pose = pose,
        .one_by_one = true,
        .run = run,
    });
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(nobody_learns_the_winner_or_the_error),
};

RUN("exercise: the way back, seen", tests)
