/* Tangled from chapters/32-rescaling.md; edit that file. */
#ifndef IDEAL_RESCALE_H
#define IDEAL_RESCALE_H

#include "ideal_coin.h"

/* int(x) / 2^d, to the nearest, ties up. */
static inline ring nearest(ring x, int d) {
    int64_t half = (INT64_C(1) << d) / 2;

    return ring_of(down(signed_of(mod_L(x)) + half, d));
}

/* Can x be truncated by d bits to the nearest? */
static inline bool in_domain(ring x, int d) {
    return within(signed_of(mod_L(x)) + (INT64_C(1) << d) / 2, d);
}

/* P0 and P1 have shares of x, and get fresh ones of x / 2^d. */
static inline void answer_rescale(const struct ideal *f,
                                  struct coins *c,
                                  const struct values *in,
                                  struct values *out) {
    ring x = in->of[P0][0] + in->of[P1][0];

    ideal_share(c, nearest(x, (int)f->shape[0]), &out->of[P0][0],
                &out->of[P1][0]);
}

static inline bool domain_rescale(const struct ideal *f,
                                  const struct values *in) {
    return in_domain(in->of[P0][0] + in->of[P1][0], (int)f->shape[0]);
}

static inline struct ideal ideal_rescale(int d) {
    return (struct ideal){.name = "truncate_exact",
                          .names = {"x", "x", ""},
                          .ins = {1, 1, 0},
                          .outs = {1, 1, 0},
                          .shape = {(size_t)d},
                          .answer = answer_rescale,
                          .domain = domain_rescale};
}

#endif
