/* Tangled from chapters/27-flags.md; edit that file. */
#ifndef COIN_H
#define COIN_H

#include "rows.h"

/* n coins that nobody knows but P2. coin: at P0 and P1 a row of xor
   shares, at P2 the coins. number: the same coins as numbers 0 and 1;
   at P0 and P1 shares mod L, at P2 the numbers. */
void supply_coins(struct party *me, pack *coin, ring *number, size_t n);

static inline struct cost supply_coins_cost(size_t n) {
    return (struct cost){0, 0, sizeof(ring) * n};
}

#endif
