/* Tangled from chapters/33-maxpool.md; edit that file. */
#include "maxpool.h"

void ex_back(struct party *me, const ring *unit, const ring *delta,
             ring *back, size_t groups, size_t size);

/* P0, P1: unit, groups x size; delta, groups; out: back, groups x size.
   P2: not used. */
void ex_back(struct party *me, const ring *unit, const ring *delta,
             ring *back, size_t groups, size_t size) {
    (void)delta; /* your turn */
    multiply(me, unit, unit, back, groups * size);
}
