/* Tangled from chapters/21-beaver.md; edit that file. */
#ifndef WRAP_MULTIPLY_H
#define WRAP_MULTIPLY_H

#include "beaver.h"
#include "ideal_multiply.h"

__typeof__(multiply) __wrap_multiply;

void __wrap_multiply(struct party *me, const ring *x, const ring *y,
                     ring *z, size_t n) {
    ideal_call(me, &ideal_multiply, (const ring *const[]){x, y},
               (ring *const[]){z}, n);
}

#endif
