/* Tangled from chapters/25-convert.md; edit that file. */
#include "share.h"

uint64_t ex_guess_carry(int j, uint64_t share);

/* P_j's share mod 2^64 - 1 of a, |a| < 2^40, from that mod 2^64. */
uint64_t ex_guess_carry(int j, uint64_t share) {
    (void)j; /* your turn */
    return odd_of(share);
}
