/* Tangled from chapters/34-division.md; edit that file. */
#include "divide.h"

void ex_thrifty(struct party *me, const ring *x, const ring *y, ring *q,
                size_t n, int f);

/* As divide, for f >= 1, a product cheaper. */
void ex_thrifty(struct party *me, const ring *x, const ring *y, ring *q,
                size_t n, int f) {
    divide(me, x, y, q, n, f, WHOLE_RING); /* your turn */
}
