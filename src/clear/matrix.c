/* Tangled from chapters/06-fixed-network.md; edit that file. */
#include "matrix.h"

#include <stdlib.h>
#include <string.h>

/* z += x[0] times the first row of y + ... + x[7] times the eighth;
   all rows have v elements. */
HOT static void add_eight_rows(const ring *restrict x,
                               const ring *restrict y, ring *restrict z,
                               size_t v) {
    for (size_t j = 0; j < v; j++) {
        ring a = x[0] * y[j] + x[1] * y[v + j];
        ring b = x[2] * y[2 * v + j] + x[3] * y[3 * v + j];
        ring c = x[4] * y[4 * v + j] + x[5] * y[5 * v + j];
        ring d = x[6] * y[6 * v + j] + x[7] * y[7 * v + j];
        z[j] = mod_L(z[j] + a + b + c + d);
    }
}

/* z += x times one row y. */
HOT static void add_row(ring x, const ring *restrict y,
                        ring *restrict z, size_t v) {
    for (size_t j = 0; j < v; j++)
        z[j] = mod_L(z[j] + x * y[j]);
}

void matrix_mul_add(const ring *x, const ring *y, ring *z, size_t m,
                    size_t n, size_t v) {
    size_t k = 0;
    for (; k + 8 <= n; k += 8)
        for (size_t i = 0; i < m; i++)
            add_eight_rows(x + i * n + k, y + k * v, z + i * v, v);
    for (; k < n; k++)
        for (size_t i = 0; i < m; i++)
            add_row(x[i * n + k], y + k * v, z + i * v, v);
}

void matrix_turned_mul_add(const ring *x, const ring *y, ring *z,
                           size_t m, size_t n, size_t v) {
    size_t k = 0;
    for (; k + 8 <= n; k += 8)
        for (size_t i = 0; i < m; i++) {
            ring column[8];
            for (size_t t = 0; t < 8; t++)
                column[t] = x[(k + t) * m + i];
            add_eight_rows(column, y + k * v, z + i * v, v);
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
