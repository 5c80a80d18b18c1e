/* Tangled from chapters/04-fixed-point.md; edit that file. */
#include "check.h"

int ex_fraction_bits(double bound, size_t terms);

static void one_product_of_ones_has_31_bits(void **state) {
    (void)state;
    assert_int_equal(ex_fraction_bits(1, 1), 31);
    assert_int_equal(ex_fraction_bits(1, 2), 30);
}

static void the_first_layer_of_a_network_fits(void **state) {
    (void)state;
    assert_int_equal(ex_fraction_bits(1, 784), 26);
    assert_int_equal(ex_fraction_bits(100, 784), 20);
}

static void some_sums_never_fit(void **state) {
    (void)state;
    assert_int_equal(ex_fraction_bits(0x1p31, 1), 0);
    assert_int_equal(ex_fraction_bits(0x1p32, 1), -1);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(one_product_of_ones_has_31_bits),
    cmocka_unit_test(the_first_layer_of_a_network_fits),
    cmocka_unit_test(some_sums_never_fit),
};

RUN("exercise: as many bits as possible", tests)
