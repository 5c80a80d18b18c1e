/* Tangled from chapters/35-softmax.md; edit that file. */
#ifndef EXPONENTIAL_H
#define EXPONENTIAL_H

#include "rescale.h"

/* 8, for words of 64 bits. */
enum { EXP_SQUARINGS = (ELL + 7) / 8 };

/* e^v as (1 + v / 256)^256, for -504 <= v <= 0, s.f fraction bits in
   and out. With 16 it is off by less than 0.01. Outside of the domain
   it means nothing. v: shares mod L; P2's is not used. What comes back
   is masked and opened, in the arena; by COIN with a `top`. */
struct opened exponential(struct party *me, const ring *v, size_t n,
                          struct scale s);

static inline struct cost exponential_cost(size_t n, struct scale s) {
    size_t hidden = hidden_parts(s.how) * hidden_parts(s.how);
    struct cost square = cost_then(multiply_opened_cost(hidden, n),
                                   rescale_open_cost(s.how, n, s.f));

    return cost_then(rescale_open_cost(s.how, n, EXP_SQUARINGS),
                     cost_times(square, EXP_SQUARINGS));
}

#endif
