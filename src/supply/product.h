/* Tangled from chapters/21-beaver.md; edit that file. */
#ifndef PRODUCT_H
#define PRODUCT_H

#include "deal.h"
#include "maker.h"

/* Products of masks that P2 knows, and P0 and P1 have shares of.
   z = x y, element by element. P2: x, y -- the masks; z -- not used.
   P0, P1: x, y -- their shares, for a maker, else not used; z -- fresh
   shares. */
void supply_products(struct party *me, const ring *x, const ring *y,
                     ring *z, size_t n);

/* The same for matrices: a product of a layer with weights. */
void supply_linear(struct party *me, const struct linear *a,
                   enum product p, const ring *x, const ring *y,
                   ring *z);

static inline struct cost supply_cost(size_t products) {
    return (struct cost){0, 0, sizeof(ring) * products};
}

#endif
