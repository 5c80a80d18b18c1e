/* Tangled from chapters/24-division.md; edit that file. */
#include "divide.h"

#include <string.h>

/* One more bit of the quotient q. */
static void divide_step(struct party *me, const ring *y, ring *rest,
                        ring *q, size_t n) {
    size_t mark = arena_mark(me);
    ring *lead = take_ring(me, n), *bit = take_ring(me, n);

    if (holds_shares(me)) {
        /* Double the rest and compare it. */
        group_add(MOD_L, rest, rest, rest, n);
        group_sub(MOD_L, rest, y, lead, n);
    }
    drelu(me, lead, bit, n);
    multiply(me, bit, y, lead, n);
    if (holds_shares(me)) {
        /* Take away and append the bit. */
        group_sub(MOD_L, rest, lead, rest, n);
        group_add(MOD_L, q, q, q, n);
        group_add(MOD_L, q, bit, q, n);
    }
    arena_release(me, mark);
}

void divide(struct party *me, const ring *x, const ring *y, ring *q,
            size_t n, int f) {
    size_t mark = arena_mark(me);
    ring *rest = take_ring(me, n), *sum = take_ring(me, n);

    if (holds_shares(me)) {
        memcpy(rest, x, n * sizeof *x);
        memset(sum, 0, n * sizeof *sum);
    }
    for (int i = 0; i < f; i++)
        divide_step(me, y, rest, sum, n);
    if (holds_shares(me))
        memcpy(q, sum, n * sizeof *q);
    arena_release(me, mark);
}
