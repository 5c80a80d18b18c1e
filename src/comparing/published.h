/* Tangled from chapters/26-published.md; edit that file. */
#ifndef PUBLISHED_H
#define PUBLISHED_H

#include "convert.h"
#include "msb.h"

/* In both, P0 and P1 pass shares mod L of n values and get fresh shares
   mod L of bit = [a >= 0], 0 or 1, not scaled; P2 passes NULL and
   learns nothing. A failing link unwinds. Values must lie in
   [-2^(ELL-2), 2^(ELL-2)) to have their sign found; the halves beyond
   are taken for each other. */

/* [SecureNN 2019, DReLU] */
void drelu_published(struct party *me, const ring *a, ring *bit,
                     size_t n);

static inline struct cost drelu_published_cost(size_t n) {
    return cost_then(share_convert_cost(n),
                     most_significant_bit_cost(n));
}

/* The same in fewer rounds and bytes: without ShareConvert, for each
   party doubles its share, and even shares need no conversion. */
void drelu_short(struct party *me, const ring *a, ring *bit, size_t n);

static inline struct cost drelu_short_cost(size_t n) {
    return most_significant_bit_cost(n);
}

#endif
