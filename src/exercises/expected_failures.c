/* Tangled from chapters/41-shadow.md; edit that file. */
#include <stddef.h>

/* The expected number of truncations that fail, of n products whose
   values, as reals, are |v[k]|, with f fraction bits, mod 2^64. */
double ex_expected_failures(const double *v, size_t n, int f) {
    (void)v;
    (void)n;
    (void)f;
    return 0; /* yours */
}
