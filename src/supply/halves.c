/* Tangled from chapters/26-rescaling.md; edit that file. */
#include "halves.h"

void supply_halves(struct party *me, const ring *r, ring *upper,
                   ring *top, size_t n, int d) {
    for (size_t k = 0; me->id == P2 && k < n; k++) {
        upper[k] = r[k] >> d;
        top[k] = r[k] >> (ELL - 1);
    }
    deal(me, P2, MOD_L, upper, upper, n);
    deal(me, P2, MOD_L, top, top, n);
}
