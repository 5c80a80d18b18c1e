/* Tangled from chapters/26-layers.md; edit that file. */
#include "layer.h"

#include <string.h>

/* P0, P1: b on top of each row of z. */
static void add_to_rows(ring *z, const ring *b, size_t rows,
                        size_t cols) {
    for (size_t r = 0; r < rows; r++)
        group_add(MOD_L, z + r * cols, b, z + r * cols, cols);
}

void dense_forward(struct party *me, struct dense d, const ring *x,
                   const ring *w, const ring *b, ring *z) {
    multiply_matrix(me, x, w, z, d.batch, d.in, d.out);
    rescale(me, d.scale.how, z, d.batch * d.out, d.scale.f);
    if (holds_shares(me))
        add_to_rows(z, b, d.batch, d.out);
}

static struct masked masked_inputs(struct dense d, const ring *x) {
    return (struct masked){x, NULL, d.batch, d.in};
}

static struct masked masked_errors(struct dense d, const ring *delta) {
    return (struct masked){delta, NULL, d.batch, d.out};
}

static struct masked masked_weights(struct dense d, const ring *w) {
    return (struct masked){w, NULL, d.in, d.out};
}

/* back = delta w^T, of what is open. */
static void pass_back(struct party *me, struct dense d,
                      const struct masked *delta,
                      const struct masked *w, ring *back) {
    size_t mark = arena_mark(me);
    struct masked wt = masked_turned(me, w);

    multiply_masked(me, delta, &wt, back);
    rescale(me, d.scale.how, back, d.batch * d.in, d.scale.f);
    arena_release(me, mark);
}

void dense_backward(struct party *me, struct dense d, const ring *delta,
                    const ring *w, ring *back) {
    size_t mark = arena_mark(me);
    struct masked error = masked_errors(d, delta);
    struct masked weights = masked_weights(d, w);

    mask_open(me, (struct masked *[]){&error, &weights}, 2);
    pass_back(me, d, &error, &weights, back);
    arena_release(me, mark);
}

/* theta less step / 2^d. Overwrites the step. */
static void descend(struct party *me, enum truncation how, ring *theta,
                    ring *step, size_t n, int d) {
    rescale(me, how, step, n, d);
    if (holds_shares(me))
        group_sub(MOD_L, theta, step, theta, n);
}

/* The gradient of the biases needs no product. */
static void update_biases(struct party *me, struct dense d,
                          const ring *delta, ring *b, int shift) {
    size_t mark = arena_mark(me);
    ring *sum = take_ring(me, d.out);

    if (holds_shares(me)) {
        memset(sum, 0, d.out * sizeof *sum);
        for (size_t r = 0; r < d.batch; r++)
            group_add(MOD_L, sum, delta + r * d.out, sum, d.out);
    }
    descend(me, d.scale.how, b, sum, d.out, shift);
    arena_release(me, mark);
}

/* w and b a step down the gradient, of what is open. */
static void step_down(struct party *me, struct dense d,
                      const struct masked *x,
                      const struct masked *delta, ring *w, ring *b,
                      int shift) {
    size_t mark = arena_mark(me), n = d.in * d.out;
    struct masked xt = masked_turned(me, x);
    ring *step = take_ring(me, n);

    multiply_masked(me, &xt, delta, step);
    descend(me, d.scale.how, w, step, n, d.scale.f + shift);
    update_biases(me, d, delta->x, b, shift);
    arena_release(me, mark);
}

void dense_update(struct party *me, struct dense d, const ring *x,
                  const ring *delta, ring *w, ring *b, int shift) {
    size_t mark = arena_mark(me);
    struct masked input = masked_inputs(d, x);
    struct masked error = masked_errors(d, delta);

    mask_open(me, (struct masked *[]){&input, &error}, 2);
    step_down(me, d, &input, &error, w, b, shift);
    arena_release(me, mark);
}

void dense_learn(struct party *me, struct dense d, const ring *x,
                 const ring *delta, ring *w, ring *b, ring *back,
                 int shift) {
    size_t mark = arena_mark(me);
    struct masked input = masked_inputs(d, x);
    struct masked error = masked_errors(d, delta);
    struct masked weights = masked_weights(d, w);

    mask_open(me, (struct masked *[]){&error, &weights, &input}, 3);
    pass_back(me, d, &error, &weights, back);
    step_down(me, d, &input, &error, w, b, shift);
    arena_release(me, mark);
}
