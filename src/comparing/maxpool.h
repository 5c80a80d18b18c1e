/* Tangled from chapters/23-maxpool.md; edit that file. */
#ifndef MAXPOOL_H
#define MAXPOOL_H

#include "relu.h"

/* The largest of each group of `size` values, and its place in the
   group, from 0; of equals the first. All shares are mod L.
   P0, P1: x, groups x size by rows, size >= 1; out: max and index,
   `groups` each. Two of a group may differ by less than 2^(ELL-2).
   P2: x, max are not used. `index` is NULL at all three parties, or
   at none; the place is then neither computed nor paid for.
   Errors: those of the links. [SecureNN 2019, Maxpool, with the games
   of a tournament instead of one after another] */
void maxpool(struct party *me, const ring *x, ring *max, ring *index,
             size_t groups, size_t size);

/* How often `size` players can be halved, rounding up. */
static inline size_t maxpool_levels(size_t size) {
    size_t levels = 0;

    for (; size > 1; size -= size / 2)
        levels++;
    return levels;
}

static inline struct cost maxpool_cost(size_t groups, size_t size,
                                       bool with_index) {
    struct cost game =
        cost_then(drelu_cost(1), multiply_cost(with_index ? 2 : 1));

    return (struct cost){game.rounds * maxpool_levels(size),
                         game.bytes * groups * (size - 1)};
}

/* The derivative: the unit vector of each index, not scaled.
   P0, P1: index, `groups`, each below size; out: unit, groups x size
   by rows. `size` is a power of two, else the parties fail.
   P2: index, unit are not used. [SecureNN 2019, DMP] */
void maxpool_derivative(struct party *me, const ring *index, ring *unit,
                        size_t groups, size_t size);

static inline struct cost maxpool_derivative_cost(size_t groups,
                                                  size_t size) {
    return (struct cost){2, sizeof(ring) * groups * (size + 2)};
}

#endif
