/* Tangled from chapters/23-layers.md; edit that file. */
#include "layer.h"

#include "matrix.h"

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

void dense_backward(struct party *me, struct dense d, const ring *delta,
                    const ring *w, ring *back) {
    size_t mark = arena_mark(me);
    ring *wt = take_ring(me, d.in * d.out);

    if (holds_shares(me))
        matrix_transpose(w, wt, d.in, d.out);
    multiply_matrix(me, delta, wt, back, d.batch, d.out, d.in);
    rescale(me, d.scale.how, back, d.batch * d.in, d.scale.f);
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

void dense_update(struct party *me, struct dense d, const ring *x,
                  const ring *delta, ring *w, ring *b, int shift) {
    size_t mark = arena_mark(me);
    ring *xt = take_ring(me, d.in * d.batch);
    ring *step = take_ring(me, d.in * d.out);

    if (holds_shares(me))
        matrix_transpose(x, xt, d.batch, d.in);
    multiply_matrix(me, xt, delta, step, d.in, d.batch, d.out);
    descend(me, d.scale.how, w, step, d.in * d.out, d.scale.f + shift);
    update_biases(me, d, delta, b, shift);
    arena_release(me, mark);
}
