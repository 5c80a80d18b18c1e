/* Tangled from chapters/22-compare.md; edit that file. */
#ifndef WRAP_COMPARE_H
#define WRAP_COMPARE_H

#include "compare.h"
#include "ideal_compare.h"

__typeof__(private_compare) __wrap_private_compare;

void __wrap_private_compare(struct party *me, const zp *bits,
                            const ring *r, const uint8_t *beta,
                            uint8_t *flag, size_t n) {
    size_t mark = arena_mark(me);
    ring *all = take_ring(me, (ELL + 2) * n), *bit = take_ring(me, n);
    const ring *in[ELL + 2];

    for (size_t v = 0; v < ELL + 2; v++)
        in[v] = all + v * n;
    for (size_t k = 0; holds_shares(me) && k < ELL * n; k++)
        all[k] = bits[k];
    for (size_t k = 0; holds_shares(me) && k < n; k++) {
        all[ELL * n + k] = r[k];
        all[(ELL + 1) * n + k] = beta[k];
    }
    ideal_call(me, &ideal_compare, in, (ring *const[]){bit}, n);
    for (size_t k = 0; me->id == P2 && k < n; k++)
        flag[k] = (uint8_t)bit[k];
    arena_release(me, mark);
}

#endif
