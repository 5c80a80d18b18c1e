/* Tangled from chapters/05-fixed-point.md; edit that file. */
#include <stddef.h>

int ex_fraction_bits(double bound, size_t terms);

/* The greatest f for which `terms` products of numbers up to `bound`,
   each with f fraction bits, add up to less than 2^63; else -1. */
int ex_fraction_bits(double bound, size_t terms) {
    (void)bound; /* your turn */
    (void)terms;
    return 0;
}
