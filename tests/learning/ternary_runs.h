/* Tangled from chapters/40-ternary.md; edit that file. */
#ifndef TERNARY_RUNS_H
#define TERNARY_RUNS_H

#include "ternary.h"
#include "three.h"

/* How a test asks for it: for shrink, `latent.drop` alone; for cut,
   `most` and the width. */
struct ternary_run {
    struct latent latent;
    ring most;
};

static inline void run_shrink(struct party *me, const struct three *t,
                              ring *const in[], ring *const out[]) {
    const struct ternary_run *r = t->arg;

    shrink(me, in[0], out[0], t->n, r->latent.drop);
}

static inline void run_ternarise(struct party *me,
                                 const struct three *t,
                                 ring *const in[], ring *const out[]) {
    const struct ternary_run *r = t->arg;

    ternarise(me, in[0], out[0], t->n, r->latent);
}

static inline void run_cut(struct party *me, const struct three *t,
                           ring *const in[], ring *const out[]) {
    const struct ternary_run *r = t->arg;

    memcpy(out[0], in[0], t->n * sizeof(ring));
    cut(me, out[0], t->n, r->most, r->latent.width);
}

static inline struct cost run_ternary(three_protocol *run,
                                      const struct ternary_run *r,
                                      const ring *x, ring *out,
                                      size_t n) {
    return three_map(run, r, MOD_L, x, MOD_L, out, n);
}

#endif
