/* Tangled from chapters/29-softmax.md; edit that file. */
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

/* The number of each row, at every place of it. */
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
    ring *positive = take_ring(me, n);
    struct flags bit = take_flags(me, n);
    ring *sum = take_ring(me, rows), *sums = take_ring(me, n);

    relu(me, u, positive, bit, n, s.sign);
    if (holds_shares(me)) {
        row_sums(positive, sum, rows, cols);
        /* Add a unit so that it is never zero. */
        add_public(me, sum, 1, rows);
        spread(sum, sums, rows, cols);
    }
    divide(me, positive, sums, p, n, s.f, s.sign);
    arena_release(me, mark);
}

/* e^(u - max): the largest of each row becomes 1. */
static struct opened exponentials(struct party *me, const ring *u,
                                  size_t rows, size_t cols,
                                  struct scale s) {
    size_t n = rows * cols;
    ring *max = take_ring(me, rows), *v = take_ring(me, n);

    maximum(me, u, max, rows, cols, s.sign);
    if (holds_shares(me)) {
        spread(max, v, rows, cols);
        group_sub(MOD_L, u, v, v, n);
    }
    return exponential(me, v, n, s);
}

/* The same number at every place of a row. What was masked once stays
   masked once. */
static struct opened spread_opened(struct party *me, struct opened x,
                                   size_t rows, size_t cols) {
    size_t n = rows * cols;
    struct opened out = {take_ring(me, n), take_ring(me, n), NULL,
                         NULL};

    spread(x.open, out.open, rows, cols);
    spread(x.mask, out.mask, rows, cols);
    if (x.top) {
        out.factor = take_ring(me, n);
        out.top = take_ring(me, n);
        spread(x.factor, out.factor, rows, cols);
        spread(x.top, out.top, rows, cols);
    }
    return out;
}

/* 1 / sum of each row, at every place of it. */
static struct opened reciprocals(struct party *me, struct opened e,
                                 size_t rows, size_t cols,
                                 struct scale s) {
    ring *share = take_ring(me, rows * cols), *sum = take_ring(me, rows);

    opened_shares(me, e, share, rows * cols);
    if (holds_shares(me))
        row_sums(share, sum, rows, cols);
    return spread_opened(me, reciprocal(me, sum, rows, cols, s), rows,
                         cols);
}

void softmax(struct party *me, const ring *u, ring *p, size_t rows,
             size_t cols, struct scale s) {
    size_t mark = arena_mark(me), n = rows * cols;
    struct opened e = exponentials(me, u, rows, cols, s);
    struct opened q = reciprocals(me, e, rows, cols, s);

    multiply_opened(me, e, q, p, n);
    rescale(me, s.how, p, n, s.f);
    arena_release(me, mark);
}
