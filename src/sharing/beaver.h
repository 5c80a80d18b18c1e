/* Tangled from chapters/21-beaver.md; edit that file. */
#ifndef BEAVER_H
#define BEAVER_H

#include "product.h"

/* z[k] = x[k] y[k] mod L on shares, for n pairs. P0 and P1 pass shares
   of x and y and get fresh shares of z; z may be x or y. P2 deals the
   triples and passes NULL. Products are not truncated.
   [Beaver 1991; SecureNN 2019, Algorithm 1, for 1 x 1 matrices] */
void multiply(struct party *me, const ring *x, const ring *y, ring *z,
              size_t n);

static inline struct cost multiply_cost(size_t n) {
    return cost_then(open_cost(MOD_L, 2 * n), supply_cost(n));
}

/* A matrix that has been masked and opened once, and takes part in any
   number of products. P0, P1: x -- shares; open -- x less the mask,
   known to both. With a maker, x is the mask's share then, plus `open`
   at P0. P2: x -- not used; open -- the mask. */
struct masked {
    const ring *x;
    ring *open;
    size_t rows, cols;
};

/* Mask and open some matrices, all in one message. The caller fills in
   x, rows and cols; `open` comes from the arena, and stays as long as
   the caller does not release it. */
void mask_open(struct party *me, struct masked *const matrix[],
               size_t count);

/* How many elements these have, all matrices together. */
static inline struct cost mask_open_cost(size_t elements) {
    return open_cost(MOD_L, elements);
}

/* A matrix that the owner knows, masked and opened, without a word
   between P0 and P1: they tell the owner their shares of the mask, and
   the owner tells both what is open. The owner: known -- the matrix.
   P0, P1: share -- room for their shares, which matrix->x becomes. All
   but the owner: matrix->open -- room. */
void deal_masked(struct party *me, const ring *known, ring *share,
                 struct masked *matrix);

/* Its two halves, for who has something to do in between. The first
   makes the masks of n elements, of which P0 and P1 get shares, P2 and
   the owner the whole; the second turns P0's and P1's into their shares
   of the matrix, P2's into matrix->open, and uses up the owner's. */
void tell_mask(struct party *me, ring *mask, size_t n);
void take_masked(struct party *me, const ring *known, ring *mask,
                 struct masked *matrix);

/* z = x y mod L, fresh shares, or another product of a layer (linear.h)
   that they fit; z must be neither x nor y. Called after mask_open, it
   takes no round of its own. */
void multiply_masked(struct party *me, const struct linear *a,
                     enum product p, const struct masked *x,
                     const struct masked *y, ring *z);

static inline struct cost multiply_masked_cost(const struct linear *a,
                                               enum product p) {
    return supply_cost(linear_size(a, p));
}

/* One of a layer's products, of factors that fit it; z is none of
   them. */
struct times {
    enum product p;
    const struct masked *x, *y;
    ring *z;
};

/* mask_open and then multiply_masked, once for each product. While the
   matrices travel, a product of which one factor is among them, and the
   other open already, is computed as far as that one allows. */
void open_multiply(struct party *me, const struct linear *a,
                   struct masked *const matrix[], size_t count,
                   const struct times product[], size_t products);

/* z = x y mod L on shares: x is m x n, y is n x v, z is m x v, by rows.
   As `multiply`, except that z must be neither x nor y: both masked and
   opened, and multiplied once. [SecureNN 2019, Algorithm 1] */
void multiply_matrix(struct party *me, const ring *x, const ring *y,
                     ring *z, size_t m, size_t n, size_t v);

static inline struct cost multiply_matrix_cost(size_t m, size_t n,
                                               size_t v) {
    return cost_then(mask_open_cost(m * n + n * v), supply_cost(m * v));
}

#endif
