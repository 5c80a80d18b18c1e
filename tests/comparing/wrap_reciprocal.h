/* Tangled from chapters/28-division.md; edit that file. */
#ifndef WRAP_RECIPROCAL_H
#define WRAP_RECIPROCAL_H

#include "ideal_reciprocal.h"
#include "reciprocal.h"

void __wrap_reciprocal(struct party *me, const ring *y, ring *q,
                       size_t n, size_t bound, struct scale s);

void __wrap_reciprocal(struct party *me, const ring *y, ring *q,
                       size_t n, size_t bound, struct scale s) {
    struct ideal f = ideal_reciprocal(bound, s.f);

    ideal_call(me, &f, (const ring *const[]){y}, (ring *const[]){q}, n);
}

#endif
