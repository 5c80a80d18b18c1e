/* Tangled from chapters/36-layers.md; edit that file. */
#ifndef WRAP_MASKED_H
#define WRAP_MASKED_H

#include "beaver.h"
#include "ideal_linear.h"

__typeof__(mask_open) __wrap_mask_open;
__typeof__(multiply_masked) __wrap_multiply_masked;
__typeof__(open_multiply) __wrap_open_multiply;

/* Nothing is open, but there is room for it. */
void __wrap_mask_open(struct party *me, struct masked *const matrix[],
                      size_t count) {
    for (size_t i = 0; i < count; i++) {
        size_t n = matrix[i]->rows * matrix[i]->cols;

        matrix[i]->open = take_ring(me, n);
        memset(matrix[i]->open, 0, n * sizeof(ring));
    }
}

void __wrap_multiply_masked(struct party *me, const struct linear *a,
                            enum product p, const struct masked *x,
                            const struct masked *y, ring *z) {
    struct ideal_linear f = ideal_linear(a, p);
    size_t n = first_factor(a, p);
    const ring *in[VALUES];
    ring *out[VALUES];

    if (f.ideal.ins[P0] > VALUES || f.ideal.outs[P0] > VALUES)
        party_fail(me, "no ideal for so large a product");
    for (size_t k = 0; k < f.ideal.ins[me->id]; k++)
        in[k] = k < n ? x->x + k : y->x + (k - n);
    for (size_t k = 0; k < f.ideal.outs[me->id]; k++)
        out[k] = z + k;
    ideal_call(me, &f.ideal, in, out, 1);
}

void __wrap_open_multiply(struct party *me, const struct linear *a,
                          struct masked *const matrix[], size_t count,
                          const struct times product[],
                          size_t products) {
    __wrap_mask_open(me, matrix, count);
    for (size_t i = 0; i < products; i++)
        __wrap_multiply_masked(me, a, product[i].p, product[i].x,
                               product[i].y, product[i].z);
}

#endif
