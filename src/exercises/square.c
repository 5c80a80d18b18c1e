/* Tangled from chapters/21-beaver.md; edit that file. */
#include "deal.h"

void ex_square(struct party *me, const ring *x, ring *z, size_t n);

/* z[k] = x[k] x[k] mod L on shares; P2 deals, and passes NULL. */
void ex_square(struct party *me, const ring *x, ring *z, size_t n) {
    (void)me, (void)x; /* your turn */
    for (size_t k = 0; z && k < n; k++)
        z[k] = 0;
}
