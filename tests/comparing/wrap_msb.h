/* Tangled from chapters/24-msb.md; edit that file. */
#ifndef WRAP_MSB_H
#define WRAP_MSB_H

#include "ideal_msb.h"
#include "msb.h"

__typeof__(most_significant_bit) __wrap_most_significant_bit;

void __wrap_most_significant_bit(struct party *me, const ring *a,
                                 ring *out, size_t n) {
    ideal_call(me, &ideal_msb, (const ring *const[]){a},
               (ring *const[]){out}, n);
}

#endif
