/* Tangled from chapters/08-sharing.md; edit that file. */
#ifndef SHARE_H
#define SHARE_H

#include "prg.h"

/* The small prime, 67; -DP=11 goes with -DELL=6. */
#ifndef P
#define P 67
#endif
#if P > 127
#error "P > 127: a sum of two elements of Z_p must fit into a byte"
#endif

/* [a + b >= L] for elements of Z_L; `wrap` of SecureNN (2019). */
static inline ring wrap(ring a, ring b) {
    return mod_L(a + b) < a;
}

/* Z_{L-1}, the odd ring; its elements are 0 .. L - 2. odd_of makes one
   of an element of Z_L: L - 1 becomes 0, the others stay. */
static inline ring odd_of(ring a) {
    return mod_L(a + (a == RING_MAX));
}

/* a + b, a - b and -a in the odd ring, for elements of it. */
static inline ring odd_add(ring a, ring b) {
    return odd_of(mod_L(a + b) + wrap(a, b));
}

static inline ring odd_sub(ring a, ring b) {
    return mod_L(a - b) - (a < b);
}

static inline ring odd_neg(ring a) {
    return odd_of(RING_MAX - a);
}

static inline zp zp_min(zp a, zp b) {
    return a < b ? a : b;
}

/* a + b, a - b, -a and a * b in Z_p, for elements of it. */
static inline zp zp_add(zp a, zp b) {
    zp sum = (zp)(a + b);
    return zp_min(sum, (zp)(sum - P));
}

static inline zp zp_sub(zp a, zp b) {
    zp gap = (zp)(a - b);
    return zp_min(gap, (zp)(gap + P));
}

static inline zp zp_neg(zp a) {
    return zp_sub(0, a);
}

static inline zp zp_mul(zp a, zp b) {
    return (zp)((unsigned)a * b % P);
}

/* Shares of n values, in Z_L, Z_{L-1} and Z_p: x0 is drawn from the
   stream, x1 = x - x0. x1 may be x; x0 may not. */
void split(struct stream *s, const ring *x, ring *x0, ring *x1,
           size_t n);
void split_odd(struct stream *s, const ring *x, ring *x0, ring *x1,
               size_t n);
void split_zp(struct stream *s, const zp *x, zp *x0, zp *x1, size_t n);

/* The n values again, x = x0 + x1. x may be x0 or x1. */
void join(const ring *x0, const ring *x1, ring *x, size_t n);
void join_odd(const ring *x0, const ring *x1, ring *x, size_t n);
void join_zp(const zp *x0, const zp *x1, zp *x, size_t n);

/* The bits of n values as elements of Z_p, bit by bit: out[i * n + k]
   is bit i of x[k]. out has ELL * n elements. */
void bits_of(const ring *x, zp *out, size_t n);

#endif
