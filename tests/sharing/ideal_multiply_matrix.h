/* Tangled from chapters/21-beaver.md; edit that file. */
#ifndef IDEAL_MULTIPLY_MATRIX_H
#define IDEAL_MULTIPLY_MATRIX_H

#include "ideal.h"

/* P0 and P1 have shares of x, m x n, and then y, n x v, by rows, and
   get fresh ones of the product. */
static inline void answer_multiply_matrix(const struct ideal *f,
                                          struct coins *c,
                                          const struct values *in,
                                          struct values *out) {
    size_t n = f->shape[1], v = f->shape[2];
    const ring *a = in->of[P0], *b = in->of[P1];

    for (size_t k = 0; k < f->outs[P0]; k++) {
        ring sum = 0;

        for (size_t i = 0; i < n; i++) {
            size_t x = k / v * n + i;
            size_t y = f->shape[0] * n + i * v + k % v;

            sum += (a[x] + b[x]) * (a[y] + b[y]);
        }
        ideal_share(c, sum, &out->of[P0][k], &out->of[P1][k]);
    }
}

static inline struct ideal ideal_multiply_matrix(size_t m, size_t n,
                                                 size_t v) {
    size_t factors = m * n + n * v;

    return (struct ideal){.name = "multiply_matrix",
                          .names = {"x y", "x y", ""},
                          .ins = {factors, factors, 0},
                          .outs = {m * v, m * v, 0},
                          .shape = {m, n, v},
                          .answer = answer_multiply_matrix};
}

#endif
