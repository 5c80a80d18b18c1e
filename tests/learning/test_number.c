/* Tangled from chapters/57-program.md; edit that file. */
#include "check.h"
#include "number.h"

static void assert_taken(enum number which, const char *text,
                         uint64_t want) {
    uint64_t value;
    struct why why;

    assert_int_equal(number_whole(which, text, &value, &why), 0);
    assert_int_equal(value, want);
}

static void assert_fault(enum number which, const char *text,
                         const char *want) {
    uint64_t value;
    struct why why;

    assert_int_equal(number_whole(which, text, &value, &why), -1);
    assert_non_null(strstr(why.text, number_option(which)));
    if (!strstr(why.text, want))
        fail_msg("%s: expected '%s'", why.text, want);
}

static void a_range_is_taken_to_both_its_ends(void **state) {
    (void)state;
    assert_taken(BITS, "4", 4);
    assert_taken(BITS, "24", 24);
    assert_taken(EPOCHS, "1000000", 1000000);
    assert_taken(SEED, "0", 0);
    assert_taken(SEED, "18446744073709551615", UINT64_MAX);
    assert_taken(SEED, "007", 7);
}

static void beyond_a_range_the_message_says_which_way(void **state) {
    (void)state;
    assert_fault(BITS, "3", "too small");
    assert_fault(BITS, "25", "too large");
    assert_fault(BITS, "4294967312", "too large");
    assert_fault(BITS, "-8", "too small");
    assert_fault(EPOCHS, "0", "too small");
    assert_fault(EPOCHS, "99999999999999999999999", "too large");
    assert_fault(EPOCHS, "9223372036854775808", "too large");
    assert_fault(SEED, "18446744073709551616", "too large");
    assert_fault(EVERY, "1e3", "no whole number");
    assert_fault(LIMIT, "", "no whole number");
}

static void a_rate_is_finite_and_above_zero(void **state) {
    static const char *const no[] = {"0", "-1", "inf", "nan", "0x1"};
    double value;
    struct why why;

    (void)state;
    assert_int_equal(number_real("--lr", "1e-3", &value, &why), 0);
    assert_near(0.001, value, 0);
    for (size_t i = 0; i < sizeof no / sizeof *no; i++)
        assert_int_equal(number_real("--lr", no[i], &value, &why), -1);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_range_is_taken_to_both_its_ends),
    cmocka_unit_test(beyond_a_range_the_message_says_which_way),
    cmocka_unit_test(a_rate_is_finite_and_above_zero),
};

RUN("numbers", tests)
