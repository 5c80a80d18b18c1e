/* Tangled from chapters/29-flags.md; edit that file. */
#include "coin.h"

#include "deal.h"

void supply_coins(struct party *me, pack *coin, ring *number,
                  size_t n) {
    mask_rows(me, coin, 1, n);
    if (me->maker) {
        me->maker->coins(me, coin, number, n);
        return;
    }
    for (size_t k = 0; me->id == P2 && k < n; k++)
        number[k] = bit_at(coin, k);
    deal(me, P2, MOD_L, number, number, n);
}

void supply_chosen(struct party *me, const pack *coin,
                   const ring *number, const ring *x, ring *z,
                   size_t n) {
    if (me->maker)
        me->maker->chosen(me, coin, x, z, n);
    else
        supply_products(me, number, x, z, n);
}
