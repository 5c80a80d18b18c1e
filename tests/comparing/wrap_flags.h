/* Tangled from chapters/24-flags.md; edit that file. */
#ifndef WRAP_FLAGS_H
#define WRAP_FLAGS_H

#include "flags.h"
#include "ideal_flags.h"

/* The bits of a row as numbers, in the arena, and back. */
static inline ring *bits_at(struct party *me, const pack *row,
                            size_t n) {
    ring *bit = take_ring(me, n);

    for (size_t k = 0; holds_shares(me) && k < n; k++)
        bit[k] = bit_at(row, k);
    return bit;
}

static inline void bits_to(struct party *me, const ring *bit, pack *row,
                           size_t n) {
    if (holds_shares(me))
        rows_of(bit, 0, 1, row, n);
}

/* Flags from what a trusted person says of them: at P0 and P1 what is
   open, and shares of the coin; at P2 the coin, and a share. */
static inline void flags_of(struct party *me, ring *const said[2],
                            struct flags f, size_t n) {
    bits_to(me, said[0], f.open, n);
    memcpy(f.coin, said[holds_shares(me)], n * sizeof *f.coin);
}

void __wrap_open_flags(struct party *me, const pack *bit,
                       struct flags f, size_t n);

void __wrap_open_flags(struct party *me, const pack *bit,
                       struct flags f, size_t n) {
    size_t mark = arena_mark(me);
    ring *said[2] = {take_ring(me, n), take_ring(me, n)};

    ideal_call(me, &ideal_flags,
               (const ring *const[]){bits_at(me, bit, n)}, said, n);
    flags_of(me, said, f, n);
    arena_release(me, mark);
}

#endif
