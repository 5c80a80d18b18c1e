/* Tangled from chapters/31-coin.md; edit that file. */
#ifndef COIN_STEPS_H
#define COIN_STEPS_H

#include "truncate.h"

enum { QUARTER = 16, HALF = 32, CIRCLE = 64 };

/* What the protocol adds up, for a number x under a mask r. */
struct steps {
    ring c, sum, open, hidden, back, coin, out;
};

static inline struct steps steps_of(ring x, ring r, int d) {
    struct steps s;
    ring n = (ring)1 << d;
    s.c = mod_L(x + r);
    s.sum = mod_L(s.c + QUARTER);
    s.open = s.sum / n;
    s.hidden = r / n;
    s.back = (1 - s.sum / HALF) * (r / HALF) * (CIRCLE / n);
    s.coin = s.c % n;
    s.out = mod_L(s.open - QUARTER / n - s.hidden + s.back);
    return s;
}

/* x / 2^d, up if more is dropped than the coin. */
static inline ring by_coin(ring x, ring coin, int d) {
    ring n = (ring)1 << d;
    return mod_L(truncate_one(x, d, FLOOR, 0) + (x % n > coin % n));
}

#endif
