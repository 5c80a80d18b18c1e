/* Tangled from chapters/03-backprop.md; edit that file. */
#include "check.h"

void ex_momentum(float *theta, float *velocity, const float *slopes,
                 size_t n, float rate, float mu);

static void two_steps_are_right(void **state) {
    (void)state;
    float theta[] = {1, -1}, velocity[] = {0, 0};
    const float slopes[] = {2, -4};
    ex_momentum(theta, velocity, slopes, 2, 0.25f, 0.5f);
    assert_true(theta[0] == 0.5f && theta[1] == 0);
    ex_momentum(theta, velocity, slopes, 2, 0.25f, 0.5f);
    assert_true(velocity[0] == -0.75f && velocity[1] == 1.5f);
    assert_true(theta[0] == -0.25f && theta[1] == 1.5f);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(two_steps_are_right),
};

RUN("ex_backprop_momentum", tests)
