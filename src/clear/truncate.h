/* Tangled from chapters/06-truncation.md; edit that file. */
#ifndef TRUNCATE_H
#define TRUNCATE_H

#include <stddef.h>

#include "network.h"
#include "ring.h"

enum rounding { FLOOR, NEAREST, STOCHASTIC };

/* int(x) / 2^d, rounded: to the integer below; to the nearest, ties
   up; or up or down at random, right in the mean, where the lowest d
   bits of `random` are uniform. The other two ignore `random`.
   0 <= d < ELL. int(x) < L/2 - 2^d, else the sum may wrap around. */
ring truncate_one(ring x, int d, enum rounding how, uint64_t random);

/* The same in place for n numbers; `random` may be NULL unless how is
   STOCHASTIC. */
void truncate_all(ring *x, size_t n, int d, enum rounding how,
                  struct splitmix *random);

#endif
