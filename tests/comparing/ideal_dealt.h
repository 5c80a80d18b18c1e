/* Tangled from chapters/24-msb.md; edit that file. */
#ifndef IDEAL_DEALT_H
#define IDEAL_DEALT_H

#include "ideal.h"

/* So many shares of bits are seen: in larger rings, none. */
enum { BITS_SEEN = ELL == 2 ? ELL : 0 };

/* P2 has x, P0 and P1 have r and beta; P2 gets beta xor [x > r]. */
static inline void answer_dealt(const struct ideal *f, struct coins *c,
                                const struct values *in,
                                struct values *out) {
    (void)f, (void)c;
    out->of[P2][0] = in->of[P0][1] ^ (in->of[P2][0] > in->of[P0][0]);
}

static inline bool domain_dealt(const struct ideal *f,
                                const struct values *in) {
    const ring *a = in->of[P0], *b = in->of[P1];

    (void)f;
    return a[0] == b[0] && a[1] == b[1];
}

static const struct ideal ideal_dealt = {
    .name = "deal x and compare",
    .names = {"r beta", "r beta", "x"},
    .ins = {2, 2, 1},
    .outs = {0, 0, 1},
    .answer = answer_dealt,
    .domain = domain_dealt,
};

#endif
