/* Tangled from chapters/29-flags.md; edit that file. */
#ifndef WRAP_TIMES_FLAG_H
#define WRAP_TIMES_FLAG_H

#include "flags.h"
#include "ideal_multiply.h"

/* P0, P1: shares of the bits as numbers, not fresh; in the arena. */
static inline ring *shares_of_flags(struct party *me, struct flags f,
                                    size_t n) {
    ring *bit = take_ring(me, n);

    for (size_t k = 0; holds_shares(me) && k < n; k++)
        bit[k] = bit_at(f.open, k) ? mod_L((me->id == P0) - f.coin[k])
                                   : f.coin[k];
    return bit;
}

/* A product of shared numbers is all that this amounts to. */
__typeof__(times_flag) __wrap_times_flag;

void __wrap_times_flag(struct party *me, struct flags f,
                       struct opened x, ring *z, size_t n) {
    size_t mark = arena_mark(me);
    ring *bit = shares_of_flags(me, f, n), *share = take_ring(me, n);

    opened_shares(me, x, share, n);
    ideal_call(me, &ideal_multiply, (const ring *const[]){bit, share},
               (ring *const[]){z}, n);
    arena_release(me, mark);
}

#endif
