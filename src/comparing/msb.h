/* Tangled from chapters/24-msb.md; edit that file. */
#ifndef MSB_H
#define MSB_H

#include "compare.h"

/* Party j's share of a shared bit xor an open one. */
static inline ring xor_open(int j, ring share, ring open) {
    return mod_L(share + (ring)j * open - 2 * open * share);
}

/* The most significant bit, bit ELL - 1, of n values.

   P0, P1: a -- shares mod L - 1; out -- fresh shares mod L of the bit,
           0 or 1 and not scaled; may be a.
   P2:     passes NULL for both and learns nothing.

   Messages: P2's bits of a mask to P1 while P0 and P1 open a number
   that it hides; a comparison; its result from P2; one product. A
   failing link unwinds. [SecureNN 2019, ComputeMSB as published; the
   mask is drawn instead of dealt, which saves a round as well] */
void most_significant_bit(struct party *me, const ring *a, ring *out,
                          size_t n);

static inline struct cost most_significant_bit_cost(size_t n) {
    return (struct cost){4, (6 * sizeof(ring) + 2 * ELL) * n,
                         (3 * sizeof(ring) + ELL) * n};
}

#endif
