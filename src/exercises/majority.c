/* Tangled from chapters/24-msb.md; edit that file. */
#include "beaver.h"

void ex_majority(struct party *me, const ring *u, const ring *v,
                 const ring *w, ring *out, size_t n);

/* The bit that at least two of u, v, w agree on; all shared mod L. */
void ex_majority(struct party *me, const ring *u, const ring *v,
                 const ring *w, ring *out, size_t n) {
    (void)w; /* your turn: this is a vote that has to be unanimous */
    multiply(me, u, v, out, n);
}
