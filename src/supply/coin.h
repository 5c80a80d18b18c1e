/* Tangled from chapters/29-flags.md; edit that file. */
#ifndef COIN_H
#define COIN_H

#include "product.h"
#include "rows.h"

/* n coins that nobody knows but P2. coin: at P0 and P1 a row of xor
   shares, at P2 the coins. number: the same coins as numbers 0 and 1;
   at P0 and P1 shares mod L, at P2 the numbers. */
void supply_coins(struct party *me, pack *coin, ring *number, size_t n);

/* Products of coins and numbers that P2 knows: z = coin x. P2: number,
   x; z is not used. P0, P1: coin, x -- shares, for a maker, else not
   used; z -- fresh shares. */
void supply_chosen(struct party *me, const pack *coin,
                   const ring *number, const ring *x, ring *z,
                   size_t n);

static inline struct cost supply_coins_cost(size_t n) {
    return (struct cost){0, 0, sizeof(ring) * n};
}

#endif
