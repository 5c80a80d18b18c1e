/* Tangled from chapters/31-coin.md; edit that file. */
#include "halves.h"

HOT static void split_masks(const ring *r, ring *upper, ring *top,
                            size_t n, int d) {
    for (size_t k = 0; k < n; k++) {
        upper[k] = r[k] >> d;
        top[k] = r[k] >> (ELL - 1);
    }
}

void supply_halves(struct party *me, struct masks r, ring *upper,
                   ring *top, size_t n, int d) {
    if (me->maker) {
        me->maker->halves(me, r, upper, top, n, d);
        return;
    }
    if (me->id == P2)
        split_masks(r.r, upper, top, n, d);
    deal(me, P2, MOD_L, upper, upper, n);
    deal(me, P2, MOD_L, top, top, n);
}
