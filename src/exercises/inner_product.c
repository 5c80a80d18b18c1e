/* Tangled from chapters/55-transferred-products.md; edit that file. */
#include "cross.h"

void ex_inner_product(struct party *me, const ring *x, const ring *y,
                      ring *z, size_t n);

/* *z = one's share of the sum of all products; x, y: one's shares. */
void ex_inner_product(struct party *me, const ring *x, const ring *y,
                      ring *z, size_t n) {
    (void)me, (void)x, (void)y, (void)n; /* your turn */
    *z = 0;
}
