/* Tangled from chapters/25-convert.md; edit that file. */
#ifndef IDEAL_CONVERT_H
#define IDEAL_CONVERT_H

#include "ideal.h"
#include "share.h"

/* P0 and P1 have shares mod L of a, and get fresh ones mod L - 1; of 0
   if a is L - 1. */
static inline void answer_convert(const struct ideal *f,
                                  struct coins *c,
                                  const struct values *in,
                                  struct values *out) {
    ring a = odd_of(mod_L(in->of[P0][0] + in->of[P1][0]));

    (void)f;
    out->of[P0][0] = toss(c, RING_MAX);
    out->of[P1][0] = odd_sub(a, out->of[P0][0]);
}

static const struct ideal ideal_convert = {
    .name = "share_convert",
    .names = {"a", "a", ""},
    .ins = {1, 1, 0},
    .outs = {1, 1, 0},
    .answer = answer_convert,
};

#endif
