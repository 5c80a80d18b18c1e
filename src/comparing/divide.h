/* Tangled from chapters/28-division.md; edit that file. */
#ifndef DIVIDE_H
#define DIVIDE_H

#include "relu.h"

/* q = floor(2^f x / y), for 0 <= x < y; at x = y, also at 0 / 0, all
   ones: 2^f - 1. All shares are mod L, 0 <= f <= ELL, n of each.
   P0, P1: x, y, with y < 2^(ELL-2); out: q, which may be x or y.
   P2: x, y, q are not used. Outside of the domain q means nothing.
   [after SecureNN 2019, Division, which halves the divisor instead] */
void divide(struct party *me, const ring *x, const ring *y, ring *q,
            size_t n, int f, struct sign s);

static inline struct cost divide_cost(size_t n, int f, struct sign s) {
    struct cost bit =
        cost_then(drelu_cost(n, s), s.how == SECURE_NN
                                        ? multiply_cost(n)
                                        : times_flag_cost(1, n));

    return cost_then(s.how == SECURE_NN || f == 0
                         ? (struct cost){0, 0, 0}
                         : open_masked_cost(n),
                     cost_times(bit, (size_t)f));
}

#endif
