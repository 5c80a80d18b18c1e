/* Tangled from chapters/07-exact-products.md; edit that file. */
#ifndef MATRIX_H
#define MATRIX_H

#include <stddef.h>

#include "ring.h"

/* z += x y mod L, where x is m x n, y is n x v and z is m x v, all row
   by row; z overlaps neither x nor y. */
void matrix_mul_add(const ring *x, const ring *y, ring *z, size_t m,
                    size_t n, size_t v);

/* The same with x turned: x is n x m, and z += x^T y. */
void matrix_turned_mul_add(const ring *x, const ring *y, ring *z,
                           size_t m, size_t n, size_t v);

/* out, n x m, is the transpose of x, m x n. */
void matrix_transpose(const ring *x, ring *out, size_t m, size_t n);

/* Room for n elements, all zero, that begins with a cache line, which
   makes the product faster. To be freed by free(). NULL: no memory. */
ring *matrix_room(size_t n);

#endif
