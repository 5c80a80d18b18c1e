/* Tangled from chapters/62-hidden-layer.md; edit that file. */
#include "check.h"
#include "network.h"
#include "ridge.h"

/* Amounts and ages of those who are known, and their h1 in two epochs:
   amount + 2 age, then amount + age. */
static const float person[] = {0, 0, 1, 0, 0, 1};
static const float looks[] = {0, 0, 1, 1, 2, 1};

static void two_looks_find_the_third_person(void **state) {
    const float seen[] = {7, 5};
    float found[2];
    struct ridge r;

    (void)state;
    assert_int_equal(0, ridge_fit(&r, looks, person, 3, 2, 2, 1e-9));
    ridge_guess(&r, seen, found, 1);
    assert_near(3, (double)found[0], 1e-4);
    assert_near(2, (double)found[1], 1e-4);
    ridge_free(&r);
}

static void one_look_leaves_a_line(void **state) {
    int first = 0, both = 0;

    (void)state;
    for (int amount = 0; amount <= 7; amount++)
        for (int age = 0; age <= 7; age++) {
            first += amount + 2 * age == 7;
            both += amount + 2 * age == 7 && amount + age == 5;
        }
    assert_int_equal(4, first);
    assert_int_equal(1, both);
}

enum { ROWS = 30, IN = 4, OUT = 2 };

static float number(struct splitmix *random) {
    return (float)splitmix_below(random, 2001) / 1000 - 1;
}

/* At the least sum of squares with its force, no weight can be changed
   for the better: the slopes of that sum are zero. */
static void the_weights_are_the_best(void **state) {
    struct splitmix random = {1};
    float x[ROWS * IN], y[ROWS * OUT], found[ROWS * OUT];
    const double force = 0.3;
    struct ridge r;

    (void)state;
    for (size_t i = 0; i < ROWS * IN; i++)
        x[i] = 5 * number(&random) + 2;
    for (size_t i = 0; i < ROWS * OUT; i++)
        y[i] = number(&random);
    assert_int_equal(0, ridge_fit(&r, x, y, ROWS, IN, OUT, force));
    ridge_guess(&r, x, found, ROWS);
    for (size_t j = 0; j < IN; j++)
        for (size_t k = 0; k < OUT; k++) {
            double slope = force * ROWS * r.w[j * OUT + k];

            for (size_t i = 0; i < ROWS; i++)
                slope += ((double)x[i * IN + j] - r.mean[j]) *
                         r.scale[j] *
                         (double)(found[i * OUT + k] - y[i * OUT + k]);
            assert_near(0, slope, 1e-4);
        }
    ridge_free(&r);
}

/* Also with more numbers than rows, and with one that is always the
   same. */
static void what_says_nothing_gets_no_weight(void **state) {
    const float x[] = {1, 7, 5, -1, 7, 5}, y[] = {1, -1};
    const float other[] = {1, 100, 5};
    float found;
    struct ridge r;

    (void)state;
    assert_int_equal(0, ridge_fit(&r, x, y, 2, 3, 1, 1e-6));
    ridge_guess(&r, other, &found, 1);
    assert_near(1, (double)found, 1e-3);
    assert_true(r.w[1] == 0);
    ridge_free(&r);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(two_looks_find_the_third_person),
    cmocka_unit_test(one_look_leaves_a_line),
    cmocka_unit_test(the_weights_are_the_best),
    cmocka_unit_test(what_says_nothing_gets_no_weight),
};

RUN("ridge", tests)
