/* Tangled from chapters/22-compare.md; edit that file. */
#ifndef PAIRS_H
#define PAIRS_H

#include <stdlib.h>

#include "compare.h"
#include "three.h"

/* What P0 and P1 compare with, and where P2 puts what it finds. */
struct pairs {
    const ring *r;
    const uint8_t *beta;
    uint8_t *flag;
};

static inline void run_pairs(struct party *me, const struct three *t,
                             ring *const in[], ring *const out[]) {
    const struct pairs *pairs = t->arg;
    const zp *bits = (const zp *)in[0];
    (void)out;
    if (me->id == P2)
        private_compare(me, NULL, NULL, NULL, pairs->flag, t->n);
    else
        private_compare(me, bits, pairs->r, pairs->beta, NULL, t->n);
}

/* Compare x[k] with r[k] for n pairs, on bits dealt by the owner;
   assert that the helper finds what it should, at the stated cost. */
static inline void assert_pairs(const ring *x, const ring *r,
                                const uint8_t *beta, size_t n) {
    zp *bits = malloc(ELL * n);
    uint8_t *flag = malloc(n);
    struct pairs pairs = {r, beta, flag};
    struct three t = {.protocol = run_pairs,
                      .n = n,
                      .arg = &pairs,
                      .in_group = MOD_P,
                      .in = {(const ring *)bits},
                      .in_n = {ELL * n}};
    bits_of(x, bits, n);
    memset(flag, 2, n);
    three_run(&t);
    for (size_t k = 0; k < n; k++)
        assert_int_equal(flag[k], beta[k] ^ (x[k] > r[k]));
    assert_cost(private_compare_cost(n), t.cost);
    free(flag);
    free(bits);
}

#endif
