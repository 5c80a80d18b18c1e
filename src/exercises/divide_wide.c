/* Tangled from chapters/34-division.md; edit that file. */
#include "divide.h"

void ex_wide(struct party *me, const ring *x, const ring *y, ring *q,
             size_t n, int f, int s);

/* q = floor(2^f x / y) for 0 <= x < 2^s y. P2: x, y, q not used. */
void ex_wide(struct party *me, const ring *x, const ring *y, ring *q,
             size_t n, int f, int s) {
    (void)s; /* your turn */
    divide(me, x, y, q, n, f, WHOLE_RING);
}
