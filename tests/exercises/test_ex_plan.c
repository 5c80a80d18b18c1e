/* Tangled from chapters/42-training.md; edit that file. */
#include "check.h"

void ex_plan(size_t images, size_t batch, size_t epochs, size_t every,
             size_t *steps, size_t *points, size_t *left);

static void six_steps_have_three_points(void **state) {
    size_t steps, points, left;

    (void)state;
    ex_plan(300, 128, 3, 4, &steps, &points, &left);
    assert_number(6, (long long)steps, "steps of the example");
    assert_number(3, (long long)points, "points of the example");
    assert_number(44, (long long)left, "images left over");
}

/* One point where a step begins that is due, and one at the end. */
static void points_are_those_of_a_loop(void **state) {
    size_t steps, points, left;

    (void)state;
    for (size_t every = 1; every < 9; every++)
        for (size_t n = 1; n < 20; n++) {
            size_t want = 1;

            for (size_t i = 0; i < n; i++)
                want += i % every == 0;
            ex_plan(10, 10, n, every, &steps, &points, &left);
            assert_number((long long)want, (long long)points,
                          "points of %zu steps, a look every %zu", n,
                          every);
        }
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(six_steps_have_three_points),
    cmocka_unit_test(points_are_those_of_a_loop),
};

RUN("plan", tests)
