/* Tangled from chapters/40-ternary.md; edit that file. */
#include "levels.h"
#include "three.h"

void ex_five(struct party *me, const ring *v, ring *w, size_t n,
             int one, int width);

enum { N = 101, ONE = 3, WIDTH = 12 };

static void run(struct party *me, const struct three *t,
                ring *const in[], ring *const out[]) {
    ex_five(me, in[0], out[0], t->n, ONE, WIDTH);
}

/* v / 8 to the nearest, ties up, from -2 to 2. */
static int64_t five_of(int64_t v) {
    return (v >= -12) + (v >= -4) + (v >= 4) + (v >= 12) - 2;
}

static void each_weight_is_one_of_five(void **state) {
    (void)state;
    ring v[N], w[N];
    for (int k = 0; k < N; k++)
        v[k] = ring_of(k - N / 2);
    three_map(run, NULL, MOD_L, v, MOD_L, w, N);
    for (int k = 0; k < N; k++)
        assert_number(five_of(k - N / 2), signed_of(w[k]),
                      "the weight of %d eighths", k - N / 2);
}

static void one_opening_is_enough(void **state) {
    (void)state;
    ring v[N] = {0}, w[N];
    struct cost spent = three_map(run, NULL, MOD_L, v, MOD_L, w, N);
    struct cost want =
        cost_then(open_masked_cost(N), reach_levels_cost(4, N, WIDTH));
    if (spent.rounds > want.rounds || spent.online > want.online ||
        spent.dealt > want.dealt)
        fail_msg("%zu bytes online, %zu dealt; enough are %zu, %zu",
                 (size_t)spent.online, (size_t)spent.dealt,
                 (size_t)want.online, (size_t)want.dealt);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(each_weight_is_one_of_five),
    cmocka_unit_test(one_opening_is_enough),
};

RUN("exercise: five kinds", tests)
