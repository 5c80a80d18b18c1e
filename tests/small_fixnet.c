/* Tangled from chapters/06-fixed-network.md; edit that file. */
#include "check.h"
#include "fixnet.h"

static void the_quotient_worked_by_hand_is_right(void **state) {
    (void)state;
    assert_int_equal(fixed_divide(5, 12, 4), 6);
    assert_int_equal(fixed_divide(12, 12, 4), 15);
}

static void every_quotient_is_the_floor(void **state) {
    (void)state;
    for (int f = 1; f <= ELL; f++)
        for (ring y = 1; y <= 32; y++)
            for (ring x = 0; x < y; x++)
                assert_int_equal(fixed_divide(x, y, f), (x << f) / y);
}

static void equal_numbers_give_all_ones(void **state) {
    (void)state;
    for (int f = 1; f <= ELL; f++)
        for (ring y = 0; y <= 32; y++)
            assert_int_equal(fixed_divide(y, y, f), (1 << f) - 1);
}

static void a_quotient_above_one_is_nonsense(void **state) {
    (void)state;
    assert_int_equal((20 << 2) / 10, 8);
    assert_int_equal(fixed_divide(20, 10, 2), 3);
    assert_int_equal(fixed_divide(31, 10, 2), 3);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_quotient_worked_by_hand_is_right),
    cmocka_unit_test(every_quotient_is_the_floor),
    cmocka_unit_test(equal_numbers_give_all_ones),
    cmocka_unit_test(a_quotient_above_one_is_nonsense),
};

RUN("division, six bits", tests)
