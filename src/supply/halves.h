/* Tangled from chapters/29-rescaling.md; edit that file. */
#ifndef HALVES_H
#define HALVES_H

#include "deal.h"

/* What truncating by d bits needs to know of n masks r: upper = r >> d,
   without the bits that are dropped, and top, the highest bit.
   P2: r -- the masks; upper, top -- these numbers.
   P0, P1: r is not used; upper, top -- fresh shares mod L of them. */
void supply_halves(struct party *me, const ring *r, ring *upper,
                   ring *top, size_t n, int d);

static inline struct cost supply_halves_cost(size_t n) {
    return (struct cost){0, 0, 2 * sizeof(ring) * n};
}

#endif
