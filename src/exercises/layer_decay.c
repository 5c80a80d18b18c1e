/* Tangled from chapters/36-layers.md; edit that file. */
#include "layer.h"
#include "share_truncate.h"

void ex_decay(struct party *me, ring *w, size_t n, int d);

/* w -= w / 2^d, on shares, in place. P2: w is not used. */
void ex_decay(struct party *me, ring *w, size_t n, int d) {
    (void)me, (void)w, (void)n, (void)d; /* your turn */
}
