/* Tangled from chapters/57-program.md; edit that file. */
#include "check.h"

int ex_short_count(const char *text, uint64_t *value);

static void assert_taken(const char *text, uint64_t want) {
    uint64_t value = 7;

    if (ex_short_count(text, &value))
        fail_msg("'%s' was refused", text);
    assert_number(want, value, "'%s'", text);
}

static void digits_may_end_in_k_or_M(void **state) {
    (void)state;
    assert_taken("0", 0);
    assert_taken("128", 128);
    assert_taken("20k", 20000);
    assert_taken("3M", 3000000);
    assert_taken("18446744073709551615", UINT64_MAX);
    assert_taken("18446744073709551k", UINT64_MAX - 615);
    assert_taken("18446744073709M", UINT64_MAX - 551615);
}

static void all_else_is_refused_and_leaves_no_number(void **state) {
    static const char *const text[] = {"",
                                       "k",
                                       " 1",
                                       "-1k",
                                       "20K",
                                       "1.5k",
                                       "1 k",
                                       "1kk",
                                       "1kM",
                                       "1e3",
                                       "18446744073709551616",
                                       "18446744073709552k",
                                       "18446744073710M"};

    (void)state;
    for (size_t i = 0; i < sizeof text / sizeof *text; i++) {
        uint64_t value = 7;

        if (ex_short_count(text[i], &value) == 0)
            fail_msg("'%s' was taken for a number", text[i]);
        assert_number(7, value, "the value after '%s'", text[i]);
    }
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(digits_may_end_in_k_or_M),
    cmocka_unit_test(all_else_is_refused_and_leaves_no_number),
};

RUN("short_count", tests)
