/* Tangled from chapters/28-above.md; edit that file. */
#include "table.h"

void ex_outside(struct party *me, const ring *x, pack *out, size_t n);

/* A row of xor shares of [q != v], for n digits of four bits. P0, P1:
   x -- the digits v, open to both; P2: x -- the digits q. No round. */
void ex_outside(struct party *me, const ring *x, pack *out, size_t n) {
    (void)x; /* your turn */
    for (size_t k = 0; holds_shares(me) && k < packs(n); k++)
        out[k] = 0;
}
