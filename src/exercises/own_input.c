/* Tangled from chapters/16-dealing.md; edit that file. */
#include "deal.h"

void ex_own_input(struct party *me, int who, const ring *x, ring *out,
                  size_t n);

/* Shares of `who`'s n numbers x, mod L, for P0 and P1. */
void ex_own_input(struct party *me, int who, const ring *x, ring *out,
                  size_t n) {
    (void)who, (void)x; /* your turn */
    for (size_t k = 0; holds_shares(me) && k < n; k++)
        out[k] = 0;
}
