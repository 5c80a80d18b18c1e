/* Tangled from chapters/06-truncation.md; edit that file. */
#include "truncate.h"

uint64_t ex_truncate_even(uint64_t x, int d);

/* int(x) / 2^d, rounded to the nearest, ties to even; 0 < d < 64. */
uint64_t ex_truncate_even(uint64_t x, int d) {
    return truncate_one(x, d, NEAREST, 0); /* your turn */
}
