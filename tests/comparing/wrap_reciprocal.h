/* Tangled from chapters/34-division.md; edit that file. */
#ifndef WRAP_RECIPROCAL_H
#define WRAP_RECIPROCAL_H

#include "closed.h"
#include "ideal_reciprocal.h"
#include "reciprocal.h"

__typeof__(reciprocal) __wrap_reciprocal;

struct opened __wrap_reciprocal(struct party *me, const ring *y,
                                size_t n, size_t bound,
                                struct scale s) {
    struct ideal f = ideal_reciprocal(bound, s.f);
    ring *q = take_ring(me, n);

    ideal_call(me, &f, (const ring *const[]){y}, (ring *const[]){q}, n);
    return closed(me, q, n);
}

#endif
