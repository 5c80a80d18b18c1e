/* Tangled from chapters/34-division.md; edit that file. */
#include "divide.h"

#include <string.h>

/* Divisors: their shares, and what is open of them if signs are
   dealt. */
struct divisor {
    const ring *y;
    struct opened open;
};

/* Compare with the divisor. */
/* bit = [lead >= 0], less = bit y. */
static void compare(struct party *me, const ring *lead,
                    const struct divisor *d, ring *bit, ring *less,
                    size_t n, struct sign s) {
    size_t mark = arena_mark(me);
    struct flags f = take_flags(me, n);

    if (s.how == SECURE_NN) {
        drelu(me, lead, bit, n, s);
        multiply(me, bit, d->y, less, n);
    } else {
        sign_flags(me, open_masked(me, lead, n), f, n, s.width);
        flag_shares(me, f, bit, n);
        times_flag(me, f, d->open, less, n);
    }
    arena_release(me, mark);
}

/* Make another bit. */
/* One more bit of the quotient q. */
static void divide_step(struct party *me, const struct divisor *d,
                        ring *rest, ring *q, size_t n, struct sign s) {
    size_t mark = arena_mark(me);
    ring *lead = take_ring(me, n), *bit = take_ring(me, n);
    ring *less = take_ring(me, n);

    if (holds_shares(me)) {
        group_add(MOD_L, rest, rest, rest, n);
        group_sub(MOD_L, rest, d->y, lead, n);
    }
    compare(me, lead, d, bit, less, n, s);
    if (holds_shares(me)) {
        group_sub(MOD_L, rest, less, rest, n);
        group_add(MOD_L, q, q, q, n);
        group_add(MOD_L, q, bit, q, n);
    }
    arena_release(me, mark);
}

/* Divide bit by bit. */
void divide(struct party *me, const ring *x, const ring *y, ring *q,
            size_t n, int f, struct sign s) {
    size_t mark = arena_mark(me);
    ring *rest = take_ring(me, n), *sum = take_ring(me, n);
    struct divisor d = {.y = y};

    if (holds_shares(me)) {
        memcpy(rest, x, n * sizeof *x);
        memset(sum, 0, n * sizeof *sum);
    }
    if (s.how == DEALT && f > 0)
        d.open = open_masked(me, y, n);
    for (int i = 0; i < f; i++)
        divide_step(me, &d, rest, sum, n, s);
    if (holds_shares(me))
        memcpy(q, sum, n * sizeof *q);
    arena_release(me, mark);
}
