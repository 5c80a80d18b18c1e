/* Tangled from chapters/04-backprop.md; edit that file. */
#include "floats.h"

#include "hot.h"

HOT void float_mul_add(const float *restrict x, const float *restrict y,
                       float *restrict z, size_t m, size_t n,
                       size_t v) {
    for (size_t i = 0; i < m; i++)
        for (size_t k = 0; k < n; k++)
            for (size_t j = 0; j < v; j++)
                z[i * v + j] += x[i * n + k] * y[k * v + j];
}

HOT void float_turned_mul_add(const float *restrict x,
                              const float *restrict y,
                              float *restrict z, size_t m, size_t n,
                              size_t v) {
    for (size_t i = 0; i < m; i++)
        for (size_t k = 0; k < n; k++)
            for (size_t j = 0; j < v; j++)
                z[i * v + j] += x[k * m + i] * y[k * v + j];
}

void float_transpose(const float *x, float *out, size_t m, size_t n) {
    for (size_t i = 0; i < m; i++)
        for (size_t j = 0; j < n; j++)
            out[j * m + i] = x[i * n + j];
}
