/* Tangled from chapters/30-relu.md; edit that file. */
#ifndef WRAP_SIGN_FLAGS_H
#define WRAP_SIGN_FLAGS_H

#include "ideal_sign.h"
#include "wrap_flags.h"

__typeof__(sign_flags) __wrap_sign_flags;

/* P2's `open` is the mask. */
void __wrap_sign_flags(struct party *me, struct opened x,
                       struct flags f, size_t n, int width) {
    size_t mark = arena_mark(me);
    struct ideal ideal = ideal_sign_flags(width);
    ring *said[2] = {take_ring(me, n), take_ring(me, n)};

    ideal_call(me, &ideal, (const ring *const[]){x.open}, said, n);
    flags_of(me, said, f, n);
    arena_release(me, mark);
}

#endif
