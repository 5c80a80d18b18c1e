/* Tangled from chapters/26-rescaling.md; edit that file. */
#ifndef WRAP_RESCALE_H
#define WRAP_RESCALE_H

#include "ideal_rescale.h"
#include "rescale.h"

void __real_rescale(struct party *me, enum truncation how, ring *x,
                    size_t n, int d);
void __wrap_rescale(struct party *me, enum truncation how, ring *x,
                    size_t n, int d);

void __wrap_rescale(struct party *me, enum truncation how, ring *x,
                    size_t n, int d) {
    struct ideal f = ideal_rescale(d);

    if (how == EXACT && d > 0)
        ideal_call(me, &f, (const ring *const[]){x}, (ring *const[]){x},
                   n);
    else
        __real_rescale(me, how, x, n, d);
}

#endif
