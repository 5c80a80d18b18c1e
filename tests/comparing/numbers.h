/* Tangled from chapters/24-msb.md; edit that file. */
#ifndef NUMBERS_H
#define NUMBERS_H

#include "ring.h"

/* Near 0, near L/2 and near L - 1, and some between; below L - 1. */
static inline ring some_number(size_t k) {
    ring half = RING_MAX / 2 + 1, near = k / 4 % 10;
    ring of[] = {near, half - 5 + near, RING_MAX - 1 - near,
                 mod_L(k * UINT64_C(0x9e3779b97f4a7c15))};
    return of[k % 4];
}

#endif
