/* Tangled from chapters/06-fixed-network.md; edit that file. */
#include "matrix.h"

void ex_matrix_left(const ring *x, const ring *y, ring *z, size_t m,
                    size_t n, size_t v);

/* z += x' y, where x' is the transpose of x, which is m x n; y is
   m x v, z is n x v. */
void ex_matrix_left(const ring *x, const ring *y, ring *z, size_t m,
                    size_t n, size_t v) {
    matrix_mul_add(x, y, z, m, n, v); /* your turn */
}
