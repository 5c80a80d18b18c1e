/* Tangled from chapters/04-backprop.md; edit that file. */
#include <math.h>

#include "check.h"

void ex_ahead(float *theta, float *last, const float *slopes, size_t n,
              float rate, float momentum);

static void two_steps_are_right(void **state) {
    (void)state;
    float theta[] = {1, -1}, last[] = {0, 0};
    const float slopes[] = {2, -4};
    ex_ahead(theta, last, slopes, 2, 0.25f, 0.5f);
    assert_real(0.25, theta[0], 0, "theta[0] after a step");
    assert_real(0.5, theta[1], 0, "theta[1] after a step");
    ex_ahead(theta, last, slopes, 2, 0.25f, 0.5f);
    assert_real(0.75, last[0], 0, "last[0] after two steps");
    assert_real(-1.5, last[1], 0, "last[1] after two steps");
    assert_real(-0.625, theta[0], 0, "theta[0] after two steps");
    assert_real(2.25, theta[1], 0, "theta[1] after two steps");
}

/* It is momentum whose slopes are those of a point ahead. */
static void the_slopes_are_those_ahead(void **state) {
    (void)state;
    float theta = 3, last = 0;
    double at = 3, v = 0;
    for (int step = 0; step < 20; step++) {
        float slope = theta; /* of theta^2 / 2 */
        ex_ahead(&theta, &last, &slope, 1, 0.25f, 0.75f);
        v = 0.75 * v + 0.25 * (at - 0.75 * v);
        at -= v;
        assert_real(at - 0.75 * v, theta, 1e-5, "theta after step %d",
                    step + 1);
    }
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(two_steps_are_right),
    cmocka_unit_test(the_slopes_are_those_ahead),
};

RUN("ex_backprop_ahead", tests)
