/* Tangled from chapters/32-rescaling.md; edit that file. */
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
    struct cost cost = three_map(run, NULL, MOD_L, all, MOD_L, got, N);
    assert_cost(
        cost_then(deal_cost(MOD_L, N), truncate_exact_cost(N, D)),
        cost);
    for (size_t k = 0; k < N; k++) {
        bool above = got[k] == ring_of(floor + 1);
        assert_number(floor + above, signed_of(got[k]), "%lld / 2^%d",
                      (long long)x, D);
        up += above;
    }
    return up;
}

static void ups_are(size_t want, size_t slack, int64_t x) {
    assert_real((double)want, (double)ups(x), (double)slack,
                "how many of %d times %lld / 2^%d is rounded up", N,
                (long long)x, D);
}

static void a_quarter_is_rounded_up_one_time_in_four(void **state) {
    (void)state;
    ups_are(N / 4, 7 * 27, 32);
    ups_are(N / 4, 7 * 27, -96);
    ups_are(3 * N / 4, 7 * 27, 96);
    ups_are(0, 0, 256);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_quarter_is_rounded_up_one_time_in_four),
};

RUN("exercise: a coin of one's own", tests)
