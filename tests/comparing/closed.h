/* Tangled from chapters/32-rescaling.md; edit that file. */
#ifndef CLOSED_H
#define CLOSED_H

#include <string.h>

#include "opened.h"

/* Numbers that are not open: all is hidden. P2 has nothing of them, so
   that what multiplies them must be a trusted person, too. */
static inline struct opened closed(struct party *me, const ring *x,
                                   size_t n) {
    struct opened out = {take_ring(me, n), take_ring(me, n),
                         take_ring(me, n), take_ring(me, n), NULL};

    memset(out.open, 0, n * sizeof(ring));
    memset(out.factor, 0, n * sizeof(ring));
    memset(out.top, 0, n * sizeof(ring));
    for (size_t k = 0; k < n; k++)
        out.mask[k] = holds_shares(me) ? mod_L(0 - x[k]) : 0;
    return out;
}

#endif
