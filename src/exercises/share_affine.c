/* Tangled from chapters/11-sharing.md; edit that file. */
#include "ring.h"

#include <stddef.h>

void ex_share_affine(int j, const ring *a, const ring *b, const ring *x,
                     ring *y, size_t m, size_t n);

/* Party j's shares of y = A x + b; A is m x n and public, so is b. */
void ex_share_affine(int j, const ring *a, const ring *b, const ring *x,
                     ring *y, size_t m, size_t n) {
    (void)j; /* your turn */
    (void)a;
    (void)x;
    (void)n;
    for (size_t i = 0; i < m; i++)
        y[i] = b[i];
}
