/* Tangled from chapters/55-transferred-products.md; edit that file. */
#ifndef PAIR_PRODUCT_H
#define PAIR_PRODUCT_H

#include "cross.h"

/* What P0 and P1 make in the place of P2: shares of products whose
   factors they have shares of. x, y and z are as told of
   supply_products and supply_linear; z is neither x nor y.

   z[k] = x[k] y[k]. */
void pair_products(struct party *me, const ring *x, const ring *y,
                   ring *z, size_t n);

/* A product of a dense layer. Unwinds for a convolution. */
void pair_linear(struct party *me, const struct linear *a,
                 enum product p, const ring *x, const ring *y, ring *z);

/* The bytes that these send, both parties together. */
size_t pair_products_bytes(size_t n);
size_t pair_linear_bytes(const struct linear *a, enum product p);

#endif
