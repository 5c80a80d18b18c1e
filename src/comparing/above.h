/* Tangled from chapters/28-above.md; edit that file. */
#ifndef ABOVE_H
#define ABOVE_H

#include "table.h"
#include "tree.h"

/* Is the mask above? [c mod 2^m < r mod 2^m] for n pairs, m >= 1, at
   most ELL.
   P0, P1: c -- the numbers, open to both; out -- a row of fresh xor
           shares
   P2:     r -- the masks, which the others do not know; c and out are
           not used. Nobody learns anything. */
void above(struct party *me, const ring *c, struct masks r, pack *out,
           int m, size_t n);

static inline struct cost above_cost(int m, size_t n) {
    return cost_then(supply_tables_cost(m, n),
                     combine_digits_cost(digits_of(m), true, n));
}

/* The same by tables of the masks that have been supplied: a table may
   be asked more than once. P2's c and table are not used. */
void above_by(struct party *me, const ring *c, const pack *table,
              pack *out, int m, size_t n);

static inline struct cost above_by_cost(int m, size_t n) {
    return combine_digits_cost(digits_of(m), true, n);
}

#endif
