/* Tangled from chapters/06-truncation.md; edit that file. */
#include "check.h"
#include "truncate.h"

static void the_worked_example_holds(void **state) {
    (void)state;
    ring x = ring_of(-18), up = ring_of(-4), down = ring_of(-5);
    assert_int_equal(truncate_one(x, 2, FLOOR, 0), down);
    assert_int_equal(truncate_one(x, 2, NEAREST, 0), up);
    for (uint64_t r = 0; r < 4; r++)
        assert_int_equal(truncate_one(x, 2, STOCHASTIC, r),
                         r < 2 ? down : up);
    assert_int_equal(truncate_one(11, 2, FLOOR, 0), 2);
    assert_int_equal(truncate_one(11, 2, NEAREST, 0), 3);
    for (uint64_t r = 0; r < 4; r++)
        assert_int_equal(truncate_one(11, 2, STOCHASTIC, r),
                         r < 1 ? 2 : 3);
}

static int64_t result(int64_t x, int d, enum rounding how,
                      uint64_t random) {
    return signed_of(truncate_one(ring_of(x), d, how, random));
}

static void floor_and_nearest_are_where_they_should_be(void **state) {
    (void)state;
    for (int d = 0; d < ELL; d++)
        for (int64_t n = 1 << d, x = -32; x < 32 - n; x++) {
            int64_t below = result(x, d, FLOOR, 0) * n;
            int64_t nearest = result(x, d, NEAREST, 0) * n;
            assert_true(below <= x && x < below + n);
            assert_true(-n <= 2 * (x - nearest));
            assert_true(2 * (x - nearest) < n || d == 0);
        }
}

static void stochastic_rounding_has_no_bias(void **state) {
    (void)state;
    for (int d = 0; d < ELL; d++)
        for (int64_t n = 1 << d, x = -32; x < 32 - n; x++) {
            int64_t sum = 0;
            for (int64_t r = 0; r < n; r++)
                sum += result(x, d, STOCHASTIC, (uint64_t)r);
            assert_int_equal(sum, x);
        }
}

static void high_bits_of_the_coin_do_not_matter(void **state) {
    (void)state;
    for (uint64_t r = 0; r < 8; r++)
        for (int64_t x = -32; x < 24; x++)
            assert_int_equal(result(x, 3, STOCHASTIC, r),
                             result(x, 3, STOCHASTIC, r | ~7ull));
}

static void check_moments(enum rounding how, double bias,
                          double variance) {
    double sum = 0, squares = 0;
    for (int64_t m = 0; m < 4; m++)
        for (uint64_t r = 0; r < 4; r++) {
            double error = (double)(4 * result(m, 2, how, r) - m) / 4;
            sum += error;
            squares += error * error;
        }
    assert_near(bias, sum / 16, 1e-12);
    assert_near(variance, squares / 16 - bias * bias, 1e-12);
}

static void bias_and_variance_are_as_derived(void **state) {
    (void)state;
    check_moments(FLOOR, -3.0 / 8, 5.0 / 64);
    check_moments(NEAREST, 1.0 / 8, 5.0 / 64);
    check_moments(STOCHASTIC, 0, 10.0 / 64);
}

static void a_plain_shift_is_wrong_for_negatives(void **state) {
    (void)state;
    assert_int_equal(signed_of(ring_of(-18) >> 2), 11);
    assert_int_equal(result(-18, 2, FLOOR, 0), -5);
}

static void at_the_end_of_the_range_rounding_wraps(void **state) {
    (void)state;
    assert_int_equal(result(31, 2, NEAREST, 0), -8);
    assert_int_equal(result(31, 2, STOCHASTIC, 3), -8);
    assert_int_equal(result(31, 2, FLOOR, 0), 7);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_worked_example_holds),
    cmocka_unit_test(floor_and_nearest_are_where_they_should_be),
    cmocka_unit_test(stochastic_rounding_has_no_bias),
    cmocka_unit_test(high_bits_of_the_coin_do_not_matter),
    cmocka_unit_test(bias_and_variance_are_as_derived),
    cmocka_unit_test(a_plain_shift_is_wrong_for_negatives),
    cmocka_unit_test(at_the_end_of_the_range_rounding_wraps),
};

RUN("truncation, six bits", tests)
