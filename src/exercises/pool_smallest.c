/* Tangled from chapters/33-maxpool.md; edit that file. */
#include "maxpool.h"

void ex_smallest(struct party *me, const ring *x, ring *min,
                 ring *index, size_t groups, size_t size);

/* P0, P1: x, groups x size; out: min, index. P2: not used. */
void ex_smallest(struct party *me, const ring *x, ring *min,
                 ring *index, size_t groups, size_t size) {
    maxpool(me, x, min, index, groups, size,
            WHOLE_RING); /* your turn */
}
