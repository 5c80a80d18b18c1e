/* Tangled from chapters/54-transferred-masks.md; edit that file. */
#include <string.h>

#include "pair_word.h"

void ex_and(struct party *me, const pack *x, const pack *y, pack *z,
            size_t n);

/* z = x and y, xor shares, of n bits. */
void ex_and(struct party *me, const pack *x, const pack *y, pack *z,
            size_t n) {
    (void)me, (void)x; /* your turn */
    memcpy(z, y, packs(n) * sizeof *z);
}
