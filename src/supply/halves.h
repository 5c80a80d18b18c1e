/* Tangled from chapters/31-coin.md; edit that file. */
#ifndef HALVES_H
#define HALVES_H

#include "deal.h"
#include "maker.h"

/* What truncating by d bits needs to know of n masks r: upper = r >> d,
   without the bits that are dropped, and top, the highest bit.
   P2: upper, top -- these numbers.
   P0, P1: upper, top -- fresh shares mod L of them. */
void supply_halves(struct party *me, struct masks r, ring *upper,
                   ring *top, size_t n, int d);

static inline struct cost supply_halves_cost(size_t n) {
    return (struct cost){0, 0, 2 * sizeof(ring) * n};
}

#endif
