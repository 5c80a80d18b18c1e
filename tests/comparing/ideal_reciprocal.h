/* Tangled from chapters/34-division.md; edit that file. */
#ifndef IDEAL_RECIPROCAL_H
#define IDEAL_RECIPROCAL_H

#include "goldschmidt.h"
#include "ideal_rescale.h"

/* 1 / y; says in *can whether it stayed in the truncations' domain. */
static inline ring reciprocal_of(ring y, size_t bound, int f,
                                 bool *can) {
    ring q = goldschmidt_guess(bound, f), N = q * y;

    *can = in_domain(N, f);
    N = nearest(N, f);
    for (int i = goldschmidt_steps(bound, f); i > 0; i--) {
        ring factor = ((ring)2 << f) - N;

        *can = *can && in_domain(q * factor, f) &&
               (i == 1 || in_domain(N * factor, f));
        q = nearest(q * factor, f);
        N = nearest(N * factor, f);
    }
    return q;
}

/* P0 and P1 have shares of y, and get fresh ones of 1 / y. */
static inline void answer_reciprocal(const struct ideal *f,
                                     struct coins *c,
                                     const struct values *in,
                                     struct values *out) {
    ring y = in->of[P0][0] + in->of[P1][0];
    bool can;
    ring q = reciprocal_of(y, f->shape[0], (int)f->shape[1], &can);

    ideal_share(c, q, &out->of[P0][0], &out->of[P1][0]);
}

static inline bool domain_reciprocal(const struct ideal *f,
                                     const struct values *in) {
    ring y = in->of[P0][0] + in->of[P1][0];
    bool can;

    reciprocal_of(y, f->shape[0], (int)f->shape[1], &can);
    return can;
}

static inline struct ideal ideal_reciprocal(size_t bound, int f) {
    return (struct ideal){.name = "reciprocal",
                          .names = {"y", "y", ""},
                          .ins = {1, 1, 0},
                          .outs = {1, 1, 0},
                          .shape = {bound, (size_t)f},
                          .answer = answer_reciprocal,
                          .domain = domain_reciprocal};
}

#endif
