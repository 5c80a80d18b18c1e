/* Tangled from chapters/06-truncation.md; edit that file. */
#include "truncate.h"

/* floor(int(x) / 2^d). */
static inline ring shift_down(ring x, int d) {
    ring half = (ring)1 << (ELL - 1);
    return mod_L((mod_L(x + half) >> d) - (half >> d));
}

ring truncate_one(ring x, int d, enum rounding how, uint64_t random) {
    uint64_t n = UINT64_C(1) << d;
    switch (how) {
    case FLOOR:
        return shift_down(x, d);
    case NEAREST:
        return shift_down(mod_L(x + n / 2), d);
    default:
        return shift_down(mod_L(x + (random & (n - 1))), d);
    }
}

void truncate_all(ring *x, size_t n, int d, enum rounding how,
                  struct splitmix *random) {
    for (size_t i = 0; i < n; i++) {
        uint64_t r = how == STOCHASTIC ? splitmix_next(random) : 0;
        x[i] = truncate_one(x[i], d, how, r);
    }
}
