/* Tangled from chapters/36-layers.md; edit that file. */
#include "layer.h"

#include <string.h>

/* P0, P1: b on top of each row of z, which has twice its fraction
   bits. */
static void add_to_rows(ring *z, const ring *b, size_t n, size_t cols,
                        int f) {
    for (size_t i = 0; i < n; i += cols)
        for (size_t k = 0; k < cols; k++)
            z[i + k] = mod_L(z[i + k] + ((uint64_t)b[k] << f));
}

void dense_forward(struct party *me, struct dense d, struct masked x,
                   struct masked w, const ring *b, ring *z,
                   struct dense_masked *kept) {
    struct times product = {FORWARD, &kept->x, &kept->w, z};
    struct masked *closed[2];
    size_t count = 0;

    *kept = (struct dense_masked){x, w};
    if (!x.open)
        closed[count++] = &kept->x;
    if (!w.open)
        closed[count++] = &kept->w;
    if (count > 0)
        open_multiply(me, &d.map, closed, count, &product, 1);
    else
        multiply_masked(me, &d.map, FORWARD, &kept->x, &kept->w, z);
    if (holds_shares(me))
        add_to_rows(z, b, d.map.batch * d.map.out, d.map.filters,
                    d.scale.f);
}

/* P0, P1: the gradient of the biases, which needs no product, with as
   many fraction bits as that of the weights. */
static void sum_errors(const ring *delta, ring *sum, struct dense d) {
    linear_sum(&d.map, delta, sum);
    for (size_t k = 0; k < d.map.filters; k++)
        sum[k] = mod_L((uint64_t)sum[k] << d.scale.f);
}

/* A step down the gradient, of whose product for the weights there are
   shares; behind it there is room for the biases. */
static void step_down(struct party *me, struct dense d,
                      const ring *delta, struct learner *l,
                      ring *step) {
    size_t n = learner_size(d);
    int bits = d.scale.f + descent_shift(l->descent, l->steps);

    if (holds_shares(me))
        sum_errors(delta, step + linear_size(&d.map, GRADIENT), d);
    if (holds_shares(me) && l->descent.momentum)
        momentum_add(l->descent, l->steps, d.scale.f, l->last, step, n);
    rescale(me, d.scale.how, step, n, bits);
    if (holds_shares(me) && l->descent.momentum)
        memcpy(l->last, step, n * sizeof *step);
    if (holds_shares(me))
        group_sub(MOD_L, l->w, step, l->w, n);
}

/* The update; and the error before it, or not. */
static void learn(struct party *me, struct dense d,
                  const struct dense_masked *kept, const ring *delta,
                  struct learner *l, ring *back, bool both) {
    size_t mark = arena_mark(me);
    ring *step = take_ring(me, learner_size(d));
    struct masked error = {delta, NULL, d.map.batch, d.map.out};
    struct times product[] = {{BACKWARD, &error, &kept->w, back},
                              {GRADIENT, &kept->x, &error, step}};
    size_t first = both ? 0 : 1;

    open_multiply(me, &d.map, (struct masked *[]){&error}, 1,
                  product + first, 2 - first);
    step_down(me, d, delta, l, step);
    arena_release(me, mark);
}

void dense_update(struct party *me, struct dense d,
                  const struct dense_masked *kept, const ring *delta,
                  struct learner *l) {
    learn(me, d, kept, delta, l, NULL, false);
}

void dense_learn(struct party *me, struct dense d,
                 const struct dense_masked *kept, const ring *delta,
                 struct learner *l, ring *back) {
    learn(me, d, kept, delta, l, back, true);
}
