/* Tangled from chapters/30-relu.md; edit that file. */
#ifndef RELU_H
#define RELU_H

#include "beaver.h"
#include "sign.h"

/* In all of these, P0 and P1 pass shares mod L of n values and get
   fresh shares mod L; P2's arrays are not used, except in a struct
   flags, where it has a part. A failing link unwinds. Which values have
   their sign found, struct sign says. */

/* out = max(a, 0); bit = [a >= 0], kept for the way back, in room from
   take_flags. `out` may be a. [SecureNN 2019, ReLU] */
void relu(struct party *me, const ring *a, ring *out, struct flags bit,
          size_t n, struct sign s);

static inline struct cost relu_cost(size_t n, struct sign s) {
    return s.how == SECURE_NN
               ? cost_then(drelu_cost(n, s), multiply_cost(n))
               : cost_then(drelu_cost(n, s), times_flag_cost(1, n));
}

/* out = bit ? x : 0, for the bits of a relu of the same `s`; out may be
   x. One round. */
void times_bit(struct party *me, struct flags bit, const ring *x,
               ring *out, size_t n, struct sign s);

static inline struct cost times_bit_cost(size_t n, struct sign s) {
    return s.how == SECURE_NN
               ? multiply_cost(n)
               : cost_then(open_masked_cost(n), times_flag_cost(1, n));
}

/* out = bit ? y : x, for any x and y. One round.
   [SecureNN 2019, SelectShare] */
void select_share(struct party *me, struct flags bit, const ring *x,
                  const ring *y, ring *out, size_t n, struct sign s);

static inline struct cost select_share_cost(size_t n, struct sign s) {
    return times_bit_cost(n, s);
}

#endif
