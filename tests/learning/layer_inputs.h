/* Tangled from chapters/36-layers.md; edit that file. */
#ifndef LAYER_INPUTS_H
#define LAYER_INPUTS_H

#include "prove.h"

/* All shares of n values. */
static inline void pose_inputs(uint64_t *k, struct values *in,
                               size_t n) {
    for (int j = P0; j <= P1; j++)
        for (size_t v = 0; v < n; v++)
            in->of[j][v] = next_digit(k, L);
}

/* All shares of values 0 and 1, two sharings of each other. */
static inline void sample_inputs(uint64_t *k, struct values *in,
                                 size_t n) {
    for (int j = P0; j <= P1; j++)
        for (size_t v = 0; v < 2; v++)
            in->of[j][v] = next_digit(k, L);
    for (size_t v = 2; v < n; v++) {
        in->of[P0][v] = next_digit(k, 2);
        in->of[P1][v] = mod_L(2 - 3 * in->of[P0][v]);
    }
}

#endif
