/* Tangled from chapters/14-beaver.md; edit that file. */
#include "beaver.h"

#include <string.h>

#include "matrix.h"

/* P2: n masks, each the sum of what P0 and P1 draw as their shares. */
static void sum_masks(struct party *me, ring *ab, size_t n) {
    size_t mark = arena_mark(me);
    ring *theirs = take_ring(me, n);
    draw_ring(me->with[P0][DEAL], ab, n);
    draw_ring(me->with[P1][DEAL], theirs, n);
    group_add(MOD_L, ab, theirs, ab, n);
    arena_release(me, mark);
}

/* P0, P1: open e = x - a and f = y - b; ef is e, followed by f. */
static void open_masked(struct party *me, const ring *x, size_t nx,
                        const ring *y, size_t ny, ring *ef) {
    draw_ring(me->with[P2][DEAL], ef, nx + ny);
    group_sub(MOD_L, x, ef, ef, nx);
    group_sub(MOD_L, y, ef + nx, ef + nx, ny);
    open_shares(me, MOD_L, ef, ef, nx + ny);
}

/* P0, P1: z = c + x f + e y, less e f at P0. */
HOT static void combine(int j, const ring *x, const ring *y,
                        const ring *ef, const ring *c, ring *z,
                        size_t n) {
    const ring *e = ef, *f = ef + n;
    for (size_t k = 0; k < n; k++) {
        ring rest = j == P0 ? y[k] - f[k] : y[k];
        z[k] = mod_L(c[k] + x[k] * f[k] + e[k] * rest);
    }
}

void multiply(struct party *me, const ring *x, const ring *y, ring *z,
              size_t n) {
    size_t mark = arena_mark(me);
    ring *ef = take_ring(me, 2 * n), *c = take_ring(me, n);
    if (me->id == P2) {
        sum_masks(me, ef, 2 * n);
        for (size_t k = 0; k < n; k++)
            c[k] = mod_L(ef[k] * ef[n + k]);
    } else {
        open_masked(me, x, n, y, n, ef);
    }
    deal(me, P2, MOD_L, c, c, n);
    if (holds_shares(me))
        combine(me->id, x, y, ef, c, z, n);
    refresh(me, MOD_L, z, n);
    arena_release(me, mark);
}

/* P0, P1: z += x f + e y, less e f at P0; x is m x n, y is n x v. */
static void combine_matrix(struct party *me, const ring *x,
                           const ring *y, const ring *ef, ring *z,
                           size_t m, size_t n, size_t v) {
    size_t mark = arena_mark(me);
    const ring *e = ef, *f = ef + m * n;
    if (me->id == P0) {
        ring *rest = take_ring(me, n * v);
        group_sub(MOD_L, y, f, rest, n * v);
        y = rest;
    }
    matrix_mul_add(x, f, z, m, n, v);
    matrix_mul_add(e, y, z, m, n, v);
    arena_release(me, mark);
}

/* P2: random a, m x n, and b, n x v; deal shares of their product. */
static void deal_product(struct party *me, size_t m, size_t n,
                         size_t v) {
    size_t mark = arena_mark(me);
    ring *ab = take_ring(me, m * n + n * v);
    ring *c = take_ring(me, m * v);
    sum_masks(me, ab, m * n + n * v);
    memset(c, 0, m * v * sizeof *c);
    matrix_mul_add(ab, ab + m * n, c, m, n, v);
    deal(me, P2, MOD_L, c, NULL, m * v);
    arena_release(me, mark);
}

void multiply_matrix(struct party *me, const ring *x, const ring *y,
                     ring *z, size_t m, size_t n, size_t v) {
    size_t mark = arena_mark(me);
    if (me->id == P2) {
        deal_product(me, m, n, v);
    } else {
        ring *ef = take_ring(me, m * n + n * v);
        open_masked(me, x, m * n, y, n * v, ef);
        deal(me, P2, MOD_L, NULL, z, m * v);
        combine_matrix(me, x, y, ef, z, m, n, v);
        refresh(me, MOD_L, z, m * v);
    }
    arena_release(me, mark);
}
