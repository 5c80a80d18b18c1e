/* Tangled from chapters/18-beaver.md; edit that file. */
#include "product.h"

#include <string.h>

#include "matrix.h"

void supply_products(struct party *me, const ring *x, const ring *y,
                     ring *z, size_t n) {
    size_t mark = arena_mark(me);
    if (me->id == P2) {
        z = take_ring(me, n);
        for (size_t k = 0; k < n; k++)
            z[k] = mod_L(x[k] * y[k]);
    }
    deal(me, P2, MOD_L, z, z, n);
    arena_release(me, mark);
}

void supply_matrix(struct party *me, const ring *x, const ring *y,
                   ring *z, size_t m, size_t n, size_t v, bool turned) {
    size_t mark = arena_mark(me);
    if (me->id == P2) {
        z = take_ring(me, m * v);
        memset(z, 0, m * v * sizeof *z);
        (turned ? matrix_turned_mul_add : matrix_mul_add)(x, y, z, m, n,
                                                          v);
    }
    deal(me, P2, MOD_L, z, z, m * v);
    arena_release(me, mark);
}
