/* Tangled from chapters/26-published.md; edit that file. */
#include "published.h"

/* Shares of 2a: each party's own share, doubled, and so even. */
static void double_shares(struct party *me, const ring *a, ring *out,
                          size_t n) {
    if (holds_shares(me))
        group_add(MOD_L, a, a, out, n);
}

/* bit = 1 - msb(c), for shares of c mod L - 1. */
static void highest_is_clear(struct party *me, const ring *c, ring *bit,
                             size_t n) {
    most_significant_bit(me, c, bit, n);
    for (size_t k = 0; holds_shares(me) && k < n; k++)
        bit[k] = mod_L((ring)me->id - bit[k]);
}

void drelu_published(struct party *me, const ring *a, ring *bit,
                     size_t n) {
    size_t mark = arena_mark(me);
    ring *c = take_ring(me, n);
    double_shares(me, a, c, n);
    share_convert(me, c, c, n);
    highest_is_clear(me, c, bit, n);
    arena_release(me, mark);
}

void drelu_short(struct party *me, const ring *a, ring *bit, size_t n) {
    size_t mark = arena_mark(me);
    ring *c = take_ring(me, n);
    double_shares(me, a, c, n);
    /* Even shares mod L of c are shares mod L - 1 of c or c + 1, and
       these have the same highest bit. */
    highest_is_clear(me, c, bit, n);
    arena_release(me, mark);
}
