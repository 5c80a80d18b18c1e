/* Tangled from chapters/05-fixed-point.md; edit that file. */
#include "check.h"

int ex_fraction_bits(double bound, size_t terms);

static void bits_are(int want, double bound, size_t terms) {
    assert_number(want, ex_fraction_bits(bound, terms),
                  "bits for bound %g, %zu terms", bound, terms);
}

static void one_product_of_ones_has_31_bits(void **state) {
    (void)state;
    bits_are(31, 1, 1);
    bits_are(30, 1, 2);
}

static void the_first_layer_of_a_network_fits(void **state) {
    (void)state;
    bits_are(26, 1, 784);
    bits_are(20, 100, 784);
}

static void some_sums_never_fit(void **state) {
    (void)state;
    bits_are(0, 0x1p31, 1);
    bits_are(-1, 0x1p32, 1);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(one_product_of_ones_has_31_bits),
    cmocka_unit_test(the_first_layer_of_a_network_fits),
    cmocka_unit_test(some_sums_never_fit),
};

RUN("exercise: as many bits as possible", tests)
