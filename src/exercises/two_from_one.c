/* Tangled from chapters/29-flags.md; edit that file. */
#include "beaver.h"
#include "opened.h"

void ex_two(struct party *me, const ring *x, const ring *y, ring *xx,
            ring *xy, size_t n);

/* xx = x x and xy = x y, fresh shares. */
void ex_two(struct party *me, const ring *x, const ring *y, ring *xx,
            ring *xy, size_t n) {
    multiply(me, x, x, xx, n); /* your turn: this costs too much */
    multiply(me, x, y, xy, n);
}
