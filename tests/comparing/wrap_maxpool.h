/* Tangled from chapters/33-maxpool.md; edit that file. */
#ifndef WRAP_MAXPOOL_H
#define WRAP_MAXPOOL_H

#include "ideal_maxpool.h"
#include "maximum.h"

__typeof__(maxpool) __wrap_maxpool;
__typeof__(maximum) __wrap_maximum;

/* Ask her about groups that lie in rows. */
static inline void ask_about(struct party *me, const struct ideal *f,
                             const ring *x, ring *const out[],
                             size_t groups, size_t size) {
    size_t mark = arena_mark(me);
    const ring *in[VALUES];
    ring *columns = take_ring(me, groups * size);

    for (size_t i = 0; holds_shares(me) && i < size; i++) {
        for (size_t g = 0; g < groups; g++)
            columns[i * groups + g] = x[g * size + i];
        in[i] = columns + i * groups;
    }
    ideal_call(me, f, in, out, groups);
    arena_release(me, mark);
}

void __wrap_maxpool(struct party *me, const ring *x, ring *max,
                    ring *index, size_t groups, size_t size,
                    struct sign s) {
    struct ideal f = ideal_maxpool(size, index != NULL, s);

    ask_about(me, &f, x, (ring *const[]){max, index}, groups, size);
}

void __wrap_maximum(struct party *me, const ring *x, ring *max,
                    size_t rows, size_t cols, struct sign s) {
    struct ideal pool = ideal_maxpool(cols, false, s);
    struct ideal all = ideal_maximum(cols, s.width);

    ask_about(me, s.how == SECURE_NN ? &pool : &all, x,
              (ring *const[]){max}, rows, cols);
}

#endif
