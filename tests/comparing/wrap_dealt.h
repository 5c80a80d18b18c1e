/* Tangled from chapters/24-msb.md; edit that file. */
#ifndef WRAP_DEALT_H
#define WRAP_DEALT_H

#include "compare.h"
#include "ideal_dealt.h"

#if ELL == 2
#include "wrap_compare.h"
#else
__typeof__(deal) __real_deal, __wrap_deal;
__typeof__(private_compare) __wrap_private_compare;

void __wrap_deal(struct party *me, int dealer, enum group g,
                 const void *x, void *out, size_t n) {
    if (g != MOD_P)
        __real_deal(me, dealer, g, x, out, n);
}

void __wrap_private_compare(struct party *me, const zp *bits,
                            const ring *r, const uint8_t *beta,
                            uint8_t *flag, size_t n) {
    size_t mark = arena_mark(me);
    ring *x = take_ring(me, n), *answer = take_ring(me, n);

    for (size_t k = 0; k < n; k++)
        x[k] = holds_shares(me) ? beta[k] : 0;
    for (size_t i = 0; me->id == P2 && i < ELL * n; i++)
        x[i % n] |= (ring)bits[i] << i / n;
    ideal_call(me, &ideal_dealt,
               (const ring *const[]){holds_shares(me) ? r : x, x},
               (ring *const[]){answer}, n);
    for (size_t k = 0; me->id == P2 && k < n; k++)
        flag[k] = (uint8_t)answer[k];
    arena_release(me, mark);
}
#endif

#endif
