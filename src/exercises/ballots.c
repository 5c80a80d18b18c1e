/* Tangled from chapters/20-secrecy.md; edit that file. */
#include "deal.h"

void ex_ballots(struct party *me, const ring *x, ring *out, size_t n);

/* n pairs, from shares at P0 and P1, to P2, each in either order. x is
   read by P0 and P1 alone, `out` written by P2 alone. */
void ex_ballots(struct party *me, const ring *x, ring *out, size_t n) {
    reveal(me, P2, MOD_L, x, out, 2 * n); /* yours */
}
