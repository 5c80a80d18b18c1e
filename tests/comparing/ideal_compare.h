/* Tangled from chapters/22-compare.md; edit that file. */
#ifndef IDEAL_COMPARE_H
#define IDEAL_COMPARE_H

#include "ideal.h"
#include "share.h"

/* P0 and P1 have shares mod P of the bits of x, and know r and beta;
   P2 gets beta xor [x > r]. */
static inline void answer_compare(const struct ideal *f,
                                  struct coins *c,
                                  const struct values *in,
                                  struct values *out) {
    const ring *a = in->of[P0], *b = in->of[P1];
    ring x = 0;

    (void)f, (void)c;
    for (int i = 0; i < ELL; i++)
        x |= (a[i] + b[i]) % P << i;
    out->of[P2][0] = a[ELL + 1] ^ (x > a[ELL]);
}

static inline bool domain_compare(const struct ideal *f,
                                  const struct values *in) {
    const ring *a = in->of[P0], *b = in->of[P1];
    bool bits = true;

    (void)f;
    for (int i = 0; i < ELL; i++)
        bits = bits && (a[i] + b[i]) % P < 2;
    return bits && a[ELL] == b[ELL] && a[ELL + 1] == b[ELL + 1];
}

#define COMPARED                                                       \
    (ELL == 2 ? "x[0] x[1] r beta" : "x[0] x[1] x[2] r beta")

static const struct ideal ideal_compare = {
    .name = "private_compare",
    .names = {COMPARED, COMPARED, ""},
    .ins = {ELL + 2, ELL + 2, 0},
    .outs = {0, 0, 1},
    .answer = answer_compare,
    .domain = domain_compare,
};

#endif
