/* Tangled from chapters/11-sharing.md; edit that file. */
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
    return mod_L(mod_L(a - b) - (a < b));
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

/* The three groups that shares live in. An array of MOD_L or MOD_ODD
   elements is a `ring *`, one of MOD_P elements is a `zp *`. */
enum group { MOD_L, MOD_ODD, MOD_P };

static inline size_t element_bytes(enum group g) {
    return g == MOD_P ? sizeof(zp) : sizeof(ring);
}

/* out = x + y and out = x - y, n elements; out may be x or y. */
void group_add(enum group g, const void *x, const void *y, void *out,
               size_t n);
void group_sub(enum group g, const void *x, const void *y, void *out,
               size_t n);

/* n uniform elements of the group. */
void group_draw(enum group g, struct stream *s, void *out, size_t n);

/* Shares of n values x: x0 is drawn from the stream, x1 = x - x0. x1
   may be x; it may be x0 where only x1 is wanted. To reconstruct x is
   group_add. */
void split(enum group g, struct stream *s, const void *x, void *x0,
           void *x1, size_t n);

/* The bits of n values as elements of Z_p, bit by bit: out[i * n + k]
   is bit i of x[k]. out has ELL * n elements. */
void bits_of(const ring *x, zp *out, size_t n);

#endif
