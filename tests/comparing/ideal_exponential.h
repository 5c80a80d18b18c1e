/* Tangled from chapters/35-softmax.md; edit that file. */
#ifndef IDEAL_EXPONENTIAL_H
#define IDEAL_EXPONENTIAL_H

#include "exponential.h"
#include "ideal_rescale.h"

/* e^v, with f fraction bits, rounded where the protocol rounds. */
static inline ring exponential_of(ring v, int f) {
    ring e = nearest(v, EXP_SQUARINGS) + ((ring)1 << f);

    for (int i = 0; i < EXP_SQUARINGS; i++)
        e = nearest(e * e, f);
    return e;
}

/* Does it stay in the domain of the truncations? */
static inline bool can_exponential(ring v, int f) {
    bool can = in_domain(v, EXP_SQUARINGS);
    ring e = nearest(v, EXP_SQUARINGS) + ((ring)1 << f);

    for (int i = 0; i < EXP_SQUARINGS; i++) {
        can = can && in_domain(e * e, f);
        e = nearest(e * e, f);
    }
    return can;
}

/* P0 and P1 have shares of v, and get fresh ones of e^v. */
static inline void answer_exponential(const struct ideal *f,
                                      struct coins *c,
                                      const struct values *in,
                                      struct values *out) {
    ring v = in->of[P0][0] + in->of[P1][0];

    ideal_share(c, exponential_of(v, (int)f->shape[0]), &out->of[P0][0],
                &out->of[P1][0]);
}

static inline bool domain_exponential(const struct ideal *f,
                                      const struct values *in) {
    return can_exponential(in->of[P0][0] + in->of[P1][0],
                           (int)f->shape[0]);
}

static inline struct ideal ideal_exponential(int f) {
    return (struct ideal){.name = "exponential",
                          .names = {"v", "v", ""},
                          .ins = {1, 1, 0},
                          .outs = {1, 1, 0},
                          .shape = {(size_t)f},
                          .answer = answer_exponential,
                          .domain = domain_exponential};
}

#endif
