/* Tangled from chapters/28-above.md; edit that file. */
#include "above.h"

void ex_at_most(struct party *me, const ring *x, pack *out, int m,
                size_t n);
void ex_below(struct party *me, const ring *x, pack *out, int m,
              size_t n);

/* A row of xor shares: is the mask r at most c, in the lowest m bits?
   P0, P1: x -- the numbers c, open to both; P2: x -- the masks r. */
void ex_at_most(struct party *me, const ring *x, pack *out, int m,
                size_t n) {
    above(me, x, masks_dealt(x), out, m, n); /* your turn */
}

/* The same: is the mask r below c? */
void ex_below(struct party *me, const ring *x, pack *out, int m,
              size_t n) {
    above(me, x, masks_dealt(x), out, m, n); /* your turn */
}
