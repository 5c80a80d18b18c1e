/* Tangled from chapters/40-ternary.md; edit that file. */
#ifndef IDEAL_SHRINK_H
#define IDEAL_SHRINK_H

#include "ideal.h"

/* A coin below 2^s for x: she tells it to P0, and to P1 what x ends in
   less the coin, as their values number v. */
static inline ring shrunk_by(struct coins *c, ring x,
                             struct values *out, size_t v, int s) {
    ring n = (ring)1 << s, coin = toss(c, n);

    out->of[P0][v] = coin;
    out->of[P1][v] = (x - coin) % n;
    return mod_L(x - coin) >> s;
}

/* P0 and P1 have shares of x, and get fresh ones of x / 2^s by such a
   coin, in the ring of 2^(ELL - s). */
static inline void answer_shrink(const struct ideal *f, struct coins *c,
                                 const struct values *in,
                                 struct values *out) {
    int s = (int)f->shape[0];
    ring end = RING_MAX >> s;
    ring x = shrunk_by(c, in->of[P0][0] + in->of[P1][0], out, 1, s);

    out->of[P0][0] = toss(c, end + 1);
    out->of[P1][0] = (x - out->of[P0][0]) & end;
}

static inline struct ideal ideal_shrink(int s) {
    return (struct ideal){.name = "shrink",
                          .names = {"x", "x", ""},
                          .ins = {1, 1, 0},
                          .outs = {2, 2, 0},
                          .shape = {(size_t)s},
                          .answer = answer_shrink};
}

#endif
