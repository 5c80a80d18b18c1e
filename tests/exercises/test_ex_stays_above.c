/* Tangled from chapters/51-small-numbers.md; edit that file. */
#include "check.h"

double ex_stays_above(const double *seconds, const double *accuracy,
                      size_t n, double least);

enum { N = 5 };
static const double seconds[N] = {10, 20, 30, 40, 50};
static const double accuracy[N] = {96.5, 97.1, 96.8, 97.3, 97.6};

static void expect(double want, size_t n, double least) {
    double got = ex_stays_above(seconds, accuracy, n, least);

    if (got < want || got > want)
        fail_msg("above %.1f for good, of %zu points: want %g, got %g",
                 least, n, want, got);
}

static void the_table_stays_above_97_after_40_s(void **state) {
    (void)state;
    expect(40, N, 97);
}

static void other_goals_are_met_earlier_or_never(void **state) {
    (void)state;
    expect(20, N, 96.7);
    expect(10, N, 90);
    expect(50, N, 97.4);
    expect(-1, N, 97.6);
    expect(-1, 3, 97);
    expect(-1, 0, 0);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_table_stays_above_97_after_40_s),
    cmocka_unit_test(other_goals_are_met_earlier_or_never),
};

RUN("exercise: staying above", tests)
