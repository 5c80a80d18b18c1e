/* Tangled from chapters/37-convolution.md; edit that file. */
#include "unpool.h"

void ex_units(struct party *me, const struct flags *ahead, ring *unit,
              size_t groups, size_t size);

/* P0, P1: unit, groups x size. P2: not used. */
void ex_units(struct party *me, const struct flags *ahead, ring *unit,
              size_t groups, size_t size) {
    (void)me, (void)ahead; /* your turn */
    for (size_t k = 0; k < groups * size; k++)
        unit[k] = 0;
}
