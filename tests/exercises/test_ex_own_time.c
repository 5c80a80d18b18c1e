/* Tangled from chapters/48-time.md; edit that file. */
#include "check.h"

void ex_own_time(const double *from, const double *to, double *own,
                 size_t n);

/* The chapter's example. */
static void a_comparison_draws_and_sends(void **state) {
    const double from[] = {0, 2, 6}, to[] = {10, 5, 10};
    const double want[] = {3, 3, 4};
    double own[3];

    (void)state;
    ex_own_time(from, to, own, 3);
    for (int k = 0; k < 3; k++)
        assert_real(want[k], own[k], 0, "call %d, %g to %g", k, from[k],
                    to[k]);
}

static void only_the_caller_pays(void **state) {
    const double from[] = {0, 1, 2, 10}, to[] = {8, 7, 5, 11};
    const double want[] = {2, 3, 3, 1};
    double own[4];

    (void)state;
    ex_own_time(from, to, own, 4);
    for (int k = 0; k < 4; k++)
        assert_real(want[k], own[k], 0, "call %d, %g to %g", k, from[k],
                    to[k]);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_comparison_draws_and_sends),
    cmocka_unit_test(only_the_caller_pays),
};

RUN("own_time", tests)
