/* Tangled from chapters/49-results.md; edit that file. */
#include "check.h"
#include "profile.h"

static void assert_line(const char *text, uint64_t delay,
                        uint64_t rate) {
    struct line line;

    assert_int_equal(profile_parse(text, &line), 0);
    assert_int_equal(line.delay, delay);
    assert_int_equal(line.rate, rate);
    assert_int_equal(line.free, 0);
}

static void lines_are_half_a_round_trip_long(void **state) {
    (void)state;
    assert_line("lan", 110 * 1000, 625 * 1000 * 1000);
    assert_line("wan", 29 * 1000 * 1000, 40 * 1000 * 1000);
    assert_line("72ms,9MB/s", 36 * 1000 * 1000, 9 * 1000 * 1000);
    assert_line("72ms,72Mbit/s", 36 * 1000 * 1000, 9 * 1000 * 1000);
    assert_line("0us,0.5MB/s", 0, 500 * 1000);
}

static void what_is_no_line_is_refused(void **state) {
    static const char *const text[] = {"",
                                       "LAN",
                                       "72ms",
                                       "72,9",
                                       "72s,9MB/s",
                                       "72ms,9Mb/s",
                                       " 72ms,9MB/s",
                                       "-1ms,9MB/s",
                                       "72ms,9MB/s,",
                                       "1e1ms,9MB/s",
                                       "0x1ms,9MB/s",
                                       "1.2.3ms,9MB/s",
                                       ".ms,9MB/s",
                                       "72ms,0MB/s",
                                       "10001ms,9MB/s",
                                       "9MB/s,72ms"};
    struct line line;

    (void)state;
    for (size_t i = 0; i < sizeof text / sizeof *text; i++)
        if (profile_parse(text[i], &line) == 0)
            fail_msg("'%s' was taken for a line", text[i]);
}

static void words_say_that_a_line_is_emulated(void **state) {
    struct line line = {0};
    char words[80];

    (void)state;
    profile_words(&line, words, sizeof words);
    assert_string_equal(words, "this machine's own");
    profile_parse("wan", &line);
    profile_words(&line, words, sizeof words);
    assert_string_equal(words, "emulated, round trip 58 ms, 40 MB/s");
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(lines_are_half_a_round_trip_long),
    cmocka_unit_test(what_is_no_line_is_refused),
    cmocka_unit_test(words_say_that_a_line_is_emulated),
};

RUN("profiles of lines", tests)
