/* Tangled from chapters/60-sheets.md; edit that file. */
#include <math.h>
#include <stdlib.h>
#include <unistd.h>

#include "check.h"
#include "houses.h"

/* Each test works in a folder of its own. */
static int enter_folder(void **state) {
    char *folder = strdup(P_tmpdir "/test_sheet.XXXXXX");

    *state = folder;
    return mkdtemp(folder) && chdir(folder) == 0 ? 0 : -1;
}

static int leave_folder(void **state) {
    int bad = remove("a") | remove("b") | chdir("/") | rmdir(*state);

    free(*state);
    return bad ? -1 : 0;
}

static void put(const char *path, const char *text, size_t n) {
    FILE *file = fopen(path, "wb");

    assert_non_null(file);
    assert_int_equal(n, fwrite(text, 1, n, file));
    assert_int_equal(0, fclose(file));
}

static const char first[] = "name:key,bad:label,sum:number\n"
                            "ann,no,10\n"
                            "bob,yes,30\n"
                            "cem,no,\n"
                            "dee,no,20\n";
static const char second[] = "name:key,home:category,age:number\r\n"
                             "ann,own,40\r\n"
                             "bob,rent,40\r\n"
                             "cem,,40\r\n"
                             "dee,rent,40\r\n";

static void cells_are_read_and_missing_ones_counted(void **state) {
    struct sheet s;
    struct why why;

    (void)state;
    put("a", first, strlen(first));
    put("b", second, strlen(second));
    assert_int_equal(0, sheet_load(&s, "a", &why));
    assert_int_equal(4, s.rows);
    assert_int_equal(3, s.columns);
    assert_string_equal("cem", s.column[0].word[2]);
    assert_string_equal("yes", sheet_kind(&s, LABEL)->word[1]);
    assert_true(sheet_named(&s, "sum")->number[1] == 30);
    assert_true(isnan(sheet_named(&s, "sum")->number[2]));
    assert_int_equal(1, sheet_named(&s, "sum")->missing);
    assert_null(sheet_named(&s, "age"));
    sheet_free(&s);
    assert_int_equal(0, sheet_load(&s, "b", &why));
    assert_int_equal(1, sheet_named(&s, "home")->missing);
    assert_string_equal("rent", sheet_named(&s, "home")->word[3]);
    sheet_free(&s);
}

/* Of 10, 30 and 20 the mean is 20; with one of it for the missing, the
   deviation is the root of 50. A number that is the same for all says
   nothing. */
static void what_goes_in_is_as_stated(void **state) {
    struct houses h;
    struct why why;
    const double sum[] = {-sqrt(2), sqrt(2), 0, 0};
    const double own[] = {sqrt(3), -sqrt(1 / 3.), -sqrt(1 / 3.),
                          -sqrt(1 / 3.)};
    const double rent[] = {-1, 1, -1, 1};
    const uint8_t label[] = {0, 1, 0, 0};

    (void)state;
    put("a", first, strlen(first));
    put("b", second, strlen(second));
    assert_int_equal(0, houses_load(&h, "a", "b", &why));
    assert_int_equal(1, h.columns);
    assert_int_equal(4, h.inputs); /* sum; own, rent; age */
    assert_int_equal(1, h.fa.filled + h.fb.filled);
    assert_int_equal(2, h.classes);
    assert_byte_equal(label, h.labels, 4);
    for (size_t i = 0; i < 4; i++) {
        assert_near(sum[i], (double)h.x[4 * i], 1e-6);
        assert_near(own[i], (double)h.x[4 * i + 1], 1e-6);
        assert_near(rent[i], (double)h.x[4 * i + 2], 1e-6);
        assert_near(0, (double)h.x[4 * i + 3], 1e-6);
    }
    assert_int_equal(3, houses_input(&h, "age"));
    assert_int_equal(-1, houses_input(&h, "name"));
    houses_free(&h);
}

/* A file of this text is refused with these words. */
static void refuse(const char *text, const char *words) {
    struct sheet s;
    struct why why = {""};

    put("a", text, strlen(text));
    assert_int_equal(-1, sheet_load(&s, "a", &why));
    if (!strstr(why.text, words))
        fail_msg("reason \"%s\" lacks \"%s\"", why.text, words);
    assert_null(s.text);
}

static void faults_are_named_with_line_and_column(void **state) {
    (void)state;
    put("b", "", 0);
    refuse("", "a: empty");
    refuse("k:key,x:number\n", "a: no line after the first");
    refuse("k:key,x\n1,2\n", "a: line 1, column 2 is \"x\"");
    refuse("k:key,x:int\n1,2\n", "column 2 is \"x:int\"");
    refuse("k:key,:number\n1,2\n", "column 2 is");
    refuse("k:key,x:number,x:number\n1,2,3\n",
           "two columns are named x");
    refuse("k:key,j:key\n1,2\n", "2 keys and 0 labels");
    refuse("x:number,y:number\n1,2\n", "0 keys");
    refuse("k:key,x:label,y:label\n1,2,3\n", "1 keys and 2 labels");
    refuse("k:key,x:number\n1,2\n2\n",
           "line 3 has 1 cells, expected 2");
    refuse("k:key,x:number\n1,2\n2,3,4\n", "line 3 has 3 cells");
    refuse("k:key,x:number\n1,2\n2,3 \n", "line 3, column x is \"3 \"");
    refuse("k:key,x:number\n1,nan\n", "column x is \"nan\"");
    refuse("k:key,x:number\n1,1e999\n", "column x is \"1e999\"");
    refuse("k:key,x:number\n1,0x10\n", "column x is \"0x10\"");
    refuse("k:key,x:number\n,1\n", "column k is \"\"");
    refuse("k:key,x:label\n1,\n", "column x is \"\"");
    refuse("k:key,x:category\n1,\"y\"\n", "without quotes");
    refuse("k:key,x:number\n1,2\n2,3", "was the file cut off?");
}

static void what_is_no_text_is_refused(void **state) {
    struct sheet s;
    struct why why;

    (void)state;
    put("b", "", 0);
    put("a", "k:key\n\0\n", 8);
    assert_int_equal(-1, sheet_load(&s, "a", &why));
    assert_non_null(strstr(why.text, "not a text file"));
    assert_int_equal(-1, sheet_load(&s, ".", &why));
    assert_non_null(strstr(why.text, ".: Is a directory"));
    assert_int_equal(-1, sheet_load(&s, "c", &why));
    assert_non_null(strstr(why.text, "c: No such file"));
}

/* Whatever is cut off a sheet is missed, by one or by the two. */
static void every_cut_is_noticed(void **state) {
    struct houses h;
    struct why why;

    (void)state;
    put("a", first, strlen(first));
    for (size_t n = 0; n < strlen(second); n++) {
        put("b", second, n);
        assert_int_equal(-1, houses_load(&h, "a", "b", &why));
        assert_memory_equal("b: ", why.text, 3);
    }
}

/* With this as the second sheet, beside the first. */
static void refuse_pair(const char *a, const char *b,
                        const char *words) {
    struct houses h;
    struct why why = {""};

    put("a", a, strlen(a));
    put("b", b, strlen(b));
    assert_int_equal(-1, houses_load(&h, "a", "b", &why));
    if (!strstr(why.text, words))
        fail_msg("reason \"%s\" lacks \"%s\"", why.text, words);
}

static void sheets_that_do_not_match_are_named(void **state) {
    (void)state;
    refuse_pair(first, "name:key,bad:label\nann,no\n",
                "b: column bad is a label, expected labels in the "
                "first holder's sheet alone, a");
    refuse_pair(second, first, "a: no column is a label");
    refuse_pair(first, "name:key,sum:number\nann,1\n",
                "b: column sum is in a as well");
    refuse_pair(first, "id:key,age:number\nann,1\n",
                "b: the key is id, expected name as in a");
    refuse_pair(first, "name:key,age:number\nann,1\n",
                "b: 1 rows, expected 4 as in a");
    refuse_pair(
        first, "name:key,age:number\nann,1\nbob,2\ndee,3\ncem,4\n",
        "b: line 4 is of row \"dee\", expected \"cem\" as in a");
    refuse_pair(
        first, "name:key,age:number\nann,1\nbob,2\ncem,3\neve,4\n",
        "b: line 5 is of row \"eve\", expected \"dee\" as in a");
    refuse_pair("name:key,bad:label\nann,no\n",
                "name:key,age:number\nann,1\n",
                "label bad is \"no\" in every row");
}

static void too_many_words_are_refused(void **state) {
    char text[1000] = "name:key,bad:label,town:category\n";
    const char *more = "name:key,age:number\n";
    char b[1000];

    (void)state;
    strcpy(b, more);
    for (int i = 0; i <= WORDS_MAX; i++) {
        sprintf(text + strlen(text), "%d,%s,town%d\n", i,
                i ? "yes" : "no", i);
        sprintf(b + strlen(b), "%d,1\n", i);
    }
    refuse_pair(text, b, "column town has more than 16 different");
}

/* A column with a few giants is looked at through a logarithm, in which
   999 is half of 999999; one without is not. */
static void giants_are_made_smaller(void **state) {
    char text[2000] = "name:key,bad:label,sum:number\n", b[2000];
    struct houses h;
    struct why why;

    (void)state;
    strcpy(b, "name:key,age:number\n");
    for (int i = 0; i < 50; i++) {
        sprintf(text + strlen(text), "%d,%s,%d\n", i,
                i % 2 ? "yes" : "no",
                i == 7 ? 999999 : (i == 8 ? 999 : 0));
        sprintf(b + strlen(b), "%d,%d\n", i,
                i == 7 ? 19 : (i == 8 ? 10 : 1));
    }
    put("a", text, strlen(text));
    put("b", b, strlen(b));
    assert_int_equal(0, houses_load(&h, "a", "b", &why));
    for (size_t j = 0; j < 2; j++)
        assert_near((double)(h.x[2 * 7 + j] - h.x[2 * 8 + j]),
                    (double)(h.x[2 * 8 + j] - h.x[j]), 1e-4);
    houses_free(&h);
}

#define IN_FOLDER(test)                                                \
    cmocka_unit_test_setup_teardown(test, enter_folder, leave_folder)

static const struct CMUnitTest tests[] = {
    IN_FOLDER(cells_are_read_and_missing_ones_counted),
    IN_FOLDER(what_goes_in_is_as_stated),
    IN_FOLDER(faults_are_named_with_line_and_column),
    IN_FOLDER(what_is_no_text_is_refused),
    IN_FOLDER(every_cut_is_noticed),
    IN_FOLDER(sheets_that_do_not_match_are_named),
    IN_FOLDER(too_many_words_are_refused),
    IN_FOLDER(giants_are_made_smaller),
};

RUN("sheet", tests)
