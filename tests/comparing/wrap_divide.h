/* Tangled from chapters/34-division.md; edit that file. */
#ifndef WRAP_DIVIDE_H
#define WRAP_DIVIDE_H

#include "divide.h"
#include "ideal_divide.h"

__typeof__(divide) __wrap_divide;

void __wrap_divide(struct party *me, const ring *x, const ring *y,
                   ring *q, size_t n, int f, struct sign s) {
    struct ideal ideal = ideal_divide(f, s);

    ideal_call(me, &ideal, (const ring *const[]){x, y},
               (ring *const[]){q}, n);
}

#endif
