/* Tangled from chapters/21-relu.md; edit that file. */
#ifndef RELU_H
#define RELU_H

#include "beaver.h"
#include "convert.h"
#include "msb.h"

/* In all of these, P0 and P1 pass shares mod L of n values and get
   fresh shares mod L; P2 passes NULL and learns nothing. A failing link
   unwinds. Values must be in [-2^(ELL-2), 2^(ELL-2)) to have their sign
   found; the halves beyond are taken for each other. */

/* bit = [a >= 0], 0 or 1, not scaled. [SecureNN 2019, DReLU, but
   without ShareConvert: each party doubles its share, and even shares
   need no conversion] */
void drelu(struct party *me, const ring *a, ring *bit, size_t n);

static inline struct cost drelu_cost(size_t n) {
    return most_significant_bit_cost(n);
}

/* The same bit in more rounds and bytes, for comparison.
   [SecureNN 2019, DReLU] */
void drelu_published(struct party *me, const ring *a, ring *bit,
                     size_t n);

static inline struct cost drelu_published_cost(size_t n) {
    return cost_then(share_convert_cost(n),
                     most_significant_bit_cost(n));
}

/* out = bit ? y : x for a shared bit, for any x and y. One product.
   [SecureNN 2019, SelectShare] */
void select_share(struct party *me, const ring *bit, const ring *x,
                  const ring *y, ring *out, size_t n);

static inline struct cost select_share_cost(size_t n) {
    return multiply_cost(n);
}

/* out = max(a, 0), exactly; bit = [a >= 0], for the way back. `out` may
   be a. [SecureNN 2019, ReLU] */
void relu(struct party *me, const ring *a, ring *out, ring *bit,
          size_t n);

static inline struct cost relu_cost(size_t n) {
    return cost_then(drelu_cost(n), multiply_cost(n));
}

#endif
