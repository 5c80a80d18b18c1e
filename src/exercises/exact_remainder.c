/* Tangled from chapters/32-rescaling.md; edit that file. */
#include "rescale.h"

void ex_remainder(struct party *me, const ring *x, ring *out, size_t n,
                  int d);

/* out = x mod 2^d, on shares. P2: x, out are not used. */
void ex_remainder(struct party *me, const ring *x, ring *out, size_t n,
                  int d) {
    truncate_exact(me, x, out, n, d); /* your turn */
}
