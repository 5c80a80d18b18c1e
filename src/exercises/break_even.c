/* Tangled from chapters/46-prices.md; edit that file. */
#include "cost.h"

/* The round trip, in seconds, from which on `few`, which takes fewer
   rounds, is faster than `light` on a line of so many bits a second; 0
   if it takes no more bytes either. Computation is left out. */
double ex_break_even(struct cost few, struct cost light, double bits) {
    (void)few;
    (void)light;
    (void)bits;
    return 0; /* yours */
}
