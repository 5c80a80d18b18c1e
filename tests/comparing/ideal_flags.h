/* Tangled from chapters/29-flags.md; edit that file. */
#ifndef IDEAL_FLAGS_H
#define IDEAL_FLAGS_H

#include "ideal.h"

/* P0 and P1 have xor shares of a bit. They get the bit xor a coin, and
   shares of the coin mod L; P2 gets the coin, and P0's share of it. */
static inline void answer_flags(const struct ideal *f, struct coins *c,
                                const struct values *in,
                                struct values *out) {
    ring bit = in->of[P0][0] ^ in->of[P1][0], coin = toss(c, 2);

    (void)f;
    ideal_share(c, coin, &out->of[P0][1], &out->of[P1][1]);
    out->of[P0][0] = out->of[P1][0] = bit ^ coin;
    out->of[P2][0] = coin;
    out->of[P2][1] = out->of[P0][1];
}

static const struct ideal ideal_flags = {
    .name = "open_flags",
    .names = {"bit", "bit", ""},
    .ins = {1, 1, 0},
    .outs = {2, 2, 2},
    .answer = answer_flags,
};

#endif
