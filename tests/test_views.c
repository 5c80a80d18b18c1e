/* Tangled from chapters/29-full-size.md; edit that file. */
#include "check.h"
#include "faults.h"

/* A p-value below this is an alarm. */
static const double ALARM = 1e-13;

static void no_view_shows_a_pattern(void **state) {
    struct verdict all = {.least = 1};
    (void)state;

    for (int i = 0; i < SUBJECTS; i++) {
        struct verdict v = {.least = 1};
        judge(&v, &subjects[i], SOUND);
        printf("# %s %zu %g\n", subjects[i].name, v.tests, v.least);
        all.tests += v.tests;
    }
    printf("# %zu\n", all.tests);
}

static void faults(void **state) {
    (void)state;
    struct verdict v = {.least = 1};
    judge(&v, &subjects[8], DEAD);
    printf("# dead %g\n", v.least), v.least = 1;
    judge(&v, &subjects[8], REMAINDER);
    printf("# rem %g\n", v.least), v.least = 1;
    judge(&v, &naked, SOUND);
    printf("# naked %g\n", v.least), v.least = 1;
    judge(&v, &printed, SOUND);
    printf("# printed %g\n", v.least), v.least = 1;
}
static const struct CMUnitTest tests[] = {
    cmocka_unit_test(no_view_shows_a_pattern),
    cmocka_unit_test(faults),
};

RUN("views", tests)
