/* Tangled from chapters/11-sharing.md; edit that file. */
#include "share.h"

HOT static void ring_add(const ring *x, const ring *y, ring *out,
                         size_t n) {
    for (size_t k = 0; k < n; k++)
        out[k] = mod_L(x[k] + y[k]);
}

HOT static void ring_sub(const ring *x, const ring *y, ring *out,
                         size_t n) {
    for (size_t k = 0; k < n; k++)
        out[k] = mod_L(x[k] - y[k]);
}

HOT static void odds_add(const ring *x, const ring *y, ring *out,
                         size_t n) {
    for (size_t k = 0; k < n; k++)
        out[k] = odd_add(x[k], y[k]);
}

HOT static void odds_sub(const ring *x, const ring *y, ring *out,
                         size_t n) {
    for (size_t k = 0; k < n; k++)
        out[k] = odd_sub(x[k], y[k]);
}

HOT static void zps_add(const zp *x, const zp *y, zp *out, size_t n) {
    for (size_t k = 0; k < n; k++)
        out[k] = zp_add(x[k], y[k]);
}

HOT static void zps_sub(const zp *x, const zp *y, zp *out, size_t n) {
    for (size_t k = 0; k < n; k++)
        out[k] = zp_sub(x[k], y[k]);
}

void group_add(enum group g, const void *x, const void *y, void *out,
               size_t n) {
    switch (g) {
    case MOD_L:
        ring_add(x, y, out, n);
        break;
    case MOD_ODD:
        odds_add(x, y, out, n);
        break;
    case MOD_P:
        zps_add(x, y, out, n);
        break;
    }
}

void group_sub(enum group g, const void *x, const void *y, void *out,
               size_t n) {
    switch (g) {
    case MOD_L:
        ring_sub(x, y, out, n);
        break;
    case MOD_ODD:
        odds_sub(x, y, out, n);
        break;
    case MOD_P:
        zps_sub(x, y, out, n);
        break;
    }
}

void group_draw(enum group g, struct stream *s, void *out, size_t n) {
    switch (g) {
    case MOD_L:
        draw_ring(s, out, n);
        break;
    case MOD_ODD:
        draw_odd(s, out, n);
        break;
    case MOD_P:
        draw_below(s, out, n, P);
        break;
    }
}

void split(enum group g, struct stream *s, const void *x, void *x0,
           void *x1, size_t n) {
    group_draw(g, s, x0, n);
    group_sub(g, x, x0, x1, n);
}

HOT void bits_of(const ring *x, zp *out, size_t n) {
    for (size_t i = 0; i < ELL; i++)
        for (size_t k = 0; k < n; k++)
            out[i * n + k] = (zp)(x[k] >> i & 1);
}
