/* Tangled from chapters/62-hidden-layer.md; edit that file. */
#include "follow.h"

#include "hot.h"

static float gap(const float *a, const float *b, size_t n) {
    float sum = 0;

    for (size_t j = 0; j < n; j++)
        sum += (a[j] - b[j]) * (a[j] - b[j]);
    return sum;
}

HOT void follow(const float *before, const float *after, size_t rows,
                size_t n, size_t *match) {
    for (size_t i = 0; i < rows; i++) {
        float least = gap(before + i * n, after, n);

        match[i] = 0;
        for (size_t k = 1; k < rows; k++) {
            float here = gap(before + i * n, after + k * n, n);

            if (here < least) {
                least = here;
                match[i] = k;
            }
        }
    }
}
