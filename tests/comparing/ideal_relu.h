/* Tangled from chapters/21-published.md; edit that file. */
#ifndef IDEAL_RELU_H
#define IDEAL_RELU_H

#include "ideal.h"

/* [bit ELL - 2 of a is clear], which in the domain is [a >= 0]. */
static inline ring drelu_of(ring a) {
    return 1 - (a >> (ELL - 2) & 1);
}

/* P0 and P1 have shares of a, and get fresh ones of that bit. */
static inline void answer_drelu(const struct ideal *f, struct coins *c,
                                const struct values *in,
                                struct values *out) {
    ring a = in->of[P0][0] + in->of[P1][0];

    (void)f;
    ideal_share(c, drelu_of(a), &out->of[P0][0], &out->of[P1][0]);
}

static const struct ideal ideal_drelu = {
    .name = "drelu",
    .names = {"a", "a", ""},
    .ins = {1, 1, 0},
    .outs = {1, 1, 0},
    .answer = answer_drelu,
};

/* P0 and P1 have shares of a, and get fresh ones of a times the bit,
   and of the bit. */
static inline void answer_relu(const struct ideal *f, struct coins *c,
                               const struct values *in,
                               struct values *out) {
    ring a = in->of[P0][0] + in->of[P1][0], bit = drelu_of(a);

    (void)f;
    ideal_share(c, bit * a, &out->of[P0][0], &out->of[P1][0]);
    ideal_share(c, bit, &out->of[P0][1], &out->of[P1][1]);
}

static const struct ideal ideal_relu = {
    .name = "relu",
    .names = {"a", "a", ""},
    .ins = {1, 1, 0},
    .outs = {2, 2, 0},
    .answer = answer_relu,
};

#endif
