/* Tangled from chapters/18-beaver.md; edit that file. */
#include "beaver.h"

#include "matrix.h"

static size_t size_of(const struct masked *x) {
    return x->rows * x->cols;
}

/* An array for what will be open, a part for each of them; returns how
   long it is. */
static size_t take_open(struct party *me, struct masked *const matrix[],
                        size_t count) {
    size_t n = 0;
    for (size_t i = 0; i < count; i++)
        n += size_of(matrix[i]);
    ring *open = take_ring(me, n);
    for (size_t i = 0; i < count; open += size_of(matrix[i++]))
        matrix[i]->open = open;
    return n;
}

void mask_open(struct party *me, struct masked *const matrix[],
               size_t count) {
    size_t n = take_open(me, matrix, count);
    ring *open = matrix[0]->open;
    draw_mask(me, MOD_L, open, n);
    for (size_t i = 0; holds_shares(me) && i < count; i++)
        group_sub(MOD_L, matrix[i]->x, matrix[i]->open, matrix[i]->open,
                  size_of(matrix[i]));
    open_shares(me, MOD_L, open, open, n);
}

/* P0, P1: z = c + x f + e y, less e f at P0. */
HOT static void combine(int j, const ring *x, const ring *y,
                        const ring *e, const ring *f, const ring *c,
                        ring *z, size_t n) {
    for (size_t k = 0; k < n; k++) {
        ring rest = j == P0 ? y[k] - f[k] : y[k];
        z[k] = mod_L(c[k] + x[k] * f[k] + e[k] * rest);
    }
}

void multiply(struct party *me, const ring *x, const ring *y, ring *z,
              size_t n) {
    size_t mark = arena_mark(me);
    struct masked a = {x, NULL, n, 1}, b = {y, NULL, n, 1};
    ring *c = take_ring(me, n);
    mask_open(me, (struct masked *[]){&a, &b}, 2);
    supply_products(me, a.open, b.open, c, n);
    if (holds_shares(me))
        combine(me->id, x, y, a.open, b.open, c, z, n);
    refresh(me, MOD_L, z, n);
    arena_release(me, mark);
}

/* P0, P1: z += x f + e y, less e f at P0; or of x^T and e^T. */
static void combine_matrix(struct party *me, const struct masked *x,
                           const struct masked *y, ring *z,
                           bool turned) {
    size_t mark = arena_mark(me), n = y->rows, v = y->cols;
    size_t m = turned ? x->cols : x->rows;
    const ring *rest = y->x;
    if (me->id == P0) {
        ring *less = take_ring(me, n * v);
        group_sub(MOD_L, y->x, y->open, less, n * v);
        rest = less;
    }
    if (turned) {
        matrix_turned_mul_add(x->x, y->open, z, m, n, v);
        matrix_turned_mul_add(x->open, rest, z, m, n, v);
    } else {
        matrix_mul_add(x->x, y->open, z, m, n, v);
        matrix_mul_add(x->open, rest, z, m, n, v);
    }
    arena_release(me, mark);
}

static void multiply_either(struct party *me, const struct masked *x,
                            const struct masked *y, ring *z,
                            bool turned) {
    size_t m = turned ? x->cols : x->rows;
    supply_matrix(me, x->open, y->open, z, m, y->rows, y->cols, turned);
    if (holds_shares(me))
        combine_matrix(me, x, y, z, turned);
    refresh(me, MOD_L, z, m * y->cols);
}

void multiply_masked(struct party *me, const struct masked *x,
                     const struct masked *y, ring *z) {
    multiply_either(me, x, y, z, false);
}

void multiply_turned(struct party *me, const struct masked *x,
                     const struct masked *y, ring *z) {
    multiply_either(me, x, y, z, true);
}

void multiply_matrix(struct party *me, const ring *x, const ring *y,
                     ring *z, size_t m, size_t n, size_t v) {
    size_t mark = arena_mark(me);
    struct masked a = {x, NULL, m, n}, b = {y, NULL, n, v};
    mask_open(me, (struct masked *[]){&a, &b}, 2);
    multiply_masked(me, &a, &b, z);
    arena_release(me, mark);
}

struct masked masked_turned(struct party *me, const struct masked *x) {
    ring *turned = take_ring(me, size_of(x));
    ring *open = take_ring(me, size_of(x));
    if (holds_shares(me))
        matrix_transpose(x->x, turned, x->rows, x->cols);
    matrix_transpose(x->open, open, x->rows, x->cols);
    return (struct masked){turned, open, x->cols, x->rows};
}
