/* Tangled from chapters/28-above.md; edit that file. */
#ifndef ABOVES_H
#define ABOVES_H

#include "above.h"
#include "three.h"
#include "wrap_rows.h"

/* Questions of m bits. */
struct asked {
    const ring *r;
    int m;
};

static void run_above(struct party *me, const struct three *t,
                      ring *const in[], ring *const out[]) {
    const struct asked *asked = t->arg;
    pack *row = take_rows(me, 1, t->n);
    ring *x = in[0];
    open_shares(me, MOD_L, x, x, t->n);
    if (me->id == P2)
        memcpy(x, asked->r, t->n * sizeof *x);
    above(me, x, masks_dealt(x), row, asked->m, t->n);
    bits_of_rows(row, out[0], 1, t->n);
}

static ring low(ring x, int m) {
    return m == ELL ? x : x & (((ring)1 << m) - 1);
}

/* `found` is for n results. */
static void assert_above(const ring *c, const ring *r, int m,
                         ring *found, size_t n) {
    struct three t = {.protocol = run_above,
                      .n = n,
                      .arg = &(struct asked){r, m},
                      .in = {c},
                      .in_n = {n},
                      .out = {found},
                      .out_n = {n}};
    three_run(&t);
    for (size_t k = 0; k < n; k++)
        assert_number(low(c[k], m) < low(r[k], m), found[k] & 1,
                      "is %llu below %llu, in %d bits",
                      (unsigned long long)c[k],
                      (unsigned long long)r[k], m);
    assert_cost(cost_then(open_cost(MOD_L, n), above_cost(m, n)),
                t.cost);
}

#endif
