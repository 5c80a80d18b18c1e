/* Tangled from chapters/37-convolution.md; edit that file. */
#ifndef UNPOOL_H
#define UNPOOL_H

#include "maxpool.h"

/* Room for the flags of each level of a tournament, in the arena:
   `ahead` has maxpool_levels(size) of them. */
void take_ahead(struct party *me, struct flags *ahead, size_t groups,
                size_t size);

/* The tournament played back: each x goes to the place of its group's
   largest, as maxpool_keep found it. P0, P1: x, `groups`; out: groups x
   size by rows, fresh shares of x at that place and of 0 elsewhere; any
   size >= 1. P2: x, out are not used. A round a level. */
void unpool(struct party *me, const struct flags *ahead, const ring *x,
            ring *out, size_t groups, size_t size, struct sign s);

static inline struct cost unpool_cost(size_t groups, size_t size,
                                      struct sign s) {
    struct cost sum = {0, 0, 0};

    for (; size > 1; size -= size / 2)
        sum = cost_then(sum, times_bit_cost(groups * (size / 2), s));
    return sum;
}

#endif
