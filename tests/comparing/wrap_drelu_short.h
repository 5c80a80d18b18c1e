/* Tangled from chapters/26-published.md; edit that file. */
#ifndef WRAP_DRELU_SHORT_H
#define WRAP_DRELU_SHORT_H

#include "ideal_published.h"
#include "published.h"

__typeof__(drelu_short) __wrap_drelu_short;

void __wrap_drelu_short(struct party *me, const ring *a, ring *bit,
                        size_t n) {
    ideal_call(me, &ideal_published, (const ring *const[]){a},
               (ring *const[]){bit}, n);
}

#endif
