/* Tangled from chapters/31-coin.md; edit that file. */
#ifndef TRUNCATION_EDGES_H
#define TRUNCATION_EDGES_H

#include "ring.h"

/* Both ends of the domain less `half`, numbers around 0, and powers of
   two. */
enum { EDGES = 180 };

static inline void list_edges(ring *x, ring half) {
    ring quarter = UINT64_C(1) << 62;
    for (size_t k = 0; k < 5; k++) {
        x[4 * k] = 0 - quarter - half + k;
        x[4 * k + 1] = quarter - half - k;
        x[4 * k + 2] = k - 2;
        x[4 * k + 3] = half + k - 2;
    }
    for (size_t k = 0; k < 80; k++) {
        x[20 + k] = UINT64_C(1) << k % 61;
        x[100 + k] = k / 61 - x[20 + k];
    }
}

#endif
