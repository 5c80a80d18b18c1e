/* Tangled from chapters/43-checkpoint.md; edit that file. */
#include "check.h"

double ex_lost(double c, double M, double t);
double ex_how_often(double c, double M);

static void keeping_and_losing_add_up(void **state) {
    (void)state;
    assert_real(0.02, ex_lost(1, 5000, 100), 1e-12,
                "lost with 1 s every 100 s, 5000 s apart");
    assert_real(0.05, ex_lost(2, 2500, 50), 1e-12,
                "lost with 2 s every 50 s, 2500 s apart");
}

static void no_other_interval_loses_less(void **state) {
    const double c[] = {0.01, 1, 30}, M[] = {600, 86400};

    (void)state;
    for (int i = 0; i < 3; i++)
        for (int j = 0; j < 2; j++) {
            double t = ex_how_often(c[i], M[j]);
            double least = ex_lost(c[i], M[j], t);

            if (least > ex_lost(c[i], M[j], 1.01 * t) ||
                least > ex_lost(c[i], M[j], t / 1.01))
                fail_msg("%g s, %g s apart: every %g s is not best",
                         c[i], M[j], t);
        }
    assert_real(100, ex_how_often(1, 5000), 1e-9,
                "how often with 1 s, 5000 s apart");
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(keeping_and_losing_add_up),
    cmocka_unit_test(no_other_interval_loses_less),
};

RUN("exercise: how often?", tests)
