/* Tangled from chapters/49-results.md; edit that file. */
#include "check.h"
#include "report.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static struct images nothing = {.source = "made \"up\""};
static const struct plan plan = {
    .data = &nothing, .epochs = 2, .seed = 9};

/* What the report says of a session, as text. */
static void write_report(const struct session *s, char *text,
                         size_t size) {
    FILE *f = tmpfile();

    assert_non_null(f);
    report_write(s, f);
    rewind(f);
    text[fread(text, 1, size - 1, f)] = '\0';
    fclose(f);
}

static struct plan plan_k(void) {
    struct plan k = plan;

    k.recipe =
        (struct recipe){network_find("K"), 128,     scale_of(16, COIN),
                        {.shift = 9},      SOFTMAX, NULL};
    return k;
}

static void every_field_is_there(void **state) {
    static const char *const field[] = {"net",
                                        "data",
                                        "mode",
                                        "epochs",
                                        "iterations",
                                        "batch",
                                        "accuracy_plain",
                                        "accuracy_secure",
                                        "loss_plain",
                                        "loss_secure",
                                        "seconds_plain",
                                        "seconds_secure",
                                        "seconds_per_iteration",
                                        "rounds_per_iteration",
                                        "bytes_per_iteration",
                                        "online_per_iteration",
                                        "dealt_per_iteration",
                                        "bytes_per_link",
                                        "fraction_bits",
                                        "truncation",
                                        "compare",
                                        "dealer",
                                        "commit"};
    struct plan k = plan_k();
    struct session s = {.plan = &k, .mode_word = "both"};
    char text[4096], name[64];

    (void)state;
    write_report(&s, text, sizeof text);
    for (size_t i = 0; i < sizeof field / sizeof *field; i++) {
        snprintf(name, sizeof name, "\n  \"%s\": ", field[i]);
        assert_non_null(strstr(text, name));
    }
}

static void
numbers_are_per_iteration_and_unknown_is_null(void **state) {
    struct plan k = plan_k();
    struct session s = {.plan = &k, .mode_word = "secure"};
    char text[4096];

    (void)state;
    s.ran[SECURE] = true;
    s.outcome[SECURE].iterations = 4;
    s.outcome[SECURE].rounds = 40;
    s.outcome[SECURE].bytes[P0][P1] = 400;
    s.outcome[SECURE].bytes[P2][P1] = 200;
    s.outcome[SECURE].bytes[OWNER][P1] = 800;
    write_report(&s, text, sizeof text);
    assert_non_null(strstr(text, "\"rounds_per_iteration\": 10,"));
    assert_non_null(strstr(text, "\"bytes_per_iteration\": 150,"));
    assert_non_null(strstr(text, "\"online_per_iteration\": 100,"));
    assert_non_null(strstr(text, "\"dealt_per_iteration\": 50,"));
    assert_non_null(strstr(text, "\"owner-P1\": 200"));
    assert_non_null(strstr(text, "\"learning_rate\": 0.25,"));
    assert_non_null(strstr(text, "\"lines\": \"this machine's own\","));
    assert_non_null(strstr(text, "\"accuracy_plain\": null,"));
    assert_non_null(
        strstr(text, "\"data\": \"made \\u0022up\\u0022\","));
}

/* What the report says of data that are called so. */
static void assert_data(const char *source, const char *json) {
    struct images data = {.source = ""};
    struct plan k = plan_k();
    struct session s = {.plan = &k, .mode_word = "both"};
    char text[4096], want[200];

    snprintf(data.source, sizeof data.source, "%s", source);
    k.data = &data;
    write_report(&s, text, sizeof text);
    snprintf(want, sizeof want, "\n  \"data\": \"%s\",\n", json);
    assert_non_null(strstr(text, want));
}

static void a_name_of_any_bytes_makes_valid_json(void **state) {
    (void)state;
    assert_data("a\\b\n\x7f", "a\\u005cb\\u000a\\u007f");
    assert_data("\xc3\xa4 \xe2\x82\xac \xf0\x9f\x98\x80",
                "\xc3\xa4 \xe2\x82\xac \xf0\x9f\x98\x80");
    assert_data("\xe4 \xff", "\\ufffd \\ufffd");
    assert_data("\xc3", "\\ufffd");
    assert_data("\xf0\x9f\x98", "\\ufffd\\ufffd\\ufffd");
    assert_data("\xc0\xaf", "\\ufffd\\ufffd");
    assert_data("\xed\xa0\x80", "\\ufffd\\ufffd\\ufffd");
    assert_data("\xf4\x90\x80\x80", "\\ufffd\\ufffd\\ufffd\\ufffd");
}

static void each_mode_has_a_row_of_its_own(void **state) {
    struct plan k = plan_k();
    struct session s = {.plan = &k, .mode_word = "all"};
    char *text, row[100];
    size_t size;
    FILE *f = open_memstream(&text, &size);

    (void)state;
    for (int m = PLAIN; m < MODES; m++) {
        s.ran[m] = true;
        s.outcome[m].score = (struct score){m + 0.5, 0.25 * (m + 1), 0};
        s.outcome[m].seconds = m + 7;
    }
    report_print(&s, f);
    fclose(f);
    for (int m = PLAIN; m < MODES; m++) {
        static const char *const name[MODES] = {
            "in the clear, reals", "in the clear, fixed point",
            "on shares, three parties"};

        snprintf(row, sizeof row, "\n%-28s%5d.00 %%%5d.5000%8d.0\n",
                 name[m], 25 * (m + 1), m, m + 7);
        assert_non_null(strstr(text, row));
    }
    free(text);
}

static void an_emulated_line_is_called_so(void **state) {
    struct plan k = plan_k();
    struct session s = {.plan = &k, .mode_word = "secure"};
    char text[4096];

    (void)state;
    k.line = (struct line){36 * 1000 * 1000, 9 * 1000 * 1000, 0};
    write_report(&s, text, sizeof text);
    assert_non_null(
        strstr(text, "\"emulated, round trip 72 ms, 9 MB/s\","));
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(every_field_is_there),
    cmocka_unit_test(numbers_are_per_iteration_and_unknown_is_null),
    cmocka_unit_test(a_name_of_any_bytes_makes_valid_json),
    cmocka_unit_test(each_mode_has_a_row_of_its_own),
    cmocka_unit_test(an_emulated_line_is_called_so),
};

RUN("report", tests)
