/* Tangled from chapters/34-division.md; edit that file. */
#include "reciprocal.h"

#include <string.h>

/* Take from two. */
static void negate(const ring *x, ring *out, size_t n) {
    for (size_t k = 0; k < n; k++)
        out[k] = mod_L(0 - x[k]);
}

/* 2 - x, of what is open and of what is hidden. */
static struct opened two_less(struct party *me, struct opened x,
                              size_t n, int f) {
    struct opened out = {.open = take_ring(me, n),
                         .mask = take_ring(me, n)};

    negate(x.open, out.open, n);
    negate(x.mask, out.mask, n);
    for (size_t k = 0; holds_shares(me) && k < n; k++)
        out.open[k] = mod_L(out.open[k] + ((ring)2 << f));
    if (x.top) {
        out.top = x.top;
        out.factor = take_ring(me, n);
        if (holds_shares(me))
            negate(x.factor, out.factor, n);
    }
    return out;
}

/* Multiply by the guess. */
/* P0, P1: a public number times shares; out may be x. */
static void times_public(struct party *me, ring number, const ring *x,
                         ring *out, size_t n) {
    for (size_t k = 0; holds_shares(me) && k < n; k++)
        out[k] = ring_mul(number, x[k]);
}

/* Step towards the reciprocal. */
struct opened reciprocal(struct party *me, const ring *y, size_t n,
                         size_t bound, struct scale s) {
    ring *q = take_ring(me, 2 * n), *N = q + n;
    ring guess = goldschmidt_guess(bound, s.f);

    times_public(me, guess, y, N, n);
    struct opened now = rescale_open(me, s.how, N, n, s.f);
    struct opened factor = two_less(me, now, n, s.f);
    opened_shares(me, factor, q, n);
    times_public(me, guess, q, q, n);
    for (int left = goldschmidt_steps(bound, s.f); left > 1; left--) {
        multiply_opened(me, now, factor, N, n);
        struct opened both = rescale_open(me, s.how, q, 2 * n, s.f);
        now = opened_from(both, n);
        factor = two_less(me, now, n, s.f);
        multiply_opened(me, both, factor, q, n);
    }
    return rescale_open(me, s.how, q, n, s.f);
}

/* Add up the steps. */
struct cost reciprocal_cost(size_t n, size_t bound, struct scale s) {
    size_t hidden = hidden_parts(s.how) * hidden_parts(s.how);
    size_t more = (size_t)goldschmidt_steps(bound, s.f) - 1;
    struct cost one = rescale_open_cost(s.how, n, s.f);
    struct cost step = cost_then(rescale_open_cost(s.how, 2 * n, s.f),
                                 multiply_opened_cost(hidden, 2 * n));

    return cost_then(one, cost_then(cost_times(step, more), one));
}
