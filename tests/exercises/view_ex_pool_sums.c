/* Tangled from chapters/37-convolution.md; edit that file. */
#include "pool.h"
#include "secrecy.h"

void ex_sums(struct party *me, const struct windows *v,
             const ring *image, ring *out);
void ex_sums_back(struct party *me, const struct windows *v,
                  const ring *error, ring *before, size_t n);

static void run(struct party *me, ring *const in[], ring *const out[],
                size_t n) {
    const uint32_t pixel[4] = {0, 1, 1, 2};
    const struct windows v = {2, 2, 1, pixel};
    ring sum[2], back[3];

    (void)n;
    ex_sums(me, &v, (ring[]){*in[0], *in[1], *in[2]}, sum);
    ex_sums_back(me, &v, sum, back, 3);
    for (size_t k = 0; holds_shares(me) && k < 3; k++)
        *out[k] = back[k];
}

/* Any of P1's shares, and some of P0's. */
static bool pose(uint64_t *k, struct values *in) {
    for (int v = 0; v < 3; v++) {
        in->of[P0][v] = next_digit(k, 2);
        in->of[P1][v] = next_digit(k, L);
    }
    return true;
}

static void nobody_learns_a_pixel(void **state) {
    (void)state;
    assert_secrecy(&(struct secrecy){
        .name = "sums",
        .words = "x[0] x[1] x[2]",
        .ins = {3, 3, 0},
        .shares = 3,
        .stale = true,
        .one_by_one = true,
        .pose = pose,
        .run = run,
    });
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(nobody_learns_a_pixel),
};

RUN("exercise: means on shares, seen", tests)
