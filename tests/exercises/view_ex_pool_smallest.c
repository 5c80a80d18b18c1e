/* Tangled from chapters/33-maxpool.md; edit that file. */
#include "secrecy.h"
#include "wrap_drelu.h"
#include "wrap_maxpool.h"
#include "wrap_multiply.h"

void ex_smallest(struct party *me, const ring *x, ring *min,
                 ring *index, size_t groups, size_t size);

static void run(struct party *me, ring *const in[], ring *const out[],
                size_t n) {
    ring *x = take_ring(me, 2 * n);

    for (size_t k = 0; k < 2 * n; k++)
        x[k] = in[k % 2][k / 2];
    ex_smallest(me, x, out[0], out[1], n, 2);
}

/* Any of P1's shares, and some of P0's. */
static bool pose(uint64_t *k, struct values *in) {
    for (int v = 0; v < 2; v++) {
        in->of[P0][v] = next_digit(k, 2);
        in->of[P1][v] = next_digit(k, L);
    }
    return true;
}

static void nobody_learns_which_or_how_much(void **state) {
    (void)state;
    assert_secrecy(&(struct secrecy){
        .name = "smallest",
        .words = "x[0] x[1]",
        .ins = {2, 2, 0},
        .shares = 2,
        .pose = pose,
        .one_by_one = true,
        .run = run,
    });
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(nobody_learns_which_or_how_much),
};

RUN("exercise: the smallest, seen", tests)
