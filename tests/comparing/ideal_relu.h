/* Tangled from chapters/30-relu.md; edit that file. */
#ifndef IDEAL_RELU_H
#define IDEAL_RELU_H

#include "ideal.h"
#include "sign.h"

/* The bits of a that are looked at: the published way looks at the
   second highest of the ring. */
static inline int width_of(struct sign s) {
    return s.how == SECURE_NN ? ELL - 1 : s.width;
}

/* [a >= 0], of a mod 2^width as a signed number. */
static inline ring drelu_of(ring a, size_t width) {
    return 1 - (a >> (width - 1) & 1);
}

/* P0 and P1 have shares of a, and get fresh ones of that bit. */
static inline void answer_drelu(const struct ideal *f, struct coins *c,
                                const struct values *in,
                                struct values *out) {
    ring a = in->of[P0][0] + in->of[P1][0];

    ideal_share(c, drelu_of(a, f->shape[0]), &out->of[P0][0],
                &out->of[P1][0]);
}

static inline struct ideal ideal_drelu(struct sign s) {
    return (struct ideal){.name = "drelu",
                          .names = {"a", "a", ""},
                          .ins = {1, 1, 0},
                          .outs = {1, 1, 0},
                          .shape = {(size_t)width_of(s)},
                          .answer = answer_drelu};
}

/* P0 and P1 have shares of a, and get fresh ones of a times the bit,
   and of the bit. */
static inline void answer_relu(const struct ideal *f, struct coins *c,
                               const struct values *in,
                               struct values *out) {
    ring a = in->of[P0][0] + in->of[P1][0];
    ring bit = drelu_of(a, f->shape[0]);

    ideal_share(c, bit * a, &out->of[P0][0], &out->of[P1][0]);
    ideal_share(c, bit, &out->of[P0][1], &out->of[P1][1]);
}

static inline struct ideal ideal_relu(struct sign s) {
    return (struct ideal){.name = "relu",
                          .names = {"a", "a", ""},
                          .ins = {1, 1, 0},
                          .outs = {2, 2, 0},
                          .shape = {(size_t)width_of(s)},
                          .answer = answer_relu};
}

#endif
