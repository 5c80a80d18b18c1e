/* Tangled from chapters/32-rescaling.md; edit that file. */
#include "rescale.h"
#include "three.h"

void ex_remainder(struct party *me, const ring *x, ring *out, size_t n,
                  int d);

enum { N = 400, D = 5 };

static void run(struct party *me, const struct three *t,
                ring *const in[], ring *const out[]) {
    ex_remainder(me, in[0], out[0], t->n, D);
}

static void what_is_dropped_is_found(void **state) {
    (void)state;
    ring x[N], got[N];
    for (size_t k = 0; k < N; k++)
        x[k] = ring_of((int64_t)k * 1000003 - 200 * 1000003);
    struct cost cost = three_map(run, NULL, MOD_L, x, MOD_L, got, N);
    for (size_t k = 0; k < N; k++)
        assert_number(x[k] % (1 << D), got[k], "%lld mod 2^%d",
                      (long long)signed_of(x[k]), D);
    assert_cost(truncate_exact_cost(N, D), cost);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(what_is_dropped_is_found),
};

RUN("exercise: what is dropped", tests)
