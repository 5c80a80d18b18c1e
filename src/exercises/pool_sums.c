/* Tangled from chapters/37-convolution.md; edit that file. */
#include "pool.h"

void ex_sums(struct party *me, const struct windows *v,
             const ring *image, ring *out);
void ex_sums_back(struct party *me, const struct windows *v,
                  const ring *error, ring *before, size_t n);

/* P0, P1: out, positions x channels. P2: not used. */
void ex_sums(struct party *me, const struct windows *v,
             const ring *image, ring *out) {
    (void)me, (void)v, (void)image, (void)out; /* your turn */
}

/* P0, P1: before, an image of n numbers. P2: not used. */
void ex_sums_back(struct party *me, const struct windows *v,
                  const ring *error, ring *before, size_t n) {
    (void)me, (void)v, (void)error;
    for (size_t k = 0; k < n; k++)
        before[k] = 0; /* and back */
}
