/* Tangled from chapters/27-costs.md; edit that file. */
#include "check.h"
#include "cost.h"

double ex_wide_area(struct cost cost, double rtt, double bits);

static void rounds_are_one_way(void **state) {
    (void)state;
    assert_true(ex_wide_area((struct cost){10, 0}, 0.5, 1e6) == 2.5);
}

static void bytes_have_eight_bits(void **state) {
    (void)state;
    assert_true(ex_wide_area((struct cost){0, 1000}, 0.5, 8000) == 1);
    assert_true(ex_wide_area((struct cost){4, 1000}, 0.5, 8000) == 2);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(rounds_are_one_way),
    cmocka_unit_test(bytes_have_eight_bits),
};

RUN("wide_area", tests)
