/* Tangled from chapters/22-compare.md; edit that file. */
#include "deal.h"

void ex_same(struct party *me, const zp *bits, const ring *r,
             uint8_t *flag, size_t n);

/* P2: flag[k] = [x[k] = r[k]], where P0 and P1 have r and shares mod P
   of the bits of x, bit-major. */
void ex_same(struct party *me, const zp *bits, const ring *r,
             uint8_t *flag, size_t n) {
    (void)me, (void)bits, (void)r; /* your turn */
    for (size_t k = 0; flag && k < n; k++)
        flag[k] = 0;
}
