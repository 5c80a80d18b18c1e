/* Tangled from chapters/40-ternary.md; edit that file. */
#ifndef IDEAL_LEVELS_H
#define IDEAL_LEVELS_H

#include "ideal_sign.h"

/* P0 and P1 know c, P2 knows r; of c - r and each of two levels they
   get a flag. */
static inline void answer_levels(const struct ideal *f, struct coins *c,
                                 const struct values *in,
                                 struct values *out) {
    for (size_t i = 0; i < 2; i++) {
        struct values less = *in, flag;

        less.of[P0][0] -= f->shape[1 + i];
        answer_sign_flags(f, c, &less, &flag);
        for (int j = P0; j < OWNER; j++)
            memcpy(out->of[j] + 2 * i, flag.of[j], 2 * sizeof(ring));
    }
}

static inline struct ideal ideal_levels(int width, ring low,
                                        ring high) {
    return (struct ideal){.name = "reach_levels",
                          .names = {"c", "c", "r"},
                          .ins = {1, 1, 1},
                          .outs = {4, 4, 4},
                          .shape = {(size_t)width, low, high},
                          .domain = domain_sign,
                          .answer = answer_levels};
}

#endif
