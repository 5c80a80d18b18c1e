/* Tangled from chapters/40-ternary.md; edit that file. */
#include "amsgrad.h"

/* Means of squares and their levels lie within +-2^19. */
enum { AMSGRAD_WIDTH = 20 };

static const struct sign SIGN = {DEALT, AMSGRAD_WIDTH};

/* mean += (times x - mean) / 2^d. */
static void approach(struct party *me, enum truncation how, ring *mean,
                     const ring *x, ring times, size_t n, int d) {
    size_t mark = arena_mark(me);
    ring *step = take_ring(me, n);
    for (size_t k = 0; holds_shares(me) && k < n; k++)
        step[k] = mod_L(times * x[k] - mean[k]);
    rescale(me, how, step, n, d);
    if (holds_shares(me))
        group_add(MOD_L, mean, step, mean, n);
    arena_release(me, mark);
}

/* largest = max(largest, x). */
static void keep_largest(struct party *me, const ring *x, ring *largest,
                         size_t n) {
    size_t mark = arena_mark(me);
    ring *more = take_ring(me, n);
    if (holds_shares(me))
        group_sub(MOD_L, x, largest, more, n);
    relu(me, more, more, take_flags(me, n), n, SIGN);
    if (holds_shares(me))
        group_add(MOD_L, largest, more, largest, n);
    arena_release(me, mark);
}

/* factor = 2^(up - half), half the number of x's bits. */
static void inverse_root(struct party *me, const ring *x, ring *factor,
                         size_t n, int up) {
    size_t mark = arena_mark(me), all = MOMENTS_LEVELS * n;
    ring level[MOMENTS_LEVELS], *bit = take_ring(me, all);
    struct flags f = take_flags(me, all);
    for (int i = 0; i < MOMENTS_LEVELS; i++)
        level[i] = mod_L((ring)2 << 2 * i);
    struct opened less = less_levels(me, open_masked(me, x, n), level,
                                     MOMENTS_LEVELS, n);
    reach_levels(me, less, MOMENTS_LEVELS, f, n, AMSGRAD_WIDTH);
    flag_shares(me, f, bit, all);
    for (size_t k = 0; holds_shares(me) && k < n; k++) {
        ring sum = mod_L((ring)(me->id == P0) << up);
        for (size_t i = 0; i < MOMENTS_LEVELS; i++)
            sum = mod_L(sum - (bit[i * n + k] << (up - 1 - (int)i)));
        factor[k] = sum;
    }
    arena_release(me, mark);
}

void amsgrad_step(struct party *me, struct moments s, ring *g, ring *v,
                  size_t n, enum truncation how, int halvings) {
    size_t mark = arena_mark(me);
    ring *square = take_ring(me, n), *factor = take_ring(me, n);
    struct opened y = rescale_open(me, how, g, n, MOMENTS_SMALLER);
    opened_shares(me, y, g, n);
    multiply_opened(me, y, y, square, n);
    approach(me, how, s.mean, g, 16, n, MOMENTS_MEAN);
    approach(me, how, s.square, square, 1, n, MOMENTS_SQUARE);
    keep_largest(me, s.square, s.largest, n);
    inverse_root(me, s.largest, factor, n, MOMENTS_UP - halvings);
    multiply(me, s.mean, factor, factor, n);
    if (holds_shares(me))
        group_sub(MOD_L, v, factor, v, n);
    arena_release(me, mark);
}

static struct cost root_cost(size_t n) {
    return cost_then(
        open_masked_cost(n),
        reach_levels_cost(MOMENTS_LEVELS, n, AMSGRAD_WIDTH));
}

struct cost amsgrad_step_cost(size_t n, enum truncation how) {
    size_t parts = hidden_parts(how) * hidden_parts(how);
    struct cost first =
        cost_then(rescale_open_cost(how, n, MOMENTS_SMALLER),
                  multiply_opened_cost(parts, n));
    struct cost means = cost_then(rescale_cost(how, n, MOMENTS_MEAN),
                                  rescale_cost(how, n, MOMENTS_SQUARE));
    struct cost last = cost_then(relu_cost(n, SIGN), root_cost(n));
    return cost_then(cost_then(first, means),
                     cost_then(last, multiply_cost(n)));
}
