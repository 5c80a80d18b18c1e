/* Tangled from chapters/08-fixed-network.md; edit that file. */
#ifndef GOLDSCHMIDT_H
#define GOLDSCHMIDT_H

#include <stddef.h>

#include "ring.h"

/* For 1 / y with f fraction bits, where 1 <= y <= bound, f <= 31: a
   first guess, which is 2 / (1 + bound), to the nearest. */
static inline ring goldschmidt_guess(size_t bound, int f) {
    return mod_L(((UINT64_C(4) << f) / (bound + 1) + 1) / 2);
}

/* How many steps it takes from there: at least one, and as many as
   bring the error of the guess below 2^-f by squaring it. */
static inline int goldschmidt_steps(size_t bound, int f) {
    const uint64_t one = UINT64_C(1) << 32;
    uint64_t error = one - 2 * one / (bound + 1);
    int steps = 0;

    do {
        error = error * error / one + 1;
        steps++;
    } while (error >> (32 - f));
    return steps;
}

#endif
