/* Tangled from chapters/21-beaver.md; edit that file. */
#include "product.h"

#include <string.h>

void supply_products(struct party *me, const ring *x, const ring *y,
                     ring *z, size_t n) {
    size_t mark = arena_mark(me);
    if (me->maker) {
        me->maker->products(me, x, y, z, n);
        return;
    }
    if (me->id == P2) {
        z = take_ring(me, n);
        for (size_t k = 0; k < n; k++)
            z[k] = ring_mul(x[k], y[k]);
    }
    deal(me, P2, MOD_L, z, z, n);
    arena_release(me, mark);
}

void supply_linear(struct party *me, const struct linear *a,
                   enum product p, const ring *x, const ring *y,
                   ring *z) {
    size_t mark = arena_mark(me), n = linear_size(a, p);
    if (me->maker) {
        me->maker->linear(me, a, p, x, y, z);
        return;
    }
    if (me->id == P2) {
        z = take_ring(me, n);
        memset(z, 0, n * sizeof *z);
        linear_add(a, p, x, y, z, take_ring(me, linear_room(a)));
    }
    deal(me, P2, MOD_L, z, z, n);
    arena_release(me, mark);
}
