/* Tangled from chapters/30-relu.md; edit that file. */
#ifndef RELU_RUNS_H
#define RELU_RUNS_H

#include "relu.h"
#include "three.h"
#include "wrap_rows.h"

static const struct sign PUBLISHED = {SECURE_NN, ELL};

/* A flag as shares of 0 or 1. */
static inline void tell_bit(struct party *me, struct flags bit,
                            ring *out, size_t n, struct sign s) {
    if (s.how == DEALT)
        flag_shares(me, bit, out, n);
    else if (holds_shares(me))
        memcpy(out, bit.coin, n * sizeof *out);
}

/* arg: a struct sign. out: ReLU, and the bit. */
static inline void relu_and_bit(struct party *me, const struct three *t,
                                ring *const in[], ring *const out[]) {
    const struct sign *s = t->arg;
    struct flags bit = take_flags(me, t->n);

    relu(me, in[0], out[0], bit, t->n, *s);
    tell_bit(me, bit, out[1], t->n, *s);
}

static inline void run_drelu(struct party *me, const struct three *t,
                             ring *const in[], ring *const out[]) {
    drelu(me, in[0], out[0], t->n, *(const struct sign *)t->arg);
}

/* in: bit, x, y. out: bit ? y : x. */
static inline void run_select(struct party *me, const struct three *t,
                              ring *const in[], ring *const out[]) {
    const struct sign *s = t->arg;
    struct flags bit = take_flags(me, t->n);

    if (s->how == DEALT)
        open_flags(me, rows_of_bits(me, in[0], 1, t->n), bit, t->n);
    else
        bit.coin = in[0];
    select_share(me, bit, in[1], in[2], out[0], t->n, *s);
}

static inline struct cost run_signs(three_protocol *run, struct sign s,
                                    const ring *a, ring *out, ring *bit,
                                    size_t n) {
    struct three t = {.protocol = run,
                      .n = n,
                      .arg = &s,
                      .in = {a},
                      .in_n = {n},
                      .out = {out, bit},
                      .out_n = {n, bit ? n : 0}};

    three_run(&t);
    return t.cost;
}

#endif
