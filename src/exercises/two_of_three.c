/* Tangled from chapters/27-gates.md; edit that file. */
#include "gate.h"

void ex_two_of_three(struct party *me, const pack *x, const pack *y,
                     const pack *z, pack *out, size_t n);

/* Rows of shared bits: out = 1 where two or three of x, y, z are. */
void ex_two_of_three(struct party *me, const pack *x, const pack *y,
                     const pack *z, pack *out, size_t n) {
    (void)y, (void)z; /* your turn */
    for (size_t k = 0; holds_shares(me) && k < packs(n); k++)
        out[k] = x[k];
}
