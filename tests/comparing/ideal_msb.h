/* Tangled from chapters/24-msb.md; edit that file. */
#ifndef IDEAL_MSB_H
#define IDEAL_MSB_H

#include "ideal.h"
#include "share.h"

/* P0 and P1 have shares mod L - 1 of a, and get fresh shares mod L of
   its highest bit. */
static inline void answer_msb(const struct ideal *f, struct coins *c,
                              const struct values *in,
                              struct values *out) {
    ring a = odd_add(in->of[P0][0], in->of[P1][0]);

    (void)f;
    ideal_share(c, a >> (ELL - 1), &out->of[P0][0], &out->of[P1][0]);
}

static inline bool domain_msb(const struct ideal *f,
                              const struct values *in) {
    (void)f;
    return in->of[P0][0] < RING_MAX && in->of[P1][0] < RING_MAX;
}

static const struct ideal ideal_msb = {
    .name = "most_significant_bit",
    .names = {"a", "a", ""},
    .ins = {1, 1, 0},
    .outs = {1, 1, 0},
    .answer = answer_msb,
    .domain = domain_msb,
};

#endif
