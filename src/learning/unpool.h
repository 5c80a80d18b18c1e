/* Tangled from chapters/32-convolution.md; edit that file. */
#ifndef UNPOOL_H
#define UNPOOL_H

#include "maxpool.h"

/* The flags of each level, in the arena. */
void take_ahead(struct party *me, struct flags *ahead, size_t groups,
                size_t size);

/* The tournament played back: x, `groups` values, go to the place of
   each group's largest; out: groups x size, zeros elsewhere. P2: x and
   out are not used. A round a level. */
void unpool(struct party *me, const struct flags *ahead,
                    const ring *x, ring *out, size_t groups,
                    size_t size, struct sign s);

static inline struct cost unpool_cost(size_t groups,
                                              size_t size,
                                              struct sign s) {
    struct cost sum = {0, 0, 0};

    for (; size > 1; size -= size / 2)
        sum = cost_then(sum, times_bit_cost(groups * (size / 2), s));
    return sum;
}

#endif
