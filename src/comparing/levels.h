/* Tangled from chapters/40-ternary.md; edit that file. */
#ifndef LEVELS_H
#define LEVELS_H

#include "sign.h"

/* Numbers that are opened, without `top`, less each of `count` public
   levels: number i * n + k is x_k - level_i. In the arena; no message.
   P2's level is not used. */
struct opened less_levels(struct party *me, struct opened x,
                          const ring *level, size_t count, size_t n);

/* Flag i * n + k: has x_k reached level i, [x_k - level_i >= 0]? The
   difference is taken mod 2^width, as a signed number, 2 <= width <=
   ELL. `less` is from less_levels. P2 deals one table for each x_k,
   which is asked about all levels. f has room for count * n. */
void reach_levels(struct party *me, struct opened less, size_t count,
                  struct flags f, size_t n, int width);

static inline struct cost reach_levels_cost(size_t count, size_t n,
                                            int width) {
    return cost_then(cost_then(deal_rows_cost(1, n),
                               supply_tables_cost(width - 1, n)),
                     cost_then(above_by_cost(width - 1, count * n),
                               open_flags_cost(count * n)));
}

#endif
