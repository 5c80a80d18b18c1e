/* Tangled from chapters/33-maxpool.md; edit that file. */
#ifndef POOLS_H
#define POOLS_H

#include "maximum.h"
#include "three.h"
#include "ways.h"

static inline void run_maxpool(struct party *me, const struct three *t,
                               ring *const in[], ring *const out[]) {
    maxpool(me, in[0], out[0], t->out_n[1] ? out[1] : NULL, t->n,
            t->in_n[0] / t->n, *(const struct sign *)t->arg);
}

static inline void run_maximum(struct party *me, const struct three *t,
                               ring *const in[], ring *const out[]) {
    maximum(me, in[0], out[0], t->n, t->in_n[0] / t->n,
            *(const struct sign *)t->arg);
}

static inline void run_derivative(struct party *me,
                                  const struct three *t,
                                  ring *const in[], ring *const out[]) {
    maxpool_derivative(me, in[0], out[0], t->n, t->out_n[0] / t->n);
}

static inline struct cost pool(const ring *x, ring *max, ring *index,
                               size_t groups, size_t size,
                               struct sign s) {
    struct three t = {.protocol = run_maxpool,
                      .n = groups,
                      .arg = &s,
                      .in = {x},
                      .in_n = {groups * size},
                      .out = {max, index},
                      .out_n = {groups, index ? groups : 0}};

    three_run(&t);
    return t.cost;
}

static inline struct cost maxima(const ring *x, ring *max, size_t rows,
                                 size_t cols, struct sign s) {
    struct three t = {.protocol = run_maximum,
                      .n = rows,
                      .arg = &s,
                      .in = {x},
                      .in_n = {rows * cols},
                      .out = {max},
                      .out_n = {rows}};

    three_run(&t);
    return t.cost;
}

static inline struct cost derive(const ring *index, ring *unit,
                                 size_t groups, size_t size) {
    struct three t = {.protocol = run_derivative,
                      .n = groups,
                      .in = {index},
                      .in_n = {groups},
                      .out = {unit},
                      .out_n = {groups * size}};

    three_run(&t);
    return t.cost;
}

#endif
