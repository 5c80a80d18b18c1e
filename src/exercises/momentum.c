/* Tangled from chapters/38-secure-network.md; edit that file. */
#include "share_truncate.h"

/* Party j in {0, 1}, on its shares, n of each: v = v - v/8 + g, then
   theta = theta - v. */
void ex_momentum(int j, ring *v, const ring *g, ring *theta, size_t n) {
    (void)j;
    (void)v;
    for (size_t k = 0; k < n; k++)
        theta[k] = mod_L(theta[k] - g[k]); /* yours: remember */
}
