/* Tangled from chapters/31-layers.md; edit that file. */
#include "layer.h"

#include <string.h>

/* P0, P1: b on top of each row of z, which has twice its fraction
   bits. */
static void add_to_rows(ring *z, const ring *b, size_t rows,
                        size_t cols, int f) {
    for (size_t r = 0; r < rows; r++, z += cols)
        for (size_t k = 0; k < cols; k++)
            z[k] = mod_L(z[k] + (b[k] << f));
}

void dense_forward(struct party *me, struct dense d, const ring *x,
                   const ring *w, const ring *b, ring *z,
                   struct dense_masked *kept) {
    *kept = (struct dense_masked){{x, NULL, d.batch, d.in},
                                  {w, NULL, d.in, d.out}};
    mask_open(me, (struct masked *[]){&kept->x, &kept->w}, 2);
    multiply_masked(me, &kept->x, &kept->w, z);
    if (holds_shares(me))
        add_to_rows(z, b, d.batch, d.out, d.scale.f);
}

/* P0, P1: the gradient of the biases, which needs no product, with as
   many fraction bits as that of the weights. */
static void sum_rows(const ring *delta, ring *sum, struct dense d) {
    memset(sum, 0, d.out * sizeof *sum);
    for (size_t r = 0; r < d.batch; r++)
        group_add(MOD_L, sum, delta + r * d.out, sum, d.out);
    for (size_t k = 0; k < d.out; k++)
        sum[k] = mod_L(sum[k] << d.scale.f);
}

/* w and b a step down the gradient, of what is open. */
static void step_down(struct party *me, struct dense d,
                      const struct masked *x,
                      const struct masked *delta, ring *w, ring *b,
                      int shift) {
    size_t mark = arena_mark(me), n = d.in * d.out;
    ring *step = take_ring(me, n + d.out);

    multiply_turned(me, x, delta, step);
    if (holds_shares(me))
        sum_rows(delta->x, step + n, d);
    rescale(me, d.scale.how, step, n + d.out, d.scale.f + shift);
    if (holds_shares(me)) {
        group_sub(MOD_L, w, step, w, n);
        group_sub(MOD_L, b, step + n, b, d.out);
    }
    arena_release(me, mark);
}

static struct masked open_errors(struct party *me, struct dense d,
                                 const ring *delta) {
    struct masked error = {delta, NULL, d.batch, d.out};

    mask_open(me, (struct masked *[]){&error}, 1);
    return error;
}

void dense_update(struct party *me, struct dense d,
                  const struct dense_masked *kept, const ring *delta,
                  ring *w, ring *b, int shift) {
    size_t mark = arena_mark(me);
    struct masked error = open_errors(me, d, delta);

    step_down(me, d, &kept->x, &error, w, b, shift);
    arena_release(me, mark);
}

void dense_learn(struct party *me, struct dense d,
                 const struct dense_masked *kept, const ring *delta,
                 ring *w, ring *b, ring *back, int shift) {
    size_t mark = arena_mark(me);
    struct masked error = open_errors(me, d, delta);
    struct masked wt = masked_turned(me, &kept->w);

    multiply_masked(me, &error, &wt, back);
    step_down(me, d, &kept->x, &error, w, b, shift);
    arena_release(me, mark);
}
