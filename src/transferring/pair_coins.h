/* Tangled from chapters/54-transferred-masks.md; edit that file. */
#ifndef PAIR_COINS_H
#define PAIR_COINS_H

#include "times.h"

/* As the members of a struct maker. */
void pair_coins(struct party *me, const pack *coin, ring *number,
                size_t n);
void pair_chosen(struct party *me, const pack *coin, const ring *x,
                 ring *z, size_t n);

static inline struct cost pair_coins_cost(size_t n) {
    return cost_then(transfer_cost(n),
                     (struct cost){1, sizeof(ring) * n, 0});
}

static inline struct cost pair_chosen_cost(size_t n) {
    return cost_times(pair_coins_cost(n), 2);
}

#endif
