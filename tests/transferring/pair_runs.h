/* Tangled from chapters/54-transferred-masks.md; edit that file. */
#ifndef PAIR_RUNS_H
#define PAIR_RUNS_H

#include "pair_coins.h"
#include "pair_masks.h"
#include "pair_tables.h"
#include "pair_word.h"
#include "product.h"
#include "two.h"

/* A protocol of P0 and P1 on one vector, with a maker. */
struct pair_run {
    void (*run)(struct party *me, const struct pair_run *p,
                const ring *in, ring *out);
    size_t n, outs; /* elements in, and out */
    const void *arg;
    const ring *in[2]; /* shares */
    ring *out[2];
    struct transfers *of[2]; /* closed by the test */
    struct cost made[2];     /* rounds are not counted */
    uint64_t depth[2];
};

/* Products for tests of all that is not a product: no secret. */
static inline void open_products(struct party *me, const ring *x,
                                 const ring *y, ring *z, size_t n) {
    size_t mark = arena_mark(me);
    ring *a = take_ring(me, n), *b = take_ring(me, n);

    pair_begin(me);
    open_shares(me, MOD_L, x, a, n);
    open_shares(me, MOD_L, y, b, n);
    for (size_t k = 0; k < n; k++)
        z[k] = me->id == P0 ? mod_L(a[k] * b[k]) : 0;
    pair_end(me);
    arena_release(me, mark);
}

static inline struct maker maker_of(struct pair *state) {
    return (struct maker){.products = open_products,
                          .word = pair_word,
                          .masks = pair_masks,
                          .bit = pair_bit,
                          .tables = pair_tables,
                          .coins = pair_coins,
                          .chosen = pair_chosen,
                          .halves = pair_halves,
                          .units = pair_units,
                          .state = state};
}

/* What would be a stream in common with the helper is one's own. */
static inline void pair_body(struct party *me, void *arg) {
    struct pair_run *p = arg;
    struct pair state = {transfers_open(me), 0};
    struct maker maker = maker_of(&state);
    struct seed seed;

    p->of[me->id] = state.transfers;
    seed_fresh(&seed);
    me->with[P2][DEAL] = stream_open(&seed);
    me->maker = &maker;
    me->depth = 0;
    p->run(me, p, p->in[me->id], p->out[me->id]);
    p->made[me->id] = (struct cost){0, me->made, 0};
    p->depth[me->id] = me->depth;
}

static inline void pair_close(struct pair_run *p) {
    transfers_close(p->of[P0]);
    transfers_close(p->of[P1]);
}

/* Returns what was made, in bytes of both. */
static inline uint64_t pair_try(struct pair_run *p) {
    two_run(pair_body, p);
    pair_close(p);
    return p->made[P0].online + p->made[P1].online;
}

#endif
