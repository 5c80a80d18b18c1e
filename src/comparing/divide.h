/* Tangled from chapters/34-division.md; edit that file. */
#ifndef DIVIDE_H
#define DIVIDE_H

#include "relu.h"

/* q = floor(2^f x / y), for 0 <= x < y; at x = y, also at 0 / 0, all
   ones: 2^f - 1. All shares are mod L, 0 <= f <= ELL, n of each.
   P0, P1: x, y, with y a number whose sign s finds, and -y; out: q,
   which may be x or y. P2: x, y, q are not used. Outside of the domain
   q means nothing.
   [after SecureNN 2019, Division, which halves the divisor instead] */
void divide(struct party *me, const ring *x, const ring *y, ring *q,
            size_t n, int f, struct sign s);

static inline struct cost divide_cost(size_t n, int f, struct sign s) {
    struct cost bit =
        cost_then(drelu_cost(n, s), times_flag_cost(1, n));

    if (s.how == SECURE_NN)
        return cost_times(cost_then(drelu_cost(n, s), multiply_cost(n)),
                          (size_t)f);
    return cost_then(f > 0 ? open_masked_cost(n)
                           : (struct cost){0, 0, 0},
                     cost_times(bit, (size_t)f));
}

#endif
