/* Tangled from chapters/33-maxpool.md; edit that file. */
#ifndef MAXPOOL_H
#define MAXPOOL_H

#include "relu.h"
#include "tree.h"

/* The largest of each group of `size` values, and its place in the
   group, from 0; of equals the first. All shares are mod L.
   P0, P1: x, groups x size by rows, size >= 1; out: max and index,
   `groups` each. Differences of two of a group must have a sign that s
   finds. P2: x, max are not used. `index` is NULL at all three parties,
   or at none; the place is then neither computed nor paid for.
   Errors: those of the links. [SecureNN 2019, Maxpool, with the games
   of a tournament instead of one after another] */
void maxpool(struct party *me, const ring *x, ring *max, ring *index,
             size_t groups, size_t size, struct sign s);

/* How often `size` players can be halved, rounding up: the levels. */
static inline size_t maxpool_levels(size_t size) {
    size_t levels = 0;

    for (; size > 1; size -= size / 2)
        levels++;
    return levels;
}

/* A level in which `games` are played. */
static inline struct cost
maxpool_level_cost(size_t games, bool with_index, struct sign s) {
    size_t all = with_index ? 2 * games : games;

    if (s.how == SECURE_NN)
        return cost_then(drelu_cost(games, s), multiply_cost(all));
    return cost_then(cost_then(open_masked_cost(all),
                               sign_flags_cost(s.width, games)),
                     times_flag_cost(1, all));
}

static inline struct cost maxpool_cost(size_t groups, size_t size,
                                       bool with_index, struct sign s) {
    struct cost sum = {0, 0, 0};

    for (; size > 1; size -= size / 2)
        sum = cost_then(sum, maxpool_level_cost(groups * (size / 2),
                                                with_index, s));
    return sum;
}

/* The same without places; instead who was ahead is kept, for the way
   back: ahead[0], ahead[1], ... for the levels, in room from take_flags
   for the games of each. It costs nothing. */
void maxpool_keep(struct party *me, const ring *x, ring *max,
                  struct flags *ahead, size_t groups, size_t size,
                  struct sign s);

/* The derivative: the unit vector of each index, not scaled.
   P0, P1: index, `groups`, each below size; out: unit, groups x size
   by rows. `size` is a power of two, else the parties fail.
   P2: index, unit are not used. One round.
   [SecureNN 2019, DMP, with the vector dealt before] */
void maxpool_derivative(struct party *me, const ring *index, ring *unit,
                        size_t groups, size_t size);

static inline struct cost maxpool_derivative_cost(size_t groups,
                                                  size_t size) {
    return cost_then(open_masked_cost(groups),
                     supply_cost(groups * size));
}

#endif
