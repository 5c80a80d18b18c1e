/* Tangled from chapters/35-softmax.md; edit that file. */
#include "softmax.h"

/* Sum and spread rows. */
/* The sum of each row. */
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

/* Share out by asm. */
/* P0, P1: the sum of each row and a unit, lest it be zero, at every
   place of the row. */
static void guarded_sums(int j, const ring *x, ring *sum, ring *out,
                         size_t rows, size_t cols) {
    row_sums(x, sum, rows, cols);
    for (size_t r = 0; j == P0 && r < rows; r++)
        sum[r] = mod_L(sum[r] + 1);
    spread(sum, out, rows, cols);
}

void asm_shares(struct party *me, const ring *u, ring *p, size_t rows,
                size_t cols, struct scale s) {
    size_t mark = arena_mark(me), n = rows * cols;
    ring *positive = take_ring(me, n), *sums = take_ring(me, n);
    ring *sum = take_ring(me, rows);
    struct flags bit = take_flags(me, n);

    relu(me, u, positive, bit, n, s.sign);
    if (holds_shares(me))
        guarded_sums(me->id, positive, sum, sums, rows, cols);
    divide(me, positive, sums, p, n, s.f, s.sign);
    arena_release(me, mark);
}

/* Take exponentials. */
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

/* Take reciprocals of the sums. */
static struct opened spread_opened(struct party *me, struct opened x,
                                   size_t rows, size_t cols) {
    const ring *part[] = {x.open, x.mask, x.factor, x.top};
    ring *out[4] = {NULL};

    for (int i = 0; i < 4; i++)
        if (part[i]) {
            out[i] = take_ring(me, rows * cols);
            spread(part[i], out[i], rows, cols);
        }
    return (struct opened){out[0], out[1], out[2], out[3], NULL};
}

/* 1 / sum of each row, at every place of it. */
static struct opened reciprocals(struct party *me, struct opened e,
                                 size_t rows, size_t cols,
                                 struct scale s) {
    ring *share = take_ring(me, rows * cols);
    ring *sum = take_ring(me, rows);

    opened_shares(me, e, share, rows * cols);
    if (holds_shares(me))
        row_sums(share, sum, rows, cols);
    return spread_opened(me, reciprocal(me, sum, rows, cols, s), rows,
                         cols);
}

/* Multiply them. */
void softmax(struct party *me, const ring *u, ring *p, size_t rows,
             size_t cols, struct scale s) {
    size_t mark = arena_mark(me), n = rows * cols;
    struct opened e = exponentials(me, u, rows, cols, s);
    struct opened q = reciprocals(me, e, rows, cols, s);

    multiply_opened(me, e, q, p, n);
    rescale(me, s.how, p, n, s.f);
    arena_release(me, mark);
}
