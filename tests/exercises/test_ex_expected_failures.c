/* Tangled from chapters/41-shadow.md; edit that file. */
#include "check.h"

#include <math.h>

double ex_expected_failures(const double *v, size_t n, int f);

static void a_product_near_one_fails_once_in_two_to_32(void **state) {
    const double one = -1;

    (void)state;
    assert_real(ldexp(1, -32), ex_expected_failures(&one, 1, 16), 0,
                "failures of -1 with 16 bits");
}

static void failures_add_up(void **state) {
    const double v[] = {64, -64, 0.5};

    (void)state;
    assert_real(ldexp(128.5, -38), ex_expected_failures(v, 3, 13), 0,
                "failures of 64, -64, 0.5 with 13 bits");
    assert_real(0, ex_expected_failures(v, 0, 13), 0,
                "failures of no product");
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_product_near_one_fails_once_in_two_to_32),
    cmocka_unit_test(failures_add_up),
};

RUN("expected_failures", tests)
