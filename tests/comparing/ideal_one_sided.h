/* Tangled from chapters/39-few-bits-shared.md; edit that file. */
#ifndef IDEAL_ONE_SIDED_H
#define IDEAL_ONE_SIDED_H

#include "ideal_relu.h"
#include "one_sided.h"

/* P0 and P1 have shares of an output and of a label, 0 or 1. */
static inline bool domain_one_sided(const struct ideal *f,
                                    const struct values *in) {
    (void)f;
    return mod_L(in->of[P0][1] + in->of[P1][1]) <= 1;
}

/* They get fresh shares of the error; of signs mod 2^width. */
static inline void answer_one_sided(const struct ideal *f,
                                    struct coins *c,
                                    const struct values *in,
                                    struct values *out) {
    ring o = in->of[P0][0] + in->of[P1][0];
    ring y = mod_L(in->of[P0][1] + in->of[P1][1]);
    ring u = y ? f->shape[0] - o : o, v = u - f->shape[1];
    ring q =
        drelu_of(u, f->shape[2]) * u - drelu_of(v, f->shape[2]) * v;

    ideal_share(c, y ? 0 - q : q, &out->of[P0][0], &out->of[P1][0]);
}

static inline struct ideal ideal_one_sided(struct target t) {
    return (struct ideal){.name = "one_sided",
                          .names = {"o, y", "o, y", ""},
                          .ins = {2, 2, 0},
                          .outs = {1, 1, 0},
                          .shape = {t.goal, t.most, (size_t)t.width},
                          .domain = domain_one_sided,
                          .answer = answer_one_sided};
}

#endif
