/* Tangled from chapters/58-split.md; edit that file. */
#ifndef FIRST_H
#define FIRST_H

#include "beaver.h"

/* The first layer of a network whose inputs are in two houses: P2, and
   nobody else, gets h1 = x theta, with twice the fraction bits. */

/* Each of P0 and P1 passes n numbers, the product of its own columns
   with its own weights: they are shares of h1 as they stand. `own` is
   overwritten; h1 is written by P2 alone. */
void first_sum(struct party *me, ring *own, ring *h1, size_t n);

static inline struct cost first_sum_cost(size_t n) {
    return reveal_cost(MOD_L, n);
}

/* The same of shares of x and of theta, by a product. Both are masked
   and opened here, and stay so for the way back, in the arena. `noise`,
   x->rows by theta->cols, is added to each share, unless NULL. */
void first_shared(struct party *me, struct masked *x,
                  struct masked *theta, const ring *noise, ring *h1);

static inline struct cost first_shared_cost(size_t batch, size_t in,
                                            size_t out) {
    return cost_then(multiply_matrix_cost(batch, in, out),
                     reveal_cost(MOD_L, batch * out));
}

#endif
