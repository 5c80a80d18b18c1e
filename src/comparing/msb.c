/* Tangled from chapters/24-msb.md; edit that file. */
#include "msb.h"

#include "beaver.h"

/* P2: the bits of the mask x, and its lowest as a number. */
static void take_apart(const ring *x, zp *bits, ring *low, size_t n) {
    bits_of(x, bits, n);
    for (size_t k = 0; k < n; k++)
        low[k] = x[k] & 1;
}

/* P0, P1: open r = 2a + x; before, r is the share of the mask x. */
static void open_doubled(struct party *me, const ring *a, ring *r,
                         size_t n) {
    group_add(MOD_ODD, r, a, r, n);
    group_add(MOD_ODD, r, a, r, n);
    open_shares(me, MOD_ODD, r, r, n);
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
    draw_mask(me, MOD_ODD, r, n);
    if (me->id == P2)
        take_apart(r, bits, low, n);
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
