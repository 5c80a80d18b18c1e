/* Tangled from chapters/29-flags.md; edit that file. */
#ifndef OPENED_H
#define OPENED_H

#include "product.h"
#include "table.h"

/* n numbers, masked and opened once, for any number of products:
       value = open - mask + factor * top.
   P0, P1: open, factor -- known to both; mask, top -- shares
   P2:     mask, top -- what the others have shares of; `open` is the
           mask as well, and factor is not used.
   factor and top are NULL together: then value = open - mask. */
struct opened {
    ring *open, *mask, *factor, *top;
    struct made
        *made; /* of the masks, if there is a maker and no top */
};

static inline struct masks masks_of(struct opened x) {
    return (struct masks){x.mask, x.made};
}

/* Mask and open shares of n numbers. What comes back is in the arena,
   and stays as long as the caller does not release it. One round. */
struct opened open_masked(struct party *me, const ring *x, size_t n);

static inline struct cost open_masked_cost(size_t n) {
    return open_cost(MOD_L, n);
}

/* The numbers from number `at` on. */
struct opened opened_from(struct opened x, size_t at);

/* P0, P1: the shares, not fresh. P2's out is not touched. */
void opened_shares(struct party *me, struct opened x, ring *out,
                   size_t n);

/* z = x y mod L, fresh shares; z may be the shares of x or y. No round:
   P2 deals the products of what is hidden. */
void multiply_opened(struct party *me, struct opened x, struct opened y,
                     ring *z, size_t n);

/* `hidden`: how many parts of x, and of y, are hidden, 1 or 2 each,
   multiplied. */
static inline struct cost multiply_opened_cost(size_t hidden,
                                               size_t n) {
    return supply_cost(hidden * n);
}

#endif
