/* Tangled from chapters/28-division.md; edit that file. */
#ifndef QUOTIENTS_H
#define QUOTIENTS_H

#include "divide.h"
#include "three.h"

static void run_divide(struct party *me, const struct three *t,
                       ring *const in[], ring *const out[]) {
    divide(me, in[0], in[1], out[0], t->n, *(const int *)t->arg);
}

/* q = x / y on shares, f bits of n quotients; what that cost. */
static inline struct cost quotients(const ring *x, const ring *y,
                                    ring *q, size_t n, int f) {
    struct three t = {.protocol = run_divide,
                      .n = n,
                      .arg = &f,
                      .in = {x, y},
                      .in_n = {n, n},
                      .out = {q},
                      .out_n = {n}};

    three_run(&t);
    return t.cost;
}

#endif
