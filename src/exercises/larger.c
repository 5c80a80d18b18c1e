/* Tangled from chapters/68-watched.md; edit that file. */
#include "ring.h"

#include <stddef.h>

void ex_larger(const ring *x, const ring *y, ring *out, size_t n);

/* The larger of x and y, as signed numbers. */
void ex_larger(const ring *x, const ring *y, ring *out, size_t n) {
    (void)y; /* your turn */
    for (size_t k = 0; k < n; k++)
        out[k] = x[k];
}
