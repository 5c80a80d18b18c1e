/* Tangled from chapters/29-flags.md; edit that file. */
#ifndef OPENED_RUNS_H
#define OPENED_RUNS_H

#include "flags.h"
#include "three.h"
#include "wrap_rows.h"

/* The same numbers, plus a public multiple of something that P2
   knows. */
static inline struct opened with_top(struct party *me, struct opened x,
                                     size_t n) {
    x.factor = take_ring(me, n);
    x.top = take_ring(me, n);
    draw_mask(me, MOD_L, x.top, n);
    for (size_t k = 0; k < n; k++)
        x.factor[k] = mod_L(2 * k + 3);
    return x;
}

/* Which factors have a second hidden part: the first, the second. */
struct tops {
    bool x, y;
};

/* out: x, y, and their product. */
static inline void run_products(struct party *me, const struct three *t,
                                ring *const in[], ring *const out[]) {
    const struct tops *tops = t->arg;
    struct opened x = open_masked(me, in[0], t->n);
    struct opened y = open_masked(me, in[1], t->n);

    if (tops->x)
        x = with_top(me, x, t->n);
    if (tops->y)
        y = with_top(me, y, t->n);
    opened_shares(me, x, out[0], t->n);
    opened_shares(me, y, out[1], t->n);
    multiply_opened(me, x, y, out[2], t->n);
}

static inline struct cost products_cost(struct tops tops, size_t n) {
    size_t hidden = (1U + tops.x) * (1U + tops.y);

    return cost_then(cost_times(open_masked_cost(n), 2),
                     multiply_opened_cost(hidden, n));
}

/* in: bit, x. out: the bit as a number, bit x, bit x', and x'. */
static inline void run_flags(struct party *me, const struct three *t,
                             ring *const in[], ring *const out[]) {
    size_t n = t->n;
    struct flags f = take_flags(me, n);
    struct opened x = open_masked(me, in[1], n);

    open_flags(me, rows_of_bits(me, in[0], 1, n), f, n);
    flag_shares(me, f, out[0], n);
    times_flag(me, f, x, out[1], n);
    x = with_top(me, x, n);
    times_flag(me, f, x, out[2], n);
    opened_shares(me, x, out[3], n);
}

static inline struct cost flags_cost(size_t n) {
    return cost_then(
        cost_then(open_masked_cost(n), open_flags_cost(n)),
        cost_then(times_flag_cost(1, n), times_flag_cost(2, n)));
}

#endif
