/* Tangled from chapters/55-transferred-products.md; edit that file. */
#include "cross.h"

void ex_known_factors(struct party *me, const ring *own, ring *z,
                      size_t n);

/* z = one's shares of the products of P0's numbers and P1's. */
void ex_known_factors(struct party *me, const ring *own, ring *z,
                      size_t n) {
    (void)me, (void)own; /* your turn */
    for (size_t k = 0; k < n; k++)
        z[k] = 0;
}
