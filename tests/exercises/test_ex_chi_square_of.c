/* Tangled from chapters/67-full-size.md; edit that file. */
#include "check.h"

double ex_chi_square(const uint64_t *count, const double *q,
                     size_t cells);

static const uint64_t seen[] = {207, 148, 152, 144, 149};

static void equal_cells_give_the_worked_example(void **state) {
    const double q[] = {0.2, 0.2, 0.2, 0.2, 0.2};
    (void)state;
    assert_real(17.4625, ex_chi_square(seen, q, 5), 1e-9,
                "207 148 152 144 149, expected all alike");
}

static void remainders_are_just_as_expected(void **state) {
    const double q[] = {0.25, 0.1875, 0.1875, 0.1875, 0.1875};
    (void)state;
    assert_real(0.545, ex_chi_square(seen, q, 5), 1e-9,
                "207 148 152 144 149, expected as remainders");
}

static void what_is_as_expected_gives_zero(void **state) {
    const uint64_t count[] = {10, 30, 60};
    const double q[] = {0.1, 0.3, 0.6};
    (void)state;
    assert_real(0, ex_chi_square(count, q, 3), 1e-12,
                "10 30 60, expected in these parts");
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(equal_cells_give_the_worked_example),
    cmocka_unit_test(remainders_are_just_as_expected),
    cmocka_unit_test(what_is_as_expected_gives_zero),
};

RUN("exercise: other expectations", tests)
