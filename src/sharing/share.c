/* Tangled from chapters/08-sharing.md; edit that file. */
#include "share.h"

HOT static void subtract(const ring *x, const ring *y, ring *out,
                         size_t n) {
    for (size_t k = 0; k < n; k++)
        out[k] = mod_L(x[k] - y[k]);
}

HOT static void subtract_odd(const ring *x, const ring *y, ring *out,
                             size_t n) {
    for (size_t k = 0; k < n; k++)
        out[k] = odd_sub(x[k], y[k]);
}

HOT static void subtract_zp(const zp *x, const zp *y, zp *out,
                            size_t n) {
    for (size_t k = 0; k < n; k++)
        out[k] = zp_sub(x[k], y[k]);
}

void split(struct stream *s, const ring *x, ring *x0, ring *x1,
           size_t n) {
    draw_ring(s, x0, n);
    subtract(x, x0, x1, n);
}

void split_odd(struct stream *s, const ring *x, ring *x0, ring *x1,
               size_t n) {
    draw_odd(s, x0, n);
    subtract_odd(x, x0, x1, n);
}

void split_zp(struct stream *s, const zp *x, zp *x0, zp *x1, size_t n) {
    draw_below(s, x0, n, P);
    subtract_zp(x, x0, x1, n);
}

HOT void join(const ring *x0, const ring *x1, ring *x, size_t n) {
    for (size_t k = 0; k < n; k++)
        x[k] = mod_L(x0[k] + x1[k]);
}

HOT void join_odd(const ring *x0, const ring *x1, ring *x, size_t n) {
    for (size_t k = 0; k < n; k++)
        x[k] = odd_add(x0[k], x1[k]);
}

HOT void join_zp(const zp *x0, const zp *x1, zp *x, size_t n) {
    for (size_t k = 0; k < n; k++)
        x[k] = zp_add(x0[k], x1[k]);
}

HOT void bits_of(const ring *x, zp *out, size_t n) {
    for (size_t i = 0; i < ELL; i++)
        for (size_t k = 0; k < n; k++)
            out[i * n + k] = (zp)(x[k] >> i & 1);
}
