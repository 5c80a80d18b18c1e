/* Tangled from chapters/29-flags.md; edit that file. */
#include "opened.h"

#include <string.h>

/* Room for what a maker notes of masks. */
static struct made *take_made(struct party *me, size_t n) {
    return me->maker
               ? (struct made *)take_bytes(me, n * sizeof(struct made))
               : NULL;
}

struct opened open_masked(struct party *me, const ring *x, size_t n) {
    ring *mask = take_ring(me, n), *open = mask;
    struct made *made = take_made(me, n);
    supply_masks(me, mask, made, n);
    if (holds_shares(me)) {
        open = take_ring(me, n);
        group_add(MOD_L, x, mask, open, n);
    }
    open_shares(me, MOD_L, open, open, n);
    return (struct opened){open, mask, NULL, NULL, made};
}

struct opened opened_from(struct opened x, size_t at) {
    return (struct opened){
        x.open + at, x.mask + at, x.top ? x.factor + at : NULL,
        x.top ? x.top + at : NULL, x.made ? x.made + at : NULL};
}

/* P0, P1: shares of what is hidden of each number. */
HOT static void hidden_shares(struct opened x, ring *out, size_t n) {
    for (size_t k = 0; k < n; k++)
        out[k] = mod_L(0 - x.mask[k]);
    for (size_t k = 0; x.top && k < n; k++)
        out[k] = mod_L(out[k] + ring_mul(x.factor[k], x.top[k]));
}

void opened_shares(struct party *me, struct opened x, ring *out,
                   size_t n) {
    if (!holds_shares(me))
        return;
    hidden_shares(x, out, n);
    if (me->id == P0)
        group_add(MOD_L, out, x.open, out, n);
}

/* z += c d <x y>, where c = NULL stands for -1. */
static void add_hidden(struct party *me, const ring *x, const ring *y,
                       const ring *c, const ring *d, ring *z,
                       size_t n) {
    size_t mark = arena_mark(me);
    ring *xy = take_ring(me, n);
    supply_products(me, x, y, xy, n);
    for (size_t k = 0; holds_shares(me) && k < n; k++)
        z[k] =
            mod_L(z[k] + ring_mul(ring_mul(c ? c[k] : RING_MAX, xy[k]),
                                  d ? d[k] : RING_MAX));
    arena_release(me, mark);
}

/* P0, P1: z = x's open part times y, and x's hidden part times y's open
   part. */
static void open_products(struct party *me, struct opened x,
                          struct opened y, ring *z, size_t n) {
    size_t mark = arena_mark(me);
    ring *hidden = take_ring(me, n);
    hidden_shares(x, hidden, n);
    opened_shares(me, y, z, n);
    for (size_t k = 0; k < n; k++)
        z[k] = mod_L(ring_mul(x.open[k], z[k]) +
                     ring_mul(hidden[k], y.open[k]));
    arena_release(me, mark);
}

void multiply_opened(struct party *me, struct opened x, struct opened y,
                     ring *z, size_t n) {
    if (holds_shares(me))
        open_products(me, x, y, z, n);
    add_hidden(me, x.mask, y.mask, NULL, NULL, z, n);
    if (y.top)
        add_hidden(me, x.mask, y.top, NULL, y.factor, z, n);
    if (x.top)
        add_hidden(me, x.top, y.mask, x.factor, NULL, z, n);
    if (x.top && y.top)
        add_hidden(me, x.top, y.top, x.factor, y.factor, z, n);
    refresh(me, MOD_L, z, n);
}
