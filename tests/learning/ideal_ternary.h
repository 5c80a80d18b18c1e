/* Tangled from chapters/40-ternary.md; edit that file. */
#ifndef IDEAL_TERNARY_H
#define IDEAL_TERNARY_H

#include "ideal_relu.h"
#include "ideal_shrink.h"

/* -1, 0 or 1. */
static inline ring ternary_of(ring x, ring half, size_t width) {
    return drelu_of(x - half, width) + drelu_of(x + half, width) - 1;
}

/* P0 and P1 have shares of a latent weight, and get fresh ones of the
   weight; and of the coin by which it was shrunk what they see. */
static inline void answer_ternary(const struct ideal *f,
                                  struct coins *c,
                                  const struct values *in,
                                  struct values *out) {
    int one = (int)f->shape[0], drop = (int)f->shape[1];
    ring half = (ring)1 << (one - 1 - drop);
    ring x = shrunk_by(c, in->of[P0][0] + in->of[P1][0], out, 1, drop);

    ideal_share(c, ternary_of(x, half, f->shape[2]), &out->of[P0][0],
                &out->of[P1][0]);
}

static inline struct ideal ideal_ternary(int one, int drop, int width) {
    return (struct ideal){
        .name = drop ? "ternarise shrunk" : "ternarise",
        .names = {"v", "v", ""},
        .ins = {1, 1, 0},
        .outs = {2, 2, 0},
        .shape = {(size_t)one, (size_t)drop, (size_t)width},
        .answer = answer_ternary};
}

/* They get fresh shares of v cut to -most .. most. */
static inline void answer_cut(const struct ideal *f, struct coins *c,
                              const struct values *in,
                              struct values *out) {
    ring v = in->of[P0][0] + in->of[P1][0], most = f->shape[0];
    size_t width = f->shape[1];
    ring below = drelu_of(v + most, width) * (v + most);
    ring above = drelu_of(v - most, width) * (v - most);

    ideal_share(c, below - above - most, &out->of[P0][0],
                &out->of[P1][0]);
}

static inline struct ideal ideal_cut(ring most, int width) {
    return (struct ideal){.name = "cut",
                          .names = {"v", "v", ""},
                          .ins = {1, 1, 0},
                          .outs = {1, 1, 0},
                          .shape = {most, (size_t)width},
                          .answer = answer_cut};
}

#endif
