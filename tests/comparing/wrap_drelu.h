/* Tangled from chapters/30-relu.md; edit that file. */
#ifndef WRAP_DRELU_H
#define WRAP_DRELU_H

#include "ideal_relu.h"

__typeof__(drelu) __wrap_drelu;

void __wrap_drelu(struct party *me, const ring *a, ring *bit, size_t n,
                  struct sign s) {
    struct ideal f = ideal_drelu(s);

    ideal_call(me, &f, (const ring *const[]){a}, (ring *const[]){bit},
               n);
}

#endif
