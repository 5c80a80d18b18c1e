/* Tangled from chapters/06-truncation.md; edit that file. */
#include "check.h"
#include "fixed.h"
#include "truncate.h"

/* Where a weight with 8 fraction bits stops on its way to 1. */
static double walk(double start, enum rounding how) {
    struct splitmix random = {1};
    ring w = fixed_of(start, 8);
    for (int i = 0; i < 1200; i++) {
        ring distance = w - fixed_of(1, 8);
        truncate_all(&distance, 1, 6, how, &random);
        w -= distance;
    }
    return real_of(w, 8);
}

static void small_corrections_are_lost_by_nearest(void **state) {
    (void)state;
    assert_near(0.875, walk(0, NEAREST), 0);
    assert_near(1 + 31.0 / 256, walk(2, NEAREST), 0);
}

static void floor_arrives_from_below_only(void **state) {
    (void)state;
    assert_near(1, walk(0, FLOOR), 0);
    assert_near(1 + 63.0 / 256, walk(2, FLOOR), 0);
}

static void stochastic_corrections_arrive(void **state) {
    (void)state;
    assert_near(1, walk(0, STOCHASTIC), 1.0 / 256);
    assert_near(1, walk(2, STOCHASTIC), 1.0 / 256);
}

/* How many steps a sum of 784 truncated products is off. */
static double sum_error(enum rounding how) {
    struct splitmix data = {7}, random = {8};
    double exact = 0, sum = 0;
    for (int i = 0; i < 784; i++) {
        ring x = splitmix_next(&data) >> 32;
        exact += real_of(x, 16);
        truncate_all(&x, 1, 16, how, &random);
        sum += real_of(x, 0);
    }
    return sum - exact;
}

static void bias_adds_up_and_noise_does_not(void **state) {
    (void)state;
    assert_near(-392, sum_error(FLOOR), 5 * 8);
    assert_near(0, sum_error(NEAREST), 5 * 8);
    assert_near(0, sum_error(STOCHASTIC), 5 * 11);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(small_corrections_are_lost_by_nearest),
    cmocka_unit_test(floor_arrives_from_below_only),
    cmocka_unit_test(stochastic_corrections_arrive),
    cmocka_unit_test(bias_adds_up_and_noise_does_not),
};

RUN("truncation", tests)
