/* Tangled from chapters/33-maxpool.md; edit that file. */
#include "unit.h"

void supply_units(struct party *me, struct masks r, ring *unit,
                  size_t groups, size_t size) {
    size_t mark = arena_mark(me), n = groups * size;

    if (me->maker) {
        me->maker->units(me, r, unit, groups, size);
        return;
    }
    if (me->id == P2)
        unit = take_ring(me, n);
    for (size_t k = 0; me->id == P2 && k < n; k++)
        unit[k] = ((r.r[k / size] + k) & (size - 1)) == 0;
    deal(me, P2, MOD_L, unit, unit, n);
    arena_release(me, mark);
}
