/* Tangled from chapters/05-fixed-point.md; edit that file. */
#include "check.h"
#include "fixed.h"

static void the_worked_example_holds(void **state) {
    (void)state;
    ring x = fixed_of(1.5, 2), y = fixed_of(-0.75, 2);
    assert_int_equal(x, 6);
    assert_int_equal(y, 61);
    assert_int_equal(mod_L(x + y), 3);
    assert_near(0.75, real_of(mod_L(x + y), 2), 0);
    assert_int_equal(mod_L(x * y), 46);
    assert_int_equal(signed_of(46), -18);
    assert_near(-1.125, real_of(mod_L(x * y), 4), 0);
}

static void an_element_is_its_integer_mod_L(void **state) {
    (void)state;
    for (ring x = 0; x <= RING_MAX; x++) {
        int64_t integer = x < 32 ? (int64_t)x : (int64_t)x - 64;
        assert_int_equal(signed_of(x), integer);
        for (int64_t laps = -3; laps <= 3; laps++)
            assert_int_equal(ring_of(integer + 64 * laps), x);
    }
}

static void sums_and_products_in_range_are_exact(void **state) {
    (void)state;
    for (int64_t a = -32; a < 32; a++)
        for (int64_t b = -32; b < 32; b++) {
            ring x = ring_of(a), y = ring_of(b);
            if (-32 <= a + b && a + b < 32)
                assert_int_equal(signed_of(mod_L(x + y)), a + b);
            if (-32 <= a * b && a * b < 32)
                assert_int_equal(signed_of(mod_L(x * y)), a * b);
        }
}

static void encoding_inverts_decoding(void **state) {
    (void)state;
    for (int f = 0; f < ELL; f++)
        for (ring x = 0; x <= RING_MAX; x++)
            assert_int_equal(fixed_of(real_of(x, f), f), x);
}

static void encoding_is_off_by_half_a_step_at_most(void **state) {
    (void)state;
    for (double r = -7.5; r <= 7.5; r += 1.0 / 64)
        assert_near(r, real_of(fixed_of(r, 2), 2), 0.125);
}

static void beyond_the_range_numbers_wrap_around(void **state) {
    (void)state;
    ring sum = mod_L(fixed_of(6, 2) + fixed_of(2.5, 2));
    ring product = mod_L(fixed_of(2.5, 2) * fixed_of(1.5, 2));
    assert_near(-7.5, real_of(sum, 2), 0);
    assert_near(-0.25, real_of(product, 4), 0);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_worked_example_holds),
    cmocka_unit_test(an_element_is_its_integer_mod_L),
    cmocka_unit_test(sums_and_products_in_range_are_exact),
    cmocka_unit_test(encoding_inverts_decoding),
    cmocka_unit_test(encoding_is_off_by_half_a_step_at_most),
    cmocka_unit_test(beyond_the_range_numbers_wrap_around),
};

RUN("fixed point, six bits", tests)
