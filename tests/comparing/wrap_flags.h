/* Tangled from chapters/29-flags.md; edit that file. */
#ifndef WRAP_FLAGS_H
#define WRAP_FLAGS_H

#include "flags.h"
#include "ideal_flags.h"
#include "wrap_rows.h"

/* Flags from what a trusted person says of them: at P0 and P1 what is
   open, and shares of the coin; at P2 the coin, and a share. */
static inline void flags_of(struct party *me, ring *const said[2],
                            struct flags f, size_t n) {
    rows_of(said[0], 0, 1, f.open, n);
    memcpy(f.coin, said[holds_shares(me)], n * sizeof *f.coin);
}

__typeof__(open_flags) __wrap_open_flags;

void __wrap_open_flags(struct party *me, const pack *bit,
                       struct flags f, size_t n) {
    size_t mark = arena_mark(me);
    ring *said[2] = {take_ring(me, n), take_ring(me, n)};
    ring *mine = take_ring(me, n);

    if (holds_shares(me))
        bits_of_rows(bit, mine, 1, n);
    ideal_call(me, &ideal_flags, (const ring *const[]){mine}, said, n);
    flags_of(me, said, f, n);
    arena_release(me, mark);
}

#endif
