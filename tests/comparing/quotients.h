/* Tangled from chapters/34-division.md; edit that file. */
#ifndef QUOTIENTS_H
#define QUOTIENTS_H

#include "divide.h"
#include "three.h"
#include "ways.h"

struct division {
    int f;
    struct sign sign;
};

static inline void run_divide(struct party *me, const struct three *t,
                              ring *const in[], ring *const out[]) {
    const struct division *d = t->arg;

    divide(me, in[0], in[1], out[0], t->n, d->f, d->sign);
}

/* q = x / y on shares, f bits of n quotients; what that cost. */
static inline struct cost quotients(const ring *x, const ring *y,
                                    ring *q, size_t n, int f,
                                    struct sign s) {
    struct division d = {f, s};
    struct three t = {.protocol = run_divide,
                      .n = n,
                      .arg = &d,
                      .in = {x, y},
                      .in_n = {n, n},
                      .out = {q},
                      .out_n = {n}};

    three_run(&t);
    return t.cost;
}

#endif
