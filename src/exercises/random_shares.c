/* Tangled from chapters/12-dealing.md; edit that file. */
#include "deal.h"

void ex_random(struct party *me, ring *out, size_t n);

/* P2: n random values; P0, P1: shares of them. */
void ex_random(struct party *me, ring *out, size_t n) {
    for (size_t k = 0; k < n; k++)
        out[k] = (ring)me->id; /* your turn */
}
