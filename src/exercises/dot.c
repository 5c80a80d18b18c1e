/* Tangled from chapters/21-beaver.md; edit that file. */
#include "beaver.h"

void ex_dot(struct party *me, const ring *x, const ring *y, ring *z,
            size_t n);

/* *z = the sum of all x[k] y[k], on shares; P2 passes NULL. */
void ex_dot(struct party *me, const ring *x, const ring *y, ring *z,
            size_t n) {
    (void)me, (void)x, (void)y, (void)n; /* your turn */
    if (z)
        *z = 0;
}
