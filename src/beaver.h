/* Tangled from chapters/14-beaver.md; edit that file. */
#ifndef BEAVER_H
#define BEAVER_H

#include "deal.h"

/* z[k] = x[k] y[k] mod L on shares, for n pairs. P0 and P1 pass shares
   of x and y and get fresh shares of z; z may be x or y. P2 deals the
   triples and passes NULL. Products are not truncated.
   [Beaver 1991; SecureNN 2019, Algorithm 1, for 1 x 1 matrices] */
void multiply(struct party *me, const ring *x, const ring *y, ring *z,
              size_t n);

static inline struct cost multiply_cost(size_t n) {
    return (struct cost){1, 5 * sizeof(ring) * n};
}

/* z = x y mod L on shares: x is m x n, y is n x v, z is m x v, by rows.
   As above, except that z must be neither x nor y.
   [SecureNN 2019, Algorithm 1] */
void multiply_matrix(struct party *me, const ring *x, const ring *y,
                     ring *z, size_t m, size_t n, size_t v);

static inline struct cost multiply_matrix_cost(size_t m, size_t n,
                                               size_t v) {
    size_t elements = 2 * m * n + 2 * n * v + m * v;
    return (struct cost){1, sizeof(ring) * elements};
}

#endif
