/* Tangled from chapters/21-beaver.md; edit that file. */
#ifndef WRAP_MULTIPLY_MATRIX_H
#define WRAP_MULTIPLY_MATRIX_H

#include "beaver.h"
#include "ideal_multiply_matrix.h"

__typeof__(multiply_matrix) __wrap_multiply_matrix;

void __wrap_multiply_matrix(struct party *me, const ring *x,
                            const ring *y, ring *z, size_t m, size_t n,
                            size_t v) {
    struct ideal f = ideal_multiply_matrix(m, n, v);
    const ring *in[VALUES];
    ring *out[VALUES];

    if (m * n + n * v > VALUES || m * v > VALUES)
        party_fail(me, "no ideal for matrices of %zu x %zu x %zu", m, n,
                   v);
    for (size_t k = 0; holds_shares(me) && k < f.ins[me->id]; k++)
        in[k] = k < m * n ? x + k : y + (k - m * n);
    for (size_t k = 0; holds_shares(me) && k < f.outs[me->id]; k++)
        out[k] = z + k;
    ideal_call(me, &f, in, out, 1);
}

#endif
