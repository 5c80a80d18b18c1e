/* Tangled from chapters/16-dealing.md; edit that file. */
#include "deal.h"

void ex_random(struct party *me, ring *out, size_t n);

/* Fresh shares of n random values that nobody knows. P2's `out` is not
   used. */
void ex_random(struct party *me, ring *out, size_t n) {
    for (size_t k = 0; holds_shares(me) && k < n; k++)
        out[k] = 0; /* your turn */
}
