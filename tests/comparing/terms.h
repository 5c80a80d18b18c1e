/* Tangled from chapters/22-compare.md; edit that file. */
#ifndef TERMS_H
#define TERMS_H

#include "ring.h"

/* c[i] for every bit i, in 0 .. ELL + 1; exactly one is zero if x > r,
   else none. */
static inline void compare_terms(ring x, ring r, int c[ELL]) {
    int sum = 0;
    for (unsigned i = ELL; i-- > 0;) {
        int xi = x >> i & 1, ri = r >> i & 1;
        c[i] = ri - xi + 1 + sum;
        sum += xi ^ ri;
    }
}

/* 1 if x > r, else 0, found by looking for that zero. */
static inline int compare_open(ring x, ring r) {
    int c[ELL], zeros = 0;
    compare_terms(x, r, c);
    for (unsigned i = 0; i < ELL; i++)
        zeros += c[i] == 0;
    return zeros;
}

#endif
