/* Tangled from chapters/58-split.md; edit that file. */
#include "deal.h"

void ex_known_factor(struct party *me, const ring *x, const ring *y,
                     ring *z, size_t n);

/* z = x y on fresh shares: P0, P1 pass shares of x; P2 passes y. */
void ex_known_factor(struct party *me, const ring *x, const ring *y,
                     ring *z, size_t n) {
    (void)x, (void)y; /* yours */
    for (size_t k = 0; holds_shares(me) && k < n; k++)
        z[k] = 0;
}
