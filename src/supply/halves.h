/* Tangled from chapters/26-rescaling.md; edit that file. */
#ifndef HALVES_H
#define HALVES_H

#include "deal.h"

/* The two parts of n masks r that a truncation by d bits needs.
   P2: r; upper = r >> d, top = r >> (ELL - 1).
   P0, P1: r is not used; upper, top -- fresh shares mod L of them. */
void supply_halves(struct party *me, const ring *r, ring *upper,
                   ring *top, size_t n, int d);

static inline struct cost supply_halves_cost(size_t n) {
    return (struct cost){0, 0, 2 * sizeof(ring) * n};
}

#endif
