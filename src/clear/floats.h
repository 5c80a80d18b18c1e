/* Tangled from chapters/04-backprop.md; edit that file. */
#ifndef FLOATS_H
#define FLOATS_H

#include <stddef.h>

/* Matrices of floats, row by row. z += x y and z += x^T y: x is m x n,
   and the second time n x m; y is n x v, z is m x v. */
void float_mul_add(const float *x, const float *y, float *z, size_t m,
                   size_t n, size_t v);
void float_turned_mul_add(const float *x, const float *y, float *z,
                          size_t m, size_t n, size_t v);

/* out, n x m, is the transpose of x, m x n. */
void float_transpose(const float *x, float *out, size_t m, size_t n);

#endif
