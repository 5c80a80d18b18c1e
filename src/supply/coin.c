/* Tangled from chapters/27-flags.md; edit that file. */
#include "coin.h"

#include "deal.h"

void supply_coins(struct party *me, pack *coin, ring *number,
                  size_t n) {
    mask_rows(me, coin, 1, n);
    for (size_t k = 0; me->id == P2 && k < n; k++)
        number[k] = bit_at(coin, k);
    deal(me, P2, MOD_L, number, number, n);
}
