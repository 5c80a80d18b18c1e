/* Tangled from chapters/39-few-bits-shared.md; edit that file. */
#ifndef ONE_SIDED_RUNS_H
#define ONE_SIDED_RUNS_H

#include "one_sided.h"
#include "three.h"

static void run_one_sided(struct party *me, const struct three *t,
                          ring *const in[], ring *const out[]) {
    const struct target *target = t->arg;

    one_sided(me, in[0], in[1], out[0], t->n, *target);
}

/* The error, as @eq:one-sided has it, of an integer. */
static inline int64_t error_of(int64_t o, bool label,
                               const struct target *t) {
    int64_t u = label ? signed_of(t->goal) - o : o;
    int64_t most = signed_of(t->most);
    int64_t q = u < 0 ? 0 : u > most ? most : u;

    return label ? -q : q;
}

#endif
