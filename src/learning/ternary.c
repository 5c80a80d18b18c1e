/* Tangled from chapters/40-ternary.md; edit that file. */
#include "ternary.h"

void ternarise(struct party *me, const ring *v, ring *w, size_t n,
               struct latent t) {
    size_t mark = arena_mark(me);
    ring half = mod_L((ring)1 << (t.one - 1 - t.drop));
    const ring level[2] = {half, mod_L(0 - half)};
    ring *x = take_ring(me, n), *bit = take_ring(me, 2 * n);
    struct flags f = take_flags(me, 2 * n);
    shrink(me, v, x, n, t.drop);
    struct opened c = open_masked(me, x, n);
    reach_levels(me, less_levels(me, c, level, 2, n), 2, f, n, t.width);
    flag_shares(me, f, bit, 2 * n);
    for (size_t k = 0; holds_shares(me) && k < n; k++)
        w[k] = mod_L(bit[k] + bit[n + k] - (me->id == P0));
    arena_release(me, mark);
}

/* Above: v - most, below: v + most; v is their two products with the
   flags apart:
       v = [below >= 0] below - [above >= 0] above - most. */
void cut(struct party *me, ring *v, size_t n, ring most, int width) {
    size_t mark = arena_mark(me);
    const ring level[2] = {most, mod_L(0 - most)};
    ring *part = take_ring(me, 2 * n);
    struct flags f = take_flags(me, 2 * n);
    struct opened less =
        less_levels(me, open_masked(me, v, n), level, 2, n);
    reach_levels(me, less, 2, f, n, width);
    times_flag(me, f, less, part, 2 * n);
    for (size_t k = 0; holds_shares(me) && k < n; k++)
        v[k] = mod_L(part[n + k] - part[k] - (me->id == P0) * most);
    arena_release(me, mark);
}
