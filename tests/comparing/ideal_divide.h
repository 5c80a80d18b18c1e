/* Tangled from chapters/34-division.md; edit that file. */
#ifndef IDEAL_DIVIDE_H
#define IDEAL_DIVIDE_H

#include "ideal_relu.h"

/* floor(2^f x / y) for 0 <= x < y, and for others whatever the steps
   make of them, with signs of so many bits. */
static inline ring quotient(ring x, ring y, size_t f, size_t width) {
    ring q = 0;

    for (size_t i = 0; i < f; i++) {
        ring bit = drelu_of(2 * x - y, width);

        x = 2 * x - bit * y;
        q = 2 * q + bit;
    }
    return q;
}

/* P0 and P1 have shares of x and y, and get fresh ones of x / y. */
static inline void answer_divide(const struct ideal *f, struct coins *c,
                                 const struct values *in,
                                 struct values *out) {
    const ring *a = in->of[P0], *b = in->of[P1];
    ring q =
        quotient(a[0] + b[0], a[1] + b[1], f->shape[0], f->shape[1]);

    ideal_share(c, q, &out->of[P0][0], &out->of[P1][0]);
}

static inline struct ideal ideal_divide(int f, struct sign s) {
    return (struct ideal){.name = "divide",
                          .names = {"x y", "x y", ""},
                          .ins = {2, 2, 0},
                          .outs = {1, 1, 0},
                          .shape = {(size_t)f, (size_t)width_of(s)},
                          .answer = answer_divide};
}

#endif
