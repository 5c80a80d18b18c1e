/* Tangled from chapters/32-rescaling.md; edit that file. */
#ifndef WRAP_TRUNCATE_EXACT_H
#define WRAP_TRUNCATE_EXACT_H

#include "ideal_rescale.h"
#include "rescale.h"

/* The trusted person in the place of truncate_exact. */
__typeof__(truncate_exact) __wrap_truncate_exact;

void __wrap_truncate_exact(struct party *me, const ring *x, ring *out,
                           size_t n, int d) {
    struct ideal f = ideal_rescale(d);

    ideal_call(me, &f, (const ring *const[]){x}, (ring *const[]){out},
               n);
}

#endif
