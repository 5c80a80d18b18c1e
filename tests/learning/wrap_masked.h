/* Tangled from chapters/31-layers.md; edit that file. */
#ifndef WRAP_MASKED_H
#define WRAP_MASKED_H

#include "wrap_multiply_matrix.h"

void __wrap_mask_open(struct party *me, struct masked *const matrix[],
                      size_t count);
void __wrap_multiply_masked(struct party *me, const struct masked *x,
                            const struct masked *y, ring *z);
void __wrap_multiply_turned(struct party *me, const struct masked *x,
                            const struct masked *y, ring *z);

/* Nothing is open, but there is room for it. */
void __wrap_mask_open(struct party *me, struct masked *const matrix[],
                      size_t count) {
    for (size_t i = 0; i < count; i++) {
        size_t n = matrix[i]->rows * matrix[i]->cols;

        matrix[i]->open = take_ring(me, n);
        memset(matrix[i]->open, 0, n * sizeof(ring));
    }
}

void __wrap_multiply_masked(struct party *me, const struct masked *x,
                            const struct masked *y, ring *z) {
    __wrap_multiply_matrix(me, x->x, y->x, z, x->rows, x->cols,
                           y->cols);
}

void __wrap_multiply_turned(struct party *me, const struct masked *x,
                            const struct masked *y, ring *z) {
    struct masked turned = masked_turned(me, x);

    __wrap_multiply_masked(me, &turned, y, z);
}

#endif
