/* Tangled from chapters/24-division.md; edit that file. */
#include "reciprocal.h"

#include <string.h>

/* P0, P1: q = guess, N = q y, which has twice the fraction bits. */
static void make_guess(int j, const ring *y, ring *q, ring *N, size_t n,
                       ring guess) {
    for (size_t k = 0; k < n; k++) {
        q[k] = j == P0 ? guess : 0;
        N[k] = mod_L(guess * y[k]);
    }
}

/* P0, P1: 2 - N, for q and once more for N. */
static void make_factor(int j, const ring *N, ring *factor, size_t n,
                        int f) {
    ring two = j == P0 ? (ring)2 << f : 0;

    for (size_t k = 0; k < n; k++)
        factor[k] = factor[n + k] = mod_L(two - N[k]);
}

void reciprocal(struct party *me, const ring *y, ring *q, size_t n,
                size_t bound, struct scale s) {
    size_t mark = arena_mark(me);
    ring *qN = take_ring(me, 2 * n), *factor = take_ring(me, 2 * n);
    ring *N = qN + n;

    if (holds_shares(me))
        make_guess(me->id, y, qN, N, n, goldschmidt_guess(bound, s.f));
    rescale(me, s.how, N, n, s.f);
    for (int left = goldschmidt_steps(bound, s.f); left > 0; left--) {
        size_t wanted = left > 1 ? 2 * n : n;

        if (holds_shares(me))
            make_factor(me->id, N, factor, n, s.f);
        multiply(me, qN, factor, qN, wanted);
        rescale(me, s.how, qN, wanted, s.f);
    }
    if (holds_shares(me))
        memcpy(q, qN, n * sizeof *q);
    arena_release(me, mark);
}
