/* Tangled from chapters/41-shadow.md; edit that file. */
#include "check.h"

int ex_most_bits(double n, double v, double most, int ell);

static void fewer_is_less_than_and_not_equal(void **state) {
    (void)state;
    assert_number(15, ex_most_bits(1, 1, 1.0 / 4294967296, 64),
                  "bits for fewer than 2^-32 failures of one value");
    assert_number(16, ex_most_bits(1, 0.5, 1.0 / 4294967296, 64),
                  "bits for fewer than 2^-32 failures of a half");
}

static void a_small_ring_has_room_for_few(void **state) {
    const double values = 7020.0 * 284682;

    (void)state;
    assert_number(13, ex_most_bits(values, 1, 0.01, 64),
                  "bits for fifteen epochs of K mod 2^64");
    assert_number(-1, ex_most_bits(values, 1, 0.01, 32),
                  "bits for fifteen epochs of K mod 2^32");
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(fewer_is_less_than_and_not_equal),
    cmocka_unit_test(a_small_ring_has_room_for_few),
};

RUN("most_bits", tests)
