/* Tangled from chapters/39-few-bits-shared.md; edit that file. */
#ifndef ONE_SIDED_H
#define ONE_SIDED_H

#include "relu.h"

/* What outputs should be: at least `goal` where the label is, at most 0
   elsewhere; and how large an error there may be at most. u, the part
   that is on the wrong side, and u - most lie within the width. Signs
   are DEALT. Public. */
struct target {
    ring goal, most;
    int width;
};

/* The error of n outputs o, for labels y of 0 or 1: with u = goal - o
   where y is 1, else o, and q = min(max(u, 0), most), it is -q where y
   is 1, else q. P0 and P1 pass shares mod L and get fresh ones; P2's
   arrays are not used. e may be o. A failing link unwinds. */
void one_sided(struct party *me, const ring *o, const ring *y, ring *e,
               size_t n, struct target t);

static inline struct cost one_sided_cost(size_t n, struct target t) {
    struct cost u =
        cost_then(open_masked_cost(2 * n), multiply_opened_cost(1, n));

    return cost_then(cost_then(u, open_masked_cost(n)),
                     cost_then(sign_flags_cost(t.width, 2 * n),
                               times_flag_cost(1, 2 * n)));
}

#endif
