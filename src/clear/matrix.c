/* Tangled from chapters/07-exact-products.md; edit that file. */
#include "matrix.h"

#include <stdlib.h>
#include <string.h>

/* So many rows of y are added at a time, of so many elements. */
enum { DEEP = 16, WIDE = 256 };

/* pairs = the sum of row 0 times row 1 of y, 2 times 3, and so on;
   w elements of rows that begin v elements apart. */
HOT static void multiply_pairs(const ring *restrict y,
                               ring *restrict pairs, size_t v,
                               size_t w) {
    for (size_t j = 0; j < w; j++) {
        ring sum = 0;
        for (size_t t = 0; t < DEEP; t += 2) {
            ring pair = ring_mul(y[t * v + j], y[(t + 1) * v + j]);
            sum = mod_L(sum + pair);
        }
        pairs[j] = sum;
    }
}

/* z += x[0] times row 0 of y + x[1] times row 1 + ..., with half the
   products. */
HOT static void add_rows(const ring *restrict x, const ring *restrict y,
                         const ring *restrict pairs, ring *restrict z,
                         size_t v, size_t w) {
    ring less = 0;
    for (size_t t = 0; t < DEEP; t += 2)
        less = mod_L(less + ring_mul(x[t], x[t + 1]));
    for (size_t j = 0; j < w; j++) {
        ring sum = mod_L(z[j] - less - pairs[j]);
        for (size_t t = 0; t < DEEP; t += 2) {
            ring left = mod_L(x[t] + y[(t + 1) * v + j]);
            ring right = mod_L(x[t + 1] + y[t * v + j]);
            sum = mod_L(sum + ring_mul(left, right));
        }
        z[j] = sum;
    }
}

/* z += x times one row y. */
HOT static void add_row(ring x, const ring *restrict y,
                        ring *restrict z, size_t v) {
    for (size_t j = 0; j < v; j++)
        z[j] = mod_L(z[j] + ring_mul(x, y[j]));
}

void matrix_mul_add(const ring *x, const ring *y, ring *z, size_t m,
                    size_t n, size_t v) {
    ring pairs[WIDE];
    size_t k = 0;
    for (; k + DEEP <= n; k += DEEP)
        for (size_t j = 0; j < v; j += WIDE) {
            size_t w = v - j < WIDE ? v - j : WIDE;
            multiply_pairs(y + k * v + j, pairs, v, w);
            for (size_t i = 0; i < m; i++)
                add_rows(x + i * n + k, y + k * v + j, pairs,
                         z + i * v + j, v, w);
        }
    for (; k < n; k++)
        for (size_t i = 0; i < m; i++)
            add_row(x[i * n + k], y + k * v, z + i * v, v);
}

static void gather_column(const ring *x, ring *column, size_t m) {
    for (size_t t = 0; t < DEEP; t++)
        column[t] = x[t * m];
}

void matrix_turned_mul_add(const ring *x, const ring *y, ring *z,
                           size_t m, size_t n, size_t v) {
    ring pairs[WIDE], column[DEEP];
    size_t k = 0;
    for (; k + DEEP <= n; k += DEEP)
        for (size_t j = 0; j < v; j += WIDE) {
            size_t w = v - j < WIDE ? v - j : WIDE;
            multiply_pairs(y + k * v + j, pairs, v, w);
            for (size_t i = 0; i < m; i++) {
                gather_column(x + k * m + i, column, m);
                add_rows(column, y + k * v + j, pairs, z + i * v + j, v,
                         w);
            }
        }
    for (; k < n; k++)
        for (size_t i = 0; i < m; i++)
            add_row(x[k * m + i], y + k * v, z + i * v, v);
}

void matrix_transpose(const ring *x, ring *out, size_t m, size_t n) {
    for (size_t strip = 0; strip < m; strip += 8) {
        size_t end = strip + 8 < m ? strip + 8 : m;
        for (size_t j = 0; j < n; j++)
            for (size_t i = strip; i < end; i++)
                out[j * m + i] = x[i * n + j];
    }
}

ring *matrix_room(size_t n) {
    size_t lines = (n * sizeof(ring) + 63) / 64 + 1;
    ring *room = aligned_alloc(64, 64 * lines);
    if (room)
        memset(room, 0, 64 * lines);
    return room;
}
