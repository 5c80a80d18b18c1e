/* Tangled from chapters/25-convert.md; edit that file. */
#ifndef CONVERT_H
#define CONVERT_H

#include "compare.h"

/* n values shared mod L become shared mod L - 1.

   P0, P1: a -- shares mod L of values other than L - 1, which would
           become 0; out -- fresh shares mod L - 1; may be a.
   P2:     passes NULL for both and learns nothing.

   Messages: what hides a, to P2; the bits of it, and a carry, from P2;
   a comparison; its result, from P2. A failing link unwinds.
   [SecureNN 2019, ShareConvert, and what to do when the mask is 0] */
void share_convert(struct party *me, const ring *a, ring *out,
                   size_t n);

static inline struct cost share_convert_cost(size_t n) {
    return (struct cost){4, (2 * sizeof(ring) + 2 * ELL) * n,
                         (2 * sizeof(ring) + ELL) * n};
}

#endif
