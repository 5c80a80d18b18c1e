/* Tangled from chapters/24-msb.md; edit that file. */
#ifndef SIMULATE_MSB_H
#define SIMULATE_MSB_H

#include "ideal_dealt.h"
#include "prove.h"
#include "share.h"

/* Party j's share of a shared bit xor an open one. */
static inline ring xored(int j, ring share, ring open) {
    return open ? (ring)j - share : share;
}

/* The share of the bit but for the zero-share, at P0 or P1. */
static inline ring simulate_bit(struct sight *s, int j, ring a) {
    ring own = odd_add(show_any(s, L - 1), odd_add(a, a));
    ring r = odd_add(own, show(s, toss(s->coins, L - 1), L));
    ring low, coin, above;

    for (int i = 0; i < BITS_SEEN; i++)
        show_any(s, P);
    low = xored(j, show_any(s, L), r & 1);
    coin = show_any(s, 2);
    above = xored(j, show_any(s, L), coin);
    return above + low - 2 * show_any(s, L);
}

static inline void simulate_helper(struct sight *s) {
    show_any(s, L - 1);
    show_any(s, L - 1);
    for (int i = 0; i < BITS_SEEN; i++)
        show_any(s, P);
    show_any(s, L);                /* P0's share of x[0] */
    show(s, toss(s->coins, 2), L); /* beta' */
    show_any(s, L);                /* P0's share of it */
}

static inline void simulate_msb(struct sight *s, int id, const ring *in,
                                const ring *out) {
    ring z;

    if (id == P2) {
        simulate_helper(s);
        return;
    }
    z = simulate_bit(s, id, in[0]);
    show(s, mod_L(id == P0 ? out[0] - z : z - out[0]), L);
}

#endif
