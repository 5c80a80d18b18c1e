/* Tangled from chapters/16-dealing.md; edit that file. */
#include "three.h"

void ex_random(struct party *me, ring *out, size_t n);

enum { COUNT = 100 };

static void run_random(struct party *me, const struct three *t,
                       ring *const in[], ring *const out[]) {
    (void)t, (void)in;
    ex_random(me, out[0], COUNT);
}

static void run(ring *value) {
    struct three t = {
        .protocol = run_random, .out = {value}, .out_n = {COUNT}};
    three_run(&t);
    assert_cost((struct cost){0, 0, 0}, t.cost);
}

static void no_value_comes_twice(void **state) {
    (void)state;
    ring value[2 * COUNT];
    run(value);
    run(value + COUNT);
    for (int i = 0; i < 2 * COUNT; i++)
        for (int k = 0; k < i; k++)
            if (value[i] == value[k])
                fail_msg("values %d and %d are both %llu", k, i,
                         (unsigned long long)value[i]);
}

static void each_bit_is_sometimes_0_and_sometimes_1(void **state) {
    (void)state;
    ring value[COUNT], any = 0, all = RING_MAX;
    run(value);
    for (int i = 0; i < COUNT; i++) {
        any |= value[i];
        all &= value[i];
    }
    assert_ring_equal(&(ring){RING_MAX}, &any, 1);
    assert_ring_equal(&(ring){0}, &all, 1);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(no_value_comes_twice),
    cmocka_unit_test(each_bit_is_sometimes_0_and_sometimes_1),
};

RUN("exercise: random numbers for nothing", tests)
