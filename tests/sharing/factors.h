/* Tangled from chapters/21-beaver.md; edit that file. */
#ifndef FACTORS_H
#define FACTORS_H

#include "prove.h"

/* All shares of two factors in the ring of four; in larger rings, four
   values of each share. */
static inline bool pose_factors(uint64_t *k, struct values *in) {
    for (int j = P0; j <= P1; j++)
        for (size_t v = 0; v < 2; v++)
            in->of[j][v] = mod_L(3 * next_digit(k, 4));
    return true;
}

#endif
