/* Tangled from chapters/22-exact-truncation.md; edit that file. */
#include "rescale.h"

#include "msb.h"
#include "share_truncate.h"

/* H of the derivation, half the ring. */
static const ring HALF = (ring)1 << (ELL - 1);

/* P2: take the mask r apart: the bits of r mod 2^d; then t, what is
   above them, and m, the highest bit of all. r is overwritten. */
static void take_apart(ring *r, zp *bits, ring *t, ring *m, size_t n,
                       int d) {
    for (size_t k = 0; k < n; k++) {
        t[k] = (r[k] & (HALF - 1)) >> d;
        m[k] = r[k] >> (ELL - 1);
        r[k] &= ((ring)1 << d) - 1;
    }
    bits_of(r, bits, n);
}

/* P0, P1: open c = y + r, where y = x + 2^(d-1) + H/2, H/2 rounded to
   a multiple of 2^d; and c mod 2^d for the comparison. Before, c is
   the share of the mask r. */
static void open_sum(struct party *me, const ring *x, ring *c,
                     ring *low, size_t n, int d) {
    ring shift = (HALF / 2 >> d << d) + ((ring)1 << (d - 1));
    ring mine = me->id == P0 ? shift : 0;
    for (size_t k = 0; k < n; k++)
        c[k] = mod_L(c[k] + x[k] + mine);
    open_shares(me, MOD_L, c, c, n);
    for (size_t k = 0; k < n; k++)
        low[k] = c[k] & (((ring)1 << d) - 1);
}

/* P0, P1: floor(y / 2^d) - H / 2^(d+1). */
HOT static void add_up(int j, const ring *c, const uint8_t *coin,
                       const ring *t, const ring *m, const ring *flag,
                       ring *out, size_t n, int d) {
    ring first = j == P0;
    for (size_t k = 0; k < n; k++) {
        ring u = xor_open(j, flag[k], coin[k]);
        ring v = xor_open(j, m[k], c[k] >> (ELL - 1));
        ring open = ((c[k] & (HALF - 1)) >> d) - (HALF / 2 >> d);
        out[k] = mod_L(first * open - t[k] + v * (HALF >> d) - u);
    }
}

void truncate_exact(struct party *me, const ring *x, ring *out,
                    size_t n, int d) {
    size_t mark = arena_mark(me);
    ring *c = take_ring(me, n), *low = take_ring(me, n);
    ring *t = take_ring(me, n), *m = take_ring(me, n);
    ring *above = take_ring(me, n);
    uint8_t *coin = take_bytes(me, n), *flag = take_bytes(me, n);
    zp *bits = take_bytes(me, ELL * n);
    draw_mask(me, MOD_L, c, n);
    if (me->id == P2)
        take_apart(c, bits, t, m, n, d);
    else
        open_sum(me, x, c, low, n, d);
    deal(me, P2, MOD_P, bits, bits, ELL * n);
    deal(me, P2, MOD_L, t, t, n);
    deal(me, P2, MOD_L, m, m, n);
    /* Find whether the low part of the mask is above. */
    if (holds_shares(me))
        draw_below(me->with[other(me)][BLIND], coin, n, 2);
    private_compare(me, bits, low, coin, flag, n);
    for (size_t k = 0; me->id == P2 && k < n; k++)
        above[k] = flag[k];
    deal(me, P2, MOD_L, above, above, n);
    if (holds_shares(me)) {
        add_up(me->id, c, coin, t, m, above, out, n, d);
        refresh(me, MOD_L, out, n);
    }
    arena_release(me, mark);
}

void rescale(struct party *me, enum truncation how, ring *x, size_t n,
             int d) {
    if (how == EXACT && d > 0)
        truncate_exact(me, x, x, n, d);
    else if (how == LOCAL && holds_shares(me))
        truncate_share(me->id, x, n, d);
}
