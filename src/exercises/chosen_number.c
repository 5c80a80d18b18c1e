/* Tangled from chapters/53-million-transfers.md; edit that file. */
#include "transfer.h"

void ex_product(struct party *me, struct transfers *t, const ring *mine,
                ring *out, size_t n);

/* Shares of x b, of a number of P0 and a bit of P1. */
void ex_product(struct party *me, struct transfers *t, const ring *mine,
                ring *out, size_t n) {
    (void)t;
    for (size_t k = 0; k < n; k++)
        out[k] = me->id == P0 ? mine[k] : 0; /* your turn: the bit */
}
