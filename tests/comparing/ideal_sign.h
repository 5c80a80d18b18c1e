/* Tangled from chapters/30-relu.md; edit that file. */
#ifndef IDEAL_SIGN_H
#define IDEAL_SIGN_H

#include "ideal_relu.h"

/* P0 and P1 know c, P2 knows r; a = c - r. */
static inline bool domain_sign(const struct ideal *f,
                               const struct values *in) {
    (void)f;
    return in->of[P0][0] == in->of[P1][0];
}

/* P0 and P1 get xor shares of [a >= 0]. */
static inline void answer_sign_bits(const struct ideal *f,
                                    struct coins *c,
                                    const struct values *in,
                                    struct values *out) {
    ring a = in->of[P0][0] - in->of[P2][0];

    out->of[P0][0] = toss(c, 2);
    out->of[P1][0] = out->of[P0][0] ^ drelu_of(a, f->shape[0]);
}

static inline struct ideal ideal_sign_bits(int width) {
    return (struct ideal){.name = "sign_bits",
                          .names = {"c", "c", "r"},
                          .ins = {1, 1, 1},
                          .outs = {1, 1, 0},
                          .shape = {(size_t)width},
                          .domain = domain_sign,
                          .answer = answer_sign_bits};
}

/* They get [a >= 0] xor a coin, and shares of the coin mod L; P2 gets
   the coin, and P0's share of it. */
static inline void answer_sign_flags(const struct ideal *f,
                                     struct coins *c,
                                     const struct values *in,
                                     struct values *out) {
    ring a = in->of[P0][0] - in->of[P2][0], coin = toss(c, 2);

    ideal_share(c, coin, &out->of[P0][1], &out->of[P1][1]);
    out->of[P0][0] = out->of[P1][0] = drelu_of(a, f->shape[0]) ^ coin;
    out->of[P2][0] = coin;
    out->of[P2][1] = out->of[P0][1];
}

static inline struct ideal ideal_sign_flags(int width) {
    return (struct ideal){.name = "sign_flags",
                          .names = {"c", "c", "r"},
                          .ins = {1, 1, 1},
                          .outs = {2, 2, 2},
                          .shape = {(size_t)width},
                          .domain = domain_sign,
                          .answer = answer_sign_flags};
}

#endif
