/* Tangled from chapters/40-ternary.md; edit that file. */
#include "opened.h"
#include "three.h"

void ex_zeros(struct party *me, const ring *w, ring *zeros, size_t n);

enum { N = 50 };

static void run(struct party *me, const struct three *t,
                ring *const in[], ring *const out[]) {
    ex_zeros(me, in[0], out[0], t->n);
}

static void zeros_are_counted(void **state) {
    (void)state;
    for (int zeros = 0; zeros <= N; zeros += 10) {
        ring w[N], got;
        struct three t = {.protocol = run,
                          .n = N,
                          .in = {w},
                          .in_n = {N},
                          .out = {&got},
                          .out_n = {1}};
        for (int k = 0; k < N; k++)
            w[k] = ring_of(k < zeros ? 0 : k % 2 ? 1 : -1);
        three_run(&t);
        assert_number(zeros, got, "zeros among %d weights", N);
        if (t.cost.online > open_masked_cost(N).online)
            fail_msg("%zu bytes online; enough are %zu",
                     (size_t)t.cost.online,
                     (size_t)open_masked_cost(N).online);
    }
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(zeros_are_counted),
};

RUN("exercise: how many are left out", tests)
