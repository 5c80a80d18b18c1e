/* Tangled from chapters/28-division.md; edit that file. */
#include "divide.h"

#include <string.h>

/* bit = [lead >= 0], and part = bit y, for a y that is opened once and
   for all; published, y's shares are multiplied anew. */
static void compare(struct party *me, const ring *lead, const ring *y,
                    struct opened open, ring *bit, ring *part, size_t n,
                    struct sign s) {
    size_t mark = arena_mark(me);
    struct flags f = take_flags(me, n);
    if (s.how == SECURE_NN) {
        drelu(me, lead, bit, n, s);
        multiply(me, bit, y, part, n);
    } else {
        sign_flags(me, open_masked(me, lead, n), f, n, s.width);
        flag_shares(me, f, bit, n);
        times_flag(me, f, open, part, n);
    }
    arena_release(me, mark);
}

/* One more bit of the quotient q. */
static void divide_step(struct party *me, const ring *y,
                        struct opened open, ring *rest, ring *q,
                        size_t n, struct sign s) {
    size_t mark = arena_mark(me);
    ring *lead = take_ring(me, n), *bit = take_ring(me, n);
    if (holds_shares(me)) {
        /* Double the rest and compare it. */
        group_add(MOD_L, rest, rest, rest, n);
        group_sub(MOD_L, rest, y, lead, n);
    }
    compare(me, lead, y, open, bit, lead, n, s);
    if (holds_shares(me)) {
        /* Take away and append the bit. */
        group_sub(MOD_L, rest, lead, rest, n);
        group_add(MOD_L, q, q, q, n);
        group_add(MOD_L, q, bit, q, n);
    }
    arena_release(me, mark);
}

void divide(struct party *me, const ring *x, const ring *y, ring *q,
            size_t n, int f, struct sign s) {
    size_t mark = arena_mark(me);
    ring *rest = take_ring(me, n), *sum = take_ring(me, n);
    struct opened open = {NULL, NULL, NULL, NULL};
    if (holds_shares(me)) {
        memcpy(rest, x, n * sizeof *x);
        memset(sum, 0, n * sizeof *sum);
    }
    if (s.how == DEALT && f > 0)
        open = open_masked(me, y, n);
    for (int i = 0; i < f; i++)
        divide_step(me, y, open, rest, sum, n, s);
    if (holds_shares(me))
        memcpy(q, sum, n * sizeof *q);
    arena_release(me, mark);
}
