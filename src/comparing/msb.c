/* Tangled from chapters/18-msb.md; edit that file. */
#include "msb.h"

#include "beaver.h"

/* P2: x, the sum of what P0 and P1 draw; its bits and its lowest. */
static void sum_masks(struct party *me, zp *bits, ring *low, size_t n) {
    size_t mark = arena_mark(me);
    ring *x = take_ring(me, n), *x1 = take_ring(me, n);
    draw_odd(me->with[P0][DEAL], x, n);
    draw_odd(me->with[P1][DEAL], x1, n);
    group_add(MOD_ODD, x, x1, x, n);
    bits_of(x, bits, n);
    for (size_t k = 0; k < n; k++)
        low[k] = x[k] & 1;
    arena_release(me, mark);
}

/* P0, P1: open r = 2a + x, whose mask x only P2 knows. */
static void open_doubled(struct party *me, const ring *a, ring *r,
                         size_t n) {
    draw_odd(me->with[P2][DEAL], r, n);
    group_add(MOD_ODD, r, a, r, n);
    group_add(MOD_ODD, r, a, r, n);
    open_shares(me, MOD_ODD, r, r, n);
}

/* Party j's share of a shared bit xor an open one. */
static inline ring xor_open(int j, ring share, ring open) {
    return mod_L(share + (ring)j * open - 2 * open * share);
}

/* u xor v = u + v - 2uv of two shared bits, in fresh shares. */
static void xor_shares(struct party *me, const ring *u, const ring *v,
                       ring *out, size_t n) {
    multiply(me, u, v, out, n);
    for (size_t k = 0; holds_shares(me) && k < n; k++)
        out[k] = mod_L(u[k] + v[k] - 2 * out[k]);
    refresh(me, MOD_L, out, n);
}

void most_significant_bit(struct party *me, const ring *a, ring *out,
                          size_t n) {
    size_t mark = arena_mark(me);
    ring *r = take_ring(me, n), *low = take_ring(me, n);
    ring *above = take_ring(me, n);
    uint8_t *coin = take_bytes(me, n), *flag = take_bytes(me, n);
    zp *bits = take_bytes(me, ELL * n);
    if (me->id == P2)
        sum_masks(me, bits, low, n);
    else
        open_doubled(me, a, r, n);
    deal(me, P2, MOD_P, bits, bits, ELL * n);
    deal(me, P2, MOD_L, low, low, n);
    /* Find whether the mask is above the sum. */
    if (holds_shares(me))
        draw_below(me->with[other(me)][BLIND], coin, n, 2);
    private_compare(me, bits, r, coin, flag, n);
    for (size_t k = 0; me->id == P2 && k < n; k++)
        above[k] = flag[k];
    deal(me, P2, MOD_L, above, above, n);
    /* Take off what is open. */
    for (size_t k = 0; holds_shares(me) && k < n; k++) {
        above[k] = xor_open(me->id, above[k], coin[k]);
        low[k] = xor_open(me->id, low[k], r[k] & 1);
    }
    xor_shares(me, above, low, out, n);
    arena_release(me, mark);
}
