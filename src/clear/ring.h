/* Tangled from chapters/05-fixed-point.md; edit that file. */
#ifndef RING_H
#define RING_H

#include <stdint.h>

#include "hot.h"

/* Bits of a ring element. 64 in earnest; -DELL=6 in the tests that try
   every value there is. */
#ifndef ELL
#define ELL 64
#endif

/* An element of Z_L, L = 2^ELL, kept in 0 .. RING_MAX = L - 1. It has
   sizeof(ring) bytes in memory, in messages and on tapes. */
#if ELL == 16
typedef uint16_t ring;
#elif ELL == 32
typedef uint32_t ring;
#else
typedef uint64_t ring;
#endif
#define RING_MAX ((ring)(UINT64_MAX >> (64 - ELL)))

/* x mod L, for an integer x of any type; at ELL = 64 the compiler drops
   the mask. */
#define mod_L(x) ((ring)((uint64_t)(x)&RING_MAX))

/* a b mod L, also where an int would overflow. */
static inline ring ring_mul(ring a, ring b) {
    return mod_L((uint64_t)a * b);
}

/* The integer in -L/2 .. L/2 - 1 that x stands for, in two's
   complement. */
static inline int64_t signed_of(ring x) {
    uint64_t sign = UINT64_C(1) << (ELL - 1);
    return (int64_t)((x ^ sign) - sign);
}

/* The ring element of an integer; the inverse of signed_of for those
   in -L/2 .. L/2 - 1, and its remainder mod L for all others. */
static inline ring ring_of(int64_t x) {
    return mod_L(x);
}

#endif
