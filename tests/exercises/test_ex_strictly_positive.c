/* Tangled from chapters/26-published.md; edit that file. */
#include "published.h"
#include "three.h"

void ex_positive(struct party *me, const ring *a, ring *bit, size_t n);

static void positive(struct party *me, const struct three *t,
                     ring *const in[], ring *const out[]) {
    ex_positive(me, in[0], out[0], t->n);
}

static void zero_is_not_positive(void **state) {
    (void)state;
    enum { N = 6 };
    const int64_t end = INT64_C(1) << 62;
    const int64_t a[N] = {0, 1, -1, 65536, end - 1, 1 - end};
    ring in[N], bit[N];
    struct cost cost;
    for (size_t k = 0; k < N; k++)
        in[k] = ring_of(a[k]);
    cost = three_map(positive, NULL, MOD_L, in, MOD_L, bit, N);
    for (size_t k = 0; k < N; k++)
        assert_number(a[k] > 0, bit[k], "[%lld > 0]", (long long)a[k]);
    assert_cost(drelu_short_cost(N), cost);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(zero_is_not_positive),
};

RUN("exercise: strictly positive", tests)
