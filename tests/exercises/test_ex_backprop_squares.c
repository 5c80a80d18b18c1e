/* Tangled from chapters/04-backprop.md; edit that file. */
#include <math.h>

#include "check.h"

void ex_squares(const float *p, size_t n, size_t label, float *error);

static double squares(const double *z, size_t label, float *p) {
    double sum = 0, s = 0;
    for (size_t j = 0; j < 3; j++)
        sum += exp(z[j]);
    for (size_t j = 0; j < 3; j++) {
        double q = exp(z[j]) / sum, d = q - (j == label);
        p[j] = (float)q;
        s += d * d / 2;
    }
    return s;
}

static void the_error_agrees_with_differences(void **state) {
    (void)state;
    double z[] = {0.5, -1, 2}, h = 1e-5;
    float p[3], spare[3], error[3];
    for (size_t label = 0; label < 3; label++) {
        squares(z, label, p);
        ex_squares(p, 3, label, error);
        for (size_t j = 0; j < 3; j++) {
            z[j] += h;
            double above = squares(z, label, spare);
            z[j] -= 2 * h;
            double below = squares(z, label, spare);
            z[j] += h;
            assert_real((above - below) / (2 * h), error[j], 1e-5,
                        "error[%zu] for p = %g %g %g, label %zu", j,
                        p[0], p[1], p[2], label);
        }
    }
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_error_agrees_with_differences),
};

RUN("ex_backprop_squares", tests)
