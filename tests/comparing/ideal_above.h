/* Tangled from chapters/28-above.md; edit that file. */
#ifndef IDEAL_ABOVE_H
#define IDEAL_ABOVE_H

#include "ideal.h"

/* P0 and P1 know c, P2 knows r; P0 and P1 get fresh xor shares of
   whether r is above, in the lowest bits. */
static inline void answer_above(const struct ideal *f, struct coins *c,
                                const struct values *in,
                                struct values *out) {
    ring mask = ((ring)1 << f->shape[0]) - 1;
    bool less = (in->of[P0][0] & mask) < (in->of[P2][0] & mask);

    ideal_share_bit(c, less, &out->of[P0][0], &out->of[P1][0]);
}

static inline bool domain_above(const struct ideal *f,
                                const struct values *in) {
    (void)f;
    return in->of[P0][0] == in->of[P1][0];
}

static inline struct ideal ideal_above(int m) {
    return (struct ideal){.name = "above",
                          .names = {"c", "c", "r"},
                          .ins = {1, 1, 1},
                          .outs = {1, 1, 0},
                          .shape = {(size_t)m},
                          .domain = domain_above,
                          .answer = answer_above};
}

#endif
