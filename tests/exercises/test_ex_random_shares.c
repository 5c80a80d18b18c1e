/* Tangled from chapters/12-dealing.md; edit that file. */
#include "three.h"

void ex_random(struct party *me, ring *out, size_t n);

enum { COUNT = 100 };

/* Shares of (random - what P2 says it is), which should be zero. */
static void run_random(struct party *me, const struct three *t,
                       ring *const in[], ring *const out[]) {
    ring *claim = take_ring(me, COUNT);
    (void)t, (void)in;
    ex_random(me, out[0], COUNT);
    deal(me, P2, MOD_L, out[0], claim, COUNT);
    if (holds_shares(me))
        group_sub(MOD_L, out[0], claim, out[1], COUNT);
}

static void run(ring *value, ring *gap, struct cost *cost) {
    struct three t = {.protocol = run_random,
                      .out = {value, gap},
                      .out_n = {COUNT, COUNT}};
    three_run(&t);
    *cost = t.cost;
}

static void the_helper_knows_what_was_dealt(void **state) {
    (void)state;
    ring value[COUNT], gap[COUNT], zero[COUNT] = {0};
    struct cost cost;
    run(value, gap, &cost);
    assert_ring_equal(zero, gap, COUNT);
    assert_cost(deal_cost(MOD_L, COUNT), cost); /* the test's own */
}

static void the_values_differ(void **state) {
    (void)state;
    ring value[COUNT], gap[COUNT];
    struct cost cost;
    run(value, gap, &cost);
    for (int i = 0; i < COUNT; i++)
        for (int k = 0; k < i; k++)
            assert_true(value[i] != value[k]);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_helper_knows_what_was_dealt),
    cmocka_unit_test(the_values_differ),
};

RUN("exercise: random numbers for nothing", tests)
