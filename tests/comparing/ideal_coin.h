/* Tangled from chapters/31-coin.md; edit that file. */
#ifndef IDEAL_COIN_H
#define IDEAL_COIN_H

#include "ideal.h"

/* x / 2^d, rounded down. */
static inline int64_t down(int64_t x, int d) {
    int64_t n = INT64_C(1) << d;

    return (x - (x & (n - 1))) / n;
}

/* int(x) / 2^d, up if more is dropped than the coin, which is below
   2^d. */
static inline ring by_coin(ring x, ring coin, int d) {
    ring dropped = x & (((ring)1 << d) - 1);

    return ring_of(down(signed_of(mod_L(x)), d)) + (dropped > coin);
}

/* This integer, or the number that is to be rounded, must lie within
   to be truncated by d bits. */
static inline bool within(int64_t x, int d) {
    int64_t half = INT64_C(1) << (ELL - 1);
    int64_t y = x + (half / 2 >> d << d);

    return 0 <= y && y <= half;
}

/* Can x be truncated by d bits, by a coin? */
static inline bool in_coin_domain(ring x, int d) {
    return within(signed_of(mod_L(x)), d);
}

/* A coin to round x by, below 2^d: she tells P2 a number as random as
   it, as its value `pad`, adds x, and shows the coin to P0 and P1, as
   their value v. */
static inline ring show_coin(struct coins *c, ring x,
                             struct values *out, size_t v, size_t pad,
                             int d) {
    ring n = (ring)1 << d, told = toss(c, n), coin = (x + told) % n;

    out->of[P0][v] = out->of[P1][v] = coin;
    out->of[P2][pad] = told;
    return coin;
}

/* P0 and P1 have shares of x, and get fresh ones of x / 2^d, by such a
   coin. */
static inline void answer_coin(const struct ideal *f, struct coins *c,
                               const struct values *in,
                               struct values *out) {
    int d = (int)f->shape[0];
    ring x = in->of[P0][0] + in->of[P1][0];
    ring coin = show_coin(c, x, out, 1, 0, d);

    ideal_share(c, by_coin(x, coin, d), &out->of[P0][0],
                &out->of[P1][0]);
}

static inline bool domain_coin(const struct ideal *f,
                               const struct values *in) {
    return in_coin_domain(in->of[P0][0] + in->of[P1][0],
                          (int)f->shape[0]);
}

static inline struct ideal ideal_coin(int d) {
    return (struct ideal){.name = "rescale by a coin",
                          .names = {"x", "x", ""},
                          .ins = {1, 1, 0},
                          .outs = {2, 2, 1},
                          .shape = {(size_t)d},
                          .answer = answer_coin,
                          .domain = domain_coin};
}

#endif
