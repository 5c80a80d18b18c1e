/* Tangled from chapters/33-maxpool.md; edit that file. */
#ifndef WRAP_CLOSED_H
#define WRAP_CLOSED_H

#include "closed.h"
#include "ideal_sign.h"
#include "wrap_flags.h"

__typeof__(open_masked) __wrap_open_masked;
__typeof__(sign_bits) __wrap_sign_bits;
__typeof__(sign_flags) __wrap_sign_flags;

struct opened __wrap_open_masked(struct party *me, const ring *x,
                                 size_t n) {
    return closed(me, x, n);
}

/* P0's c and P2's r, so that c - r is what the shares add up to. */
static inline struct values as_opened(const struct values *in) {
    struct values open = *in;

    open.of[P2][0] = 0 - in->of[P1][0];
    return open;
}

static inline void answer_closed_bits(const struct ideal *f,
                                      struct coins *c,
                                      const struct values *in,
                                      struct values *out) {
    struct values open = as_opened(in);

    answer_sign_bits(f, c, &open, out);
}

static inline void answer_closed_flags(const struct ideal *f,
                                       struct coins *c,
                                       const struct values *in,
                                       struct values *out) {
    struct values open = as_opened(in);

    answer_sign_flags(f, c, &open, out);
}

static inline void take_shares(struct ideal *f) {
    f->ins[P2] = 0;
    f->domain = NULL;
}

void __wrap_sign_bits(struct party *me, struct opened x, pack *out,
                      int width, size_t n) {
    size_t mark = arena_mark(me);
    ring *share = take_ring(me, n), *bit = take_ring(me, n);
    struct ideal f = ideal_sign_bits(width);

    f.answer = answer_closed_bits;
    take_shares(&f);
    opened_shares(me, x, share, n);
    ideal_call(me, &f, (const ring *const[]){share},
               (ring *const[]){bit}, n);
    if (holds_shares(me))
        rows_of(bit, 0, 1, out, n);
    arena_release(me, mark);
}

void __wrap_sign_flags(struct party *me, struct opened x,
                       struct flags flag, size_t n, int width) {
    size_t mark = arena_mark(me);
    ring *share = take_ring(me, n);
    ring *said[2] = {take_ring(me, n), take_ring(me, n)};
    struct ideal f = ideal_sign_flags(width);

    f.answer = answer_closed_flags;
    take_shares(&f);
    opened_shares(me, x, share, n);
    ideal_call(me, &f, (const ring *const[]){share}, said, n);
    flags_of(me, said, flag, n);
    arena_release(me, mark);
}

#endif
