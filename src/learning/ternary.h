/* Tangled from chapters/40-ternary.md; edit that file. */
#ifndef TERNARY_H
#define TERNARY_H

#include "levels.h"
#include "shrink.h"

/* Latent weights, and how they are made ternary: 2^one of them are 1;
   so many bits are dropped first, which is free but rounds by shares;
   what is left, less half of one or more it, has `width` bits. */
struct latent {
    int one, drop, width;
};

/* w = 1 where v is half of one or more, -1 where it is below minus half
   of one, else 0: v / 2^one to the nearest, ties up, but cut to -1, 0,
   1. Fresh shares of n weights. By dropping bits, v counts for up to
   2^(drop + 1) less. P2: v, w are not used. w may be v. */
void ternarise(struct party *me, const ring *v, ring *w, size_t n,
               struct latent t);

static inline struct cost ternarise_cost(size_t n, struct latent t) {
    return cost_then(open_masked_cost(n),
                     reach_levels_cost(2, n, t.width));
}

/* v cut to -most .. most in place, fresh shares; v less or more most
   must be of `width` bits. P2's v is not used. */
void cut(struct party *me, ring *v, size_t n, ring most, int width);

static inline struct cost cut_cost(size_t n, int width) {
    return cost_then(open_masked_cost(n),
                     cost_then(reach_levels_cost(2, n, width),
                               times_flag_cost(1, 2 * n)));
}

#endif
