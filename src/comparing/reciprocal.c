/* Tangled from chapters/28-division.md; edit that file. */
#include "reciprocal.h"

#include <string.h>

/* Room for two times n numbers. */
static struct opened take_both(struct party *me, size_t n, bool top) {
    return (struct opened){take_ring(me, 2 * n), take_ring(me, 2 * n),
                           top ? take_ring(me, 2 * n) : NULL,
                           top ? take_ring(me, 2 * n) : NULL};
}

/* out = (2 - N, 2 - N), of what is open and of what is hidden. */
static void make_factors(struct party *me, struct opened N,
                         struct opened out, size_t n, int f) {
    ring two = (ring)2 << f;
    for (size_t k = 0; k < n; k++) {
        out.mask[k] = out.mask[n + k] = mod_L(0 - N.mask[k]);
        if (N.top)
            out.top[k] = out.top[n + k] = N.top[k];
    }
    for (size_t k = 0; holds_shares(me) && k < n; k++) {
        out.open[k] = out.open[n + k] = mod_L(two - N.open[k]);
        if (N.top)
            out.factor[k] = out.factor[n + k] = mod_L(0 - N.factor[k]);
    }
}

/* The first step, q = guess (2 - N), needs no product of shares. */
static void first_step(struct party *me, struct opened N,
                       struct opened factor, ring *qN, size_t n,
                       ring guess) {
    multiply_opened(me, N, factor, qN + n, n);
    opened_shares(me, factor, qN, n);
    for (size_t k = 0; holds_shares(me) && k < n; k++)
        qN[k] = mod_L(guess * qN[k]);
}

struct opened reciprocal(struct party *me, const ring *y, size_t n,
                         size_t bound, struct scale s) {
    ring *qN = take_ring(me, 2 * n), guess;
    struct opened factor = take_both(me, n, s.how == COIN), x;
    int left = goldschmidt_steps(bound, s.f);
    guess = goldschmidt_guess(bound, s.f);
    for (size_t k = 0; holds_shares(me) && k < n; k++)
        qN[k] = mod_L(guess * y[k]);
    x = rescale_open(me, s.how, qN, n, s.f);
    make_factors(me, x, factor, n, s.f);
    first_step(me, x, factor, qN, n, guess);
    while (--left > 0) {
        x = rescale_open(me, s.how, qN, 2 * n, s.f);
        make_factors(me, opened_from(x, n), factor, n, s.f);
        multiply_opened(me, x, factor, qN, left > 1 ? 2 * n : n);
    }
    return rescale_open(me, s.how, qN, n, s.f);
}

struct cost reciprocal_cost(size_t n, size_t bound, struct scale s) {
    size_t hidden = hidden_parts(s.how) * hidden_parts(s.how);
    size_t more = (size_t)goldschmidt_steps(bound, s.f) - 1;
    struct cost one = rescale_open_cost(s.how, n, s.f);
    struct cost both = rescale_open_cost(s.how, 2 * n, s.f);
    struct cost first = cost_then(one, multiply_opened_cost(hidden, n));
    struct cost step =
        cost_then(both, multiply_opened_cost(hidden, 2 * n));
    struct cost last = multiply_opened_cost(hidden, n);

    if (more == 0)
        return cost_then(first, one);
    return cost_then(
        cost_then(first, cost_times(step, more - 1)),
        cost_then(cost_then(both, last), one));
}
