/* Tangled from chapters/30-relu.md; edit that file. */
#ifndef WRAP_RELU_H
#define WRAP_RELU_H

#include "ideal_relu.h"
#include "relu.h"
#include "wrap_times_flag.h"

__typeof__(relu) __wrap_relu;
__typeof__(times_bit) __wrap_times_bit;

/* The bit is a coin xor nothing: the coin has shares, and nothing is
   open. So both ways can go on with it. */
void __wrap_relu(struct party *me, const ring *a, ring *out,
                 struct flags bit, size_t n, struct sign s) {
    struct ideal f = ideal_relu(s);

    memset(bit.open, 0, packs(n) * sizeof *bit.open);
    memset(bit.coin, 0, n * sizeof *bit.coin);
    ideal_call(me, &f, (const ring *const[]){a},
               (ring *const[]){out, bit.coin}, n);
}

void __wrap_times_bit(struct party *me, struct flags bit, const ring *x,
                      ring *out, size_t n, struct sign s) {
    size_t mark = arena_mark(me);

    if (s.how == SECURE_NN)
        memset(bit.open, 0, packs(n) * sizeof *bit.open);
    ideal_call(me, &ideal_multiply,
               (const ring *const[]){shares_of_flags(me, bit, n), x},
               (ring *const[]){out}, n);
    arena_release(me, mark);
}

#endif
