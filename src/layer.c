/* Tangled from chapters/23-layers.md; edit that file. */
#include "layer.h"

#include "matrix.h"
#include "share_truncate.h"

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
    if (holds_shares(me)) {
        truncate_share(me->id, z, d.batch * d.out, d.f);
        add_to_rows(z, b, d.batch, d.out);
    }
}

void dense_backward(struct party *me, struct dense d, const ring *delta,
                    const ring *w, ring *back) {
    size_t mark = arena_mark(me);
    ring *wt = take_ring(me, d.in * d.out);

    if (holds_shares(me))
        matrix_transpose(w, wt, d.in, d.out);
    multiply_matrix(me, delta, wt, back, d.batch, d.out, d.in);
    if (holds_shares(me))
        truncate_share(me->id, back, d.batch * d.in, d.f);
    arena_release(me, mark);
}

/* P0, P1: theta less step / 2^d. Overwrites the step. */
static void descend(int j, ring *theta, ring *step, size_t n, int d) {
    truncate_share(j, step, n, d);
    group_sub(MOD_L, theta, step, theta, n);
}

/* P0, P1: the gradient of the biases needs no product. */
static void update_biases(struct party *me, struct dense d,
                          const ring *delta, ring *b, int shift) {
    size_t mark = arena_mark(me);
    ring *sum = take_ring(me, d.out);

    memset(sum, 0, d.out * sizeof *sum);
    for (size_t r = 0; r < d.batch; r++)
        group_add(MOD_L, sum, delta + r * d.out, sum, d.out);
    descend(me->id, b, sum, d.out, shift);
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
    if (holds_shares(me)) {
        descend(me->id, w, step, d.in * d.out, d.f + shift);
        update_biases(me, d, delta, b, shift);
    }
    arena_release(me, mark);
}
