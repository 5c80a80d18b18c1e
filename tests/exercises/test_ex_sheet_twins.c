/* Tangled from chapters/60-sheets.md; edit that file. */
#include "check.h"
#include "sheet.h"

size_t ex_twins(const struct sheet *s);

static void count(char *key[], size_t n, int want, const char *what) {
    double age[8] = {0};
    struct column column[] = {
        {.name = (char[]){"age"}, .kind = NUMBER, .number = age},
        {.name = (char[]){"name"}, .kind = KEY, .word = key}};
    struct sheet s = {
        .path = "s", .rows = n, .columns = 2, .column = column};

    assert_number(want, ex_twins(&s), "twins in %s", what);
}

static void twins_are_counted(void **state) {
    char ann[] = "ann", bob[] = "bob", ann2[] = "ann", an[] = "an";

    (void)state;
    count((char *[]){ann}, 1, 0, "ann");
    count((char *[]){ann, bob, an}, 3, 0, "ann, bob, an");
    count((char *[]){ann, bob, ann2}, 3, 1, "ann, bob, ann");
    count((char *[]){ann, ann2, bob, ann, bob}, 5, 3,
          "ann, ann, bob, ann, bob");
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(twins_are_counted),
};

RUN("exercise: twins", tests)
