/* Tangled from chapters/29-flags.md; edit that file. */
#ifndef DEALT_FLAGS_H
#define DEALT_FLAGS_H

#include "flags.h"
#include "wrap_rows.h"

__typeof__(split) __real_split, __wrap_split;

/* The shares that P2 dealt to P0 last. */
enum { CASES = 4096 };
static ring dealt[CASES];

void __wrap_split(enum group g, struct stream *s, const void *x,
                  void *x0, void *x1, size_t n) {
    (void)x0;
    __real_split(g, s, x, dealt, x1, n);
}

/* What a party has of a flag: what is open, and a share; the coin, and
   P0's share. */
static inline void tell_flag(struct party *me, struct flags f,
                             ring *const out[], size_t n) {
    const ring *second = holds_shares(me) ? f.coin : dealt;

    if (holds_shares(me))
        bits_of_rows(f.open, out[0], 1, n);
    else
        memcpy(out[0], f.coin, n * sizeof *f.coin);
    memcpy(out[1], second, n * sizeof *second);
}

#endif
