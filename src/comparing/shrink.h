/* Tangled from chapters/40-ternary.md; edit that file. */
#ifndef SHRINK_H
#define SHRINK_H

#include "deal.h"

/* out = x / 2^s in the ring of 2^(ELL - s), rounded down, or one less
   where P0's fresh share ends in more than x does; 0 <= s < ELL. That
   is for every x, and no message. P0 and P1: of out's fresh shares the
   ELL - s lower bits mean something, the others are 0, and what the
   sum of both carries beyond means nothing. P2's arrays are not used.
   out may be x.
   [after Mohassel and Zhang, "SecureML" (2017), theorem 1] */
void shrink(struct party *me, const ring *x, ring *out, size_t n,
            int s);

#endif
