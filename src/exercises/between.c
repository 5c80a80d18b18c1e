/* Tangled from chapters/30-relu.md; edit that file. */
#include "sign.h"

void ex_between(struct party *me, const ring *x, ring lo, ring hi,
                ring *out, size_t n);

/* out = [lo <= x < hi], 0 or 1, fresh shares mod L. */
void ex_between(struct party *me, const ring *x, ring lo, ring hi,
                ring *out, size_t n) {
    (void)lo,
        (void)hi; /* your turn: this is right for 0 and 2^63 - 1 */
    drelu(me, x, out, n, WHOLE_RING);
}
