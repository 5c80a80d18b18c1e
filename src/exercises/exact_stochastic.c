/* Tangled from chapters/32-rescaling.md; edit that file. */
#include "rescale.h"

void ex_stochastic(struct party *me, const ring *x, ring *out, size_t n,
                   int d);

/* out = x / 2^d, rounded down or up by P2's coin. P2: x, out are not
   used. */
void ex_stochastic(struct party *me, const ring *x, ring *out, size_t n,
                   int d) {
    truncate_exact(me, x, out, n, d); /* your turn */
}
