/* Tangled from chapters/55-transferred-products.md; edit that file. */
#ifndef PAIR_TERNARY_H
#define PAIR_TERNARY_H

#include "cross.h"

/* Weights -1, 0, 1: plus is 1 where a weight is 1, minus where it is
   -1. Xor shares of both, rows of so many bits. */
struct ternary_bits {
    const pack *plus, *minus;
};

/* z = w x mod 2^width, of the parties' shares; w is c x n, x is n x v,
   both at P0 and P1. z -- fresh shares, c x v. [after
   Agrawal, Shahin Shamsabadi, Kusner, Gascon 2019] */
void pair_ternary_product(struct party *me, struct ternary_bits w,
                          const ring *x, ring *z, size_t c, size_t n,
                          size_t v, int width);

/* The bytes that this sends, both parties together. */
size_t pair_ternary_bytes(size_t c, size_t n, size_t v, int width);

#endif
