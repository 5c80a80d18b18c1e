/* Tangled from chapters/04-backprop.md; edit that file. */
#ifndef DESCENT_H
#define DESCENT_H

#include <math.h>
#include <stdbool.h>
#include <stddef.h>

/* How to go downhill. A step is the mean slope times a rate, which is
   batch / 2^shift, and, with momentum k > 0, besides 1 - 2^-k of the
   step before [Polyak 1964]. The rate is halved after `steady` steps
   and then after every `halve` steps, if that is not 0. */
struct descent {
    int shift, momentum;
    size_t steady, halve;
};

/* The shift after so many steps. It ends at SHIFT_LAST, where no step
   moves anything any more. */
enum { SHIFT_LAST = 36 };

static inline int descent_shift(struct descent d, size_t steps) {
    bool falls = d.halve && steps >= d.steady;
    size_t times = falls ? 1 + (steps - d.steady) / d.halve : 0;
    size_t most = (size_t)(SHIFT_LAST - d.shift);
    return d.shift + (int)(times < most ? times : most);
}

/* How much of the step before is kept. */
static inline float descent_momentum(struct descent d) {
    return d.momentum ? 1 - ldexpf(1, -d.momentum) : 0;
}

#endif
