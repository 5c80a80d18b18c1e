/* Tangled from chapters/25-softmax.md; edit that file. */
#include "softmax.h"

/* P0, P1: the sum of each row. */
static void row_sums(const ring *x, ring *sum, size_t rows,
                     size_t cols) {
    for (size_t r = 0; r < rows; r++) {
        sum[r] = 0;
        for (size_t c = 0; c < cols; c++)
            sum[r] = mod_L(sum[r] + x[r * cols + c]);
    }
}

/* P0, P1: the number of each row, at every place of it. */
static void spread(const ring *x, ring *out, size_t rows, size_t cols) {
    for (size_t r = 0; r < rows; r++)
        for (size_t c = 0; c < cols; c++)
            out[r * cols + c] = x[r];
}

/* All parties: a public number on top of shares of x. */
static void add_public(struct party *me, ring *x, ring number,
                       size_t n) {
    for (size_t k = 0; me->id == P0 && k < n; k++)
        x[k] = mod_L(x[k] + number);
}

void asm_shares(struct party *me, const ring *u, ring *p, size_t rows,
                size_t cols, struct scale s) {
    size_t mark = arena_mark(me), n = rows * cols;
    ring *positive = take_ring(me, n), *bit = take_ring(me, n);
    ring *sum = take_ring(me, rows), *sums = take_ring(me, n);

    relu(me, u, positive, bit, n);
    if (holds_shares(me)) {
        row_sums(positive, sum, rows, cols);
        /* Add a unit so that it is never zero. */
        add_public(me, sum, 1, rows);
        spread(sum, sums, rows, cols);
    }
    divide(me, positive, sums, p, n, s.f);
    arena_release(me, mark);
}

/* e^(u - max): the largest of each row becomes 1. */
static void exponentials(struct party *me, const ring *u, ring *e,
                         size_t rows, size_t cols, struct scale s) {
    size_t mark = arena_mark(me), n = rows * cols;
    ring *max = take_ring(me, rows), *v = take_ring(me, n);

    maxpool(me, u, max, NULL, rows, cols);
    if (holds_shares(me)) {
        spread(max, v, rows, cols);
        group_sub(MOD_L, u, v, v, n);
    }
    exponential(me, v, e, n, s);
    arena_release(me, mark);
}

/* 1 / sum of each row, at every place of it. */
static void reciprocals(struct party *me, const ring *e, ring *q,
                        size_t rows, size_t cols, struct scale s) {
    size_t mark = arena_mark(me);
    ring *sum = take_ring(me, rows);

    if (holds_shares(me))
        row_sums(e, sum, rows, cols);
    reciprocal(me, sum, sum, rows, cols, s);
    if (holds_shares(me))
        spread(sum, q, rows, cols);
    arena_release(me, mark);
}

void softmax(struct party *me, const ring *u, ring *p, size_t rows,
             size_t cols, struct scale s) {
    size_t mark = arena_mark(me), n = rows * cols;
    ring *e = take_ring(me, n), *q = take_ring(me, n);

    exponentials(me, u, e, rows, cols, s);
    reciprocals(me, e, q, rows, cols, s);
    multiply(me, e, q, p, n);
    rescale(me, s.how, p, n, s.f);
    arena_release(me, mark);
}
