/* Tangled from chapters/05-fixed-point.md; edit that file. */
#include "check.h"

void ex_decimal(uint64_t x, int f, char *out);

static void small_numbers_are_exact(void **state) {
    (void)state;
    char text[100];
    ex_decimal(6, 2, text);
    assert_string_equal("1.50", text);
    ex_decimal(655, 16, text);
    assert_string_equal("0.0099945068359375", text);
}

static void the_sign_comes_first(void **state) {
    (void)state;
    char text[100];
    ex_decimal((uint64_t)-3, 2, text);
    assert_string_equal("-0.75", text);
    ex_decimal(UINT64_C(1) << 63, 3, text);
    assert_string_equal("-1152921504606846976.000", text);
}

static void the_smallest_step_has_all_its_digits(void **state) {
    (void)state;
    char text[100];
    ex_decimal(1, 20, text);
    assert_string_equal("0.00000095367431640625", text);
    ex_decimal((UINT64_C(1) << 60) - 1, 60, text);
    assert_number(62, strlen(text), "the length of (2^60 - 1) / 2^60");
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(small_numbers_are_exact),
    cmocka_unit_test(the_sign_comes_first),
    cmocka_unit_test(the_smallest_step_has_all_its_digits),
};

RUN("exercise: to the last digit", tests)
