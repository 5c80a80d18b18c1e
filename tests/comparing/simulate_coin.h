/* Tangled from chapters/31-coin.md; edit that file. */
#ifndef SIMULATE_COIN_H
#define SIMULATE_COIN_H

#include "ideal_coin.h"
#include "prove.h"
#include "wrapped.h"

/* The number of bits that are dropped, in the proof at hand. */
static int dropped;

static inline bool pose_coin(uint64_t *k, struct values *in) {
    in->of[P0][0] = next_digit(k, L);
    in->of[P1][0] = next_digit(k, L);
    return in_coin_domain(in->of[P0][0] + in->of[P1][0], dropped);
}

/* If those are too many: two shares of P0, all of P1. */
static inline bool sample_coin(uint64_t *k, struct values *in) {
    in->of[P0][0] = 2 * next_digit(k, 2) + 1;
    in->of[P1][0] = next_digit(k, L);
    return in_coin_domain(in->of[P0][0] + in->of[P1][0], dropped);
}

__typeof__(draw_mask) __real_draw_mask, __wrap_draw_mask;

/* What P0 and P1 opened last, and the mask that P2 drew last, of all
   cases. */
enum { CASES = 4096 };
static ring last[OWNER][CASES];

void __wrap_open_shares(struct party *me, enum group g, const void *x,
                        void *out, size_t n) {
    __real_open_shares(me, g, x, out, n);
    if (holds_shares(me))
        memcpy(last[me->id], out, n * sizeof(ring));
}

void __wrap_draw_mask(struct party *me, enum group g, void *out,
                      size_t n) {
    __real_draw_mask(me, g, out, n);
    if (me->id == P2)
        memcpy(last[P2], out, n * sizeof(ring));
}

/* The coin, at P2 the number that it is told, as outputs. */
static inline void put_coin(struct party *me, ring *out, size_t n) {
    for (size_t k = 0; k < n; k++)
        out[k] = last[me->id][k] % ((ring)1 << dropped);
}

/* P0's or P1's view of an opening: its share of the mask, and what
   opens x as c. */
static inline void see_opening(struct sight *s, ring x, ring c) {
    ring mask = show_any(s, L);

    show(s, mod_L(c - x - mask), L);
}

/* It receives its shares of the mask's halves: its share of what is
   opened as c, divided by 2^d. */
static inline ring see_halves(struct sight *s, int id, ring c) {
    ring quarter = L / 4 >> dropped;
    ring sum = mod_L(c + (quarter << dropped));
    ring open = id == P0 ? (sum >> dropped) - quarter : 0;
    ring upper = show_any(s, L), top = show_any(s, L);
    ring wrapped = top << (ELL - dropped);

    return open - upper + (2 * sum / L ? 0 : wrapped);
}

/* The zero-share that makes `out` of a share. */
static inline void see_refresh(struct sight *s, int id, ring share,
                               ring out) {
    show(s, mod_L(id == P0 ? out - share : share - out), L);
}

/* Anything of which the lower bits are known. */
static inline ring any_above(struct sight *s, ring low) {
    return (toss(s->coins, L >> dropped) << dropped) + low;
}

/* P2 draws a mask and P0's shares of its halves. */
static inline void see_dealing(struct sight *s, ring mask) {
    ring first = show_any(s, L);

    show(s, mod_L(mask - first), L);
    show_any(s, L);
    show_any(s, L);
}

#endif
