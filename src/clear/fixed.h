/* Tangled from chapters/05-fixed-point.md; edit that file. */
#ifndef FIXED_H
#define FIXED_H

#include <stdbool.h>
#include <stddef.h>

#include "ring.h"

/* Whether x, rounded to f fraction bits, is in the range of the ring.
   No NaN and no infinity is. 0 <= f < ELL, here and below. */
bool fixed_fits(double x, int f);

/* x in steps of 2^-f, rounded to the nearest, ties to even. x must
   fit; if it does not, the program stops. Ask fixed_fits first where
   x comes from outside. */
ring fixed_of(double x, int f);

/* The real number that x stands for. Exact while |int(x)| <= 2^53,
   else rounded to the 53 bits of a double. */
double real_of(ring x, int f);

/* The same for n numbers; decode rounds to the 24 bits of a float. */
void encode(const float *x, ring *out, size_t n, int f);
void decode(const ring *x, float *out, size_t n, int f);

#endif
