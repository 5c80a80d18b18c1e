/* Tangled from chapters/31-coin.md; edit that file. */
#include "ring.h"

ring ex_coin_positive(ring c, ring upper, ring top, int d);

/* x / 2^d, rounded by the coin c mod 2^d, for 0 <= x <= 2^(ELL-1),
   from c = x + r, upper = r >> d, and top, the highest bit of r. */
ring ex_coin_positive(ring c, ring upper, ring top, int d) {
    (void)top; /* your turn */
    return (c >> d) - upper;
}
