/* Tangled from chapters/42-training.md; edit that file. */
#include "relu.h"

/* out = g, but no less than -c and no more than c; c is public. P2
   passes arrays that it neither reads nor writes. */
void ex_clip(struct party *me, const ring *g, ring c, ring *out,
             size_t n) {
    (void)c;
    for (size_t k = 0; holds_shares(me) && k < n; k++)
        out[k] = g[k]; /* yours: clip it */
}
