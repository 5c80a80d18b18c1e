/* Tangled from chapters/04-backprop.md; edit that file. */
#include <stddef.h>

void ex_momentum(float *theta, float *velocity, const float *slopes,
                 size_t n, float rate, float mu);

void ex_momentum(float *theta, float *velocity, const float *slopes,
                 size_t n, float rate, float mu) {
    (void)theta, (void)velocity, (void)slopes; /* TODO: move */
    (void)n, (void)rate, (void)mu;
}
