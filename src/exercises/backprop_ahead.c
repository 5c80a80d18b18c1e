/* Tangled from chapters/04-backprop.md; edit that file. */
#include <stddef.h>

void ex_ahead(float *theta, float *last, const float *slopes, size_t n,
              float rate, float momentum);

void ex_ahead(float *theta, float *last, const float *slopes, size_t n,
              float rate, float momentum) {
    for (size_t i = 0; i < n; i++) { /* TODO: look ahead */
        last[i] = momentum * last[i] + rate * slopes[i];
        theta[i] -= last[i];
    }
}
