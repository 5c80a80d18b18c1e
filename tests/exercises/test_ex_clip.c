/* Tangled from chapters/42-training.md; edit that file. */
#include "relu.h"
#include "three.h"

void ex_clip(struct party *me, const ring *g, ring c, ring *out,
             size_t n);

static void run(struct party *me, const struct three *t,
                ring *const in[], ring *const out[]) {
    ex_clip(me, in[0], 10, out[0], t->n);
}

static void values_stay_in_the_interval(void **state) {
    ring g[64], out[64];
    struct three t = {.protocol = run,
                      .n = 64,
                      .in = {g},
                      .in_n = {64},
                      .out = {out},
                      .out_n = {64}};

    (void)state;
    for (int k = 0; k < 64; k++)
        g[k] = ring_of(k - 32);
    three_run(&t);
    for (int k = 0; k < 64; k++) {
        int want = k - 32 < -10 ? -10 : k - 32 > 10 ? 10 : k - 32;

        assert_number(want, signed_of(out[k]), "%d, clipped to 10",
                      k - 32);
    }
    assert_cost(cost_times(relu_cost(64, WHOLE_RING), 2), t.cost);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(values_stay_in_the_interval),
};

RUN("clip", tests)
