/* Tangled from chapters/54-transferred-masks.md; edit that file. */
#include "pair_coins.h"

void ex_two_coins(struct party *me, const pack *c, const pack *d,
                  ring *out, size_t n);

/* out = c d, shares mod L. */
void ex_two_coins(struct party *me, const pack *c, const pack *d,
                  ring *out, size_t n) {
    (void)d; /* your turn */
    pair_coins(me, c, out, n);
}
