/* Tangled from chapters/25-softmax.md; edit that file. */
#ifndef EXPONENTIAL_H
#define EXPONENTIAL_H

#include "beaver.h"
#include "rescale.h"

/* 8, for words of 64 bits. */
enum { EXP_SQUARINGS = (ELL + 7) / 8 };

/* e = e^v as (1 + v / 256)^256, for -504 <= v <= 0, s.f fraction bits
   in and out; e may be v. With 16 it is off by less than 0.01. Outside
   of the domain e means nothing. All shares are mod L; P2: v, e are
   not used. */
void exponential(struct party *me, const ring *v, ring *e, size_t n,
                 struct scale s);

static inline struct cost exponential_cost(size_t n, struct scale s) {
    struct cost square =
        cost_then(multiply_cost(n), rescale_cost(s.how, n, s.f));

    return cost_then(rescale_cost(s.how, n, EXP_SQUARINGS),
                     cost_times(square, EXP_SQUARINGS));
}

#endif
