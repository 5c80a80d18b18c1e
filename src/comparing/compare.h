/* Tangled from chapters/22-compare.md; edit that file. */
#ifndef COMPARE_H
#define COMPARE_H

#include "deal.h"

_Static_assert(P > ELL + 1,
               "sums of up to ELL + 1 must not wrap mod P");

/* Does x exceed r, for n pairs? The helper learns beta xor [x > r] and
   nothing else; nobody else learns anything.
   P0, P1: bits -- shares mod P of the bits of x, bit-major: bit i of
           value k is bits[i * n + k]
           r, beta -- known to both: n elements, n bits
   P2:     flag -- out: n bits; the other arrays are NULL.
   P0 and P1 pass NULL for flag.
   [SecureNN 2019, private compare; with a zero-share added to each
   message, and a rotation in place of the permutation] */
void private_compare(struct party *me, const zp *bits, const ring *r,
                     const uint8_t *beta, uint8_t *flag, size_t n);

static inline struct cost private_compare_cost(size_t n) {
    return (struct cost){1, 2 * ELL * n, 0};
}

#endif
