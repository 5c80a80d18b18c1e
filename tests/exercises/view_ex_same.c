/* Tangled from chapters/22-compare.md; edit that file. */
#include "secrecy.h"

void ex_same(struct party *me, const zp *bits, const ring *r,
             uint8_t *flag, size_t n);

/* Bits 0 and 1 of x, in shares mod P, and r. */
static void run(struct party *me, ring *const in[], ring *const out[],
                size_t n) {
    zp *bits = take_bytes(me, 2 * n);
    uint8_t *flag = take_bytes(me, n);

    for (size_t k = 0; k < 2 * n; k++)
        bits[k] = (zp)in[k / n][k % n];
    if (me->id == P2)
        ex_same(me, NULL, NULL, flag, n);
    else
        ex_same(me, bits, in[2], NULL, n);
    for (size_t k = 0; me->id == P2 && k < n; k++)
        out[0][k] = flag[k];
}

/* All bits, all shares of them, all r. */
static bool pose(uint64_t *k, struct values *in) {
    for (int i = 0; i < 2; i++) {
        zp bit = (zp)next_digit(k, 2), share = (zp)next_digit(k, P);

        in->of[P0][i] = share;
        in->of[P1][i] = zp_sub(bit, share);
    }
    in->of[P0][2] = in->of[P1][2] = next_digit(k, L);
    return true;
}

static void P2_learns_whether_and_nobody_anything_else(void **state) {
    (void)state;
    assert_secrecy(&(struct secrecy){
        .name = "same",
        .words = "x[0] x[1] r",
        .ins = {3, 3, 0},
        .told = {0, 0, 1},
        .own = true,
        .pose = pose,
        .run = run,
    });
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(P2_learns_whether_and_nobody_anything_else),
};

RUN("exercise: are they the same?, seen", tests)
