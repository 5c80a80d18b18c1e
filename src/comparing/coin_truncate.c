/* Tangled from chapters/31-coin.md; edit that file. */
#include "coin_truncate.h"

/* P0, P1: of numbers opened as c, what is open of them divided by 2^d,
   and the factor of the mask's top bit. A quarter of the ring is added
   for the division, so that nothing is negative: the sum has wrapped
   around where the mask's top bit is 1 and its own is not. */
HOT static void open_parts(const ring *c, ring *open, ring *factor,
                           size_t n, int d) {
    const ring quarter = mod_L((ring)1 << (ELL - 2) >> d);
    for (size_t k = 0; k < n; k++) {
        ring sum = mod_L(c[k] + (quarter << d));
        open[k] = mod_L((sum >> d) - quarter);
        factor[k] = mod_L((1 - (sum >> (ELL - 1))) << (ELL - d));
    }
}

struct opened coin_of(struct party *me, struct opened x, size_t n,
                      int d) {
    struct opened out = {take_ring(me, n), take_ring(me, n),
                         take_ring(me, n), take_ring(me, n), NULL};
    supply_halves(me, masks_of(x), out.mask, out.top, n, d);
    if (holds_shares(me))
        open_parts(x.open, out.open, out.factor, n, d);
    return out;
}

struct opened truncate_coin(struct party *me, const ring *x, size_t n,
                            int d) {
    return coin_of(me, open_masked(me, x, n), n, d);
}

void rescale_coin(struct party *me, ring *x, size_t n, int d) {
    size_t mark = arena_mark(me);
    opened_shares(me, truncate_coin(me, x, n, d), x, n);
    refresh(me, MOD_L, x, n);
    arena_release(me, mark);
}
