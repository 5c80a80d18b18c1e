/* Tangled from chapters/24-division.md; edit that file. */
#ifndef RECIPROCAL_H
#define RECIPROCAL_H

#include "beaver.h"
#include "goldschmidt.h"
#include "rescale.h"

/* q = 1 / y, for 1 <= y <= bound, which is public; s.f fraction bits in
   and out, at most 31 and with room for products. All shares are mod
   L, n of each. P0, P1: y; out: q, which may be y. P2: not used.
   For bound = 10, q is off by less than 12 units, 23 if truncated
   locally. From 1 + bound on, q means nothing.
   [Goldschmidt 1964; on shares, Catrina, Saxena 2010] */
void reciprocal(struct party *me, const ring *y, ring *q, size_t n,
                size_t bound, struct scale s);

static inline struct cost reciprocal_cost(size_t n, size_t bound,
                                          struct scale s) {
    struct cost guess = rescale_cost(s.how, n, s.f);
    struct cost both = cost_then(multiply_cost(2 * n),
                                 rescale_cost(s.how, 2 * n, s.f));
    struct cost last =
        cost_then(multiply_cost(n), rescale_cost(s.how, n, s.f));
    size_t steps = (size_t)goldschmidt_steps(bound, s.f);

    return cost_then(cost_then(guess, cost_times(both, steps - 1)),
                     last);
}

#endif
