/* Tangled from chapters/04-backprop.md; edit that file. */
#include "check.h"

void ex_momentum(float *theta, float *velocity, const float *slopes,
                 size_t n, float rate, float mu);

static void two_steps_are_right(void **state) {
    (void)state;
    float theta[] = {1, -1}, velocity[] = {0, 0};
    const float slopes[] = {2, -4};
    ex_momentum(theta, velocity, slopes, 2, 0.25f, 0.5f);
    assert_real(0.5, theta[0], 0, "theta[0] after a step");
    assert_real(0, theta[1], 0, "theta[1] after a step");
    ex_momentum(theta, velocity, slopes, 2, 0.25f, 0.5f);
    assert_real(-0.75, velocity[0], 0, "velocity[0] after two steps");
    assert_real(1.5, velocity[1], 0, "velocity[1] after two steps");
    assert_real(-0.25, theta[0], 0, "theta[0] after two steps");
    assert_real(1.5, theta[1], 0, "theta[1] after two steps");
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(two_steps_are_right),
};

RUN("ex_backprop_momentum", tests)
