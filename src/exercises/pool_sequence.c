/* Tangled from chapters/33-maxpool.md; edit that file. */
#include "maxpool.h"

void ex_sequence(struct party *me, const ring *x, ring *max,
                 size_t groups, size_t size);

/* P0, P1: x, groups x size; out: max. P2: not used. */
void ex_sequence(struct party *me, const ring *x, ring *max,
                 size_t groups, size_t size) {
    for (size_t g = 0; holds_shares(me) && g < groups; g++)
        max[g] = x[g * size]; /* your turn: the others challenge it */
}
