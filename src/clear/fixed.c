/* Tangled from chapters/05-fixed-point.md; edit that file. */
#include "fixed.h"

#include <assert.h>
#include <math.h>

static bool in_range(double steps) {
    double half = ldexp(1, ELL - 1);
    return -half <= steps && steps < half;
}

bool fixed_fits(double x, int f) {
    return in_range(rint(ldexp(x, f)));
}

ring fixed_of(double x, int f) {
    double steps = rint(ldexp(x, f));
    assert(in_range(steps));
    return ring_of((int64_t)steps);
}

double real_of(ring x, int f) {
    return ldexp((double)signed_of(x), -f);
}

void encode(const float *x, ring *out, size_t n, int f) {
    for (size_t i = 0; i < n; i++)
        out[i] = fixed_of((double)x[i], f);
}

void decode(const ring *x, float *out, size_t n, int f) {
    for (size_t i = 0; i < n; i++)
        out[i] = (float)real_of(x[i], f);
}
