/* Tangled from chapters/20-exact-truncation.md; edit that file. */
#include "rescale.h"
#include "three.h"

void ex_stochastic(struct party *me, const ring *x, ring *out, size_t n,
                   int d);

enum { N = 4000, D = 7 };

static void run(struct party *me, const struct three *t,
                ring *const in[], ring *const out[]) {
    ex_stochastic(me, in[0], out[0], t->n, D);
}

/* How many of N times x are rounded up; no result is anything else. */
static size_t ups(int64_t x) {
    ring all[N], got[N];
    size_t up = 0;
    int64_t m = (x + 1024) % (1 << D), floor = (x - m) / (1 << D);
    for (size_t k = 0; k < N; k++)
        all[k] = ring_of(x);
    struct cost cost = three_map(run, MOD_L, all, MOD_L, got, N);
    assert_cost(cost_then(deal_cost(MOD_L, N), truncate_exact_cost(N)),
                cost);
    for (size_t k = 0; k < N; k++) {
        assert_in_range(mod_L(got[k] - ring_of(floor)), 0, 1);
        up += got[k] == mod_L(ring_of(floor) + 1);
    }
    return up;
}

static void a_quarter_is_rounded_up_one_time_in_four(void **state) {
    (void)state;
    assert_in_range(ups(32), N / 4 - 7 * 27, N / 4 + 7 * 27);
    assert_in_range(ups(-96), N / 4 - 7 * 27, N / 4 + 7 * 27);
    assert_in_range(ups(96), 3 * N / 4 - 7 * 27, 3 * N / 4 + 7 * 27);
    assert_int_equal(ups(256), 0);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_quarter_is_rounded_up_one_time_in_four),
};

RUN("exercise: a coin of one's own", tests)
