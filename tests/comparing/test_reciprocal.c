/* Tangled from chapters/34-division.md; edit that file. */
#include "fixnet.h"
#include "lanes.h"
#include "reciprocal.h"
#include "three.h"
#include "wrap_rows.h"

#include <math.h>

struct job {
    size_t bound;
    struct scale scale;
};

static void run(struct party *me, const struct three *t,
                ring *const in[], ring *const out[]) {
    const struct job *job = t->arg;

    opened_shares(me,
                  reciprocal(me, in[0], t->n, job->bound, job->scale),
                  out[0], t->n);
}

static struct cost reciprocals(const ring *y, ring *q, size_t n,
                               size_t bound, struct scale s) {
    struct job job = {bound, s};
    struct three t = {.protocol = run,
                      .n = n,
                      .arg = &job,
                      .in = {y},
                      .in_n = {n},
                      .out = {q},
                      .out_n = {n}};

    three_run(&t);
    return t.cost;
}

static void the_worked_example_holds(void **state) {
    (void)state;
    const ring q[] = {47, 59, 63, 63, 63, 63};
    const ring N[] = {188, 238, 255, 256, 256};
    const ring y = 4 << 8;
    ring got;

    assert_int_equal(goldschmidt_guess(10, 8), q[0]);
    assert_int_equal(goldschmidt_steps(10, 8), 5);
    assert_int_equal(truncate_one(q[0] * y, 8, NEAREST, 0), N[0]);
    for (int i = 0; i < 5; i++)
        assert_int_equal(
            truncate_one(q[i] * (512 - N[i]), 8, NEAREST, 0), q[i + 1]);
    for (int i = 0; i < 4; i++)
        assert_int_equal(
            truncate_one(N[i] * (512 - N[i]), 8, NEAREST, 0), N[i + 1]);
    reciprocals(&y, &got, 1, 10, scale_of(8, EXACT));
    assert_int_equal(got, q[5]);
}

enum { F = 16, N = 1002 };

static void fill_grid(ring *y) {
    for (ring k = 0; k < N; k++)
        y[k] = 65536 + 589 * k;
    assert_in_range(y[N - 1], 655000, 655360);
}

static void truncated_exactly_it_is_that_in_the_clear(void **state) {
    (void)state;
    ring y[N], q[N];

    fill_grid(y);
    reciprocals(y, q, N, 10, scale_of(F, EXACT));
    for (size_t k = 0; k < N; k++) {
        ring want = fixed_reciprocal(y[k], 10, F, NEAREST, NULL);

        assert_int_equal(q[k], want);
        assert_near(0x1p32 / (double)y[k], (double)q[k], 12);
    }
}

static void check_errors(enum truncation how) {
    ring y[N], q[N];

    fill_grid(y);
    reciprocals(y, q, N, 10, scale_of(F, how));
    for (size_t k = 0; k < N; k++) {
        double error = fabs((double)q[k] - 0x1p32 / (double)y[k]);

        assert_true(error < 23);
        assert_true(error * (double)y[k] < 100 << F);
    }
}

static void truncated_locally_it_is_near(void **state) {
    (void)state;
    check_errors(LOCAL);
}

static void truncated_by_coins_it_is_near(void **state) {
    (void)state;
    check_errors(COIN);
}

static void a_little_outside_it_is_still_near(void **state) {
    (void)state;
    const ring y[] = {65536 * 9 / 10, 65535, 655361, 65536 * 101 / 10};
    ring q[4];

    reciprocals(y, q, 4, 10, scale_of(F, EXACT));
    for (size_t k = 0; k < 4; k++)
        assert_near(0x1p32 / (double)y[k], (double)q[k], 16);
}

static void check_cost(size_t n, size_t bound, struct scale s) {
    ring y[9], q[9];

    for (size_t k = 0; k < n; k++)
        y[k] = (ring)1 << s.f;
    assert_cost(reciprocal_cost(n, bound, s),
                reciprocals(y, q, n, bound, s));
}

static void costs_are_as_stated(void **state) {
    (void)state;
    check_cost(9, 10, scale_of(16, LOCAL));
    check_cost(9, 10, scale_of(16, EXACT));
    check_cost(9, 10, scale_of(16, COIN));
    check_cost(1, 2, scale_of(8, LOCAL));
    check_cost(3, 100, scale_of(20, EXACT));
    check_cost(2, 1, scale_of(8, COIN));
    assert_int_equal(reciprocal_cost(1, 10, scale_of(16, LOCAL)).rounds,
                     7);
    assert_int_equal(reciprocal_cost(1, 10, scale_of(16, COIN)).rounds,
                     7);
    assert_int_equal(reciprocal_cost(1, 10, scale_of(16, EXACT)).rounds,
                     28);
}

static void reciprocals_stay_in_their_lanes(void **state) {
    const enum truncation how[] = {EXACT, COIN};
    struct lanes all = lanes_of_elements(run, 1, 1);
    (void)state;

    for (int i = 0; i < 2; i++) {
        const struct job job = {10, scale_of(F, how[i])};

        all.arg = &job;
        lanes_apart(&all);
    }
}

static void costs_are_those_of_the_table(void **state) {
    (void)state;
    const struct cost exact =
        reciprocal_cost(128, 10, scale_of(F, EXACT));

    assert_cost((struct cost){7, 192, 80},
                reciprocal_cost(1, 10, scale_of(F, LOCAL)));
    assert_cost((struct cost){7, 192, 512},
                reciprocal_cost(1, 10, scale_of(F, COIN)));
    assert_cost((struct cost){28, 1168, 4568},
                reciprocal_cost(1, 10, scale_of(F, EXACT)));
    assert_int_equal(exact.online, 128 * 405);
    assert_in_range(exact.dealt, 128 * 480, 128 * 481);
}

static void out_of_bounds_it_means_nothing(void **state) {
    (void)state;
    const ring y[] = {12 << F, 0};
    ring q[2];

    reciprocals(y, q, 2, 10, scale_of(F, EXACT));
    assert_true(signed_of(q[0]) < 0);
    assert_int_equal(q[1], 64 * goldschmidt_guess(10, F));
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_worked_example_holds),
    cmocka_unit_test(truncated_exactly_it_is_that_in_the_clear),
    cmocka_unit_test(truncated_locally_it_is_near),
    cmocka_unit_test(truncated_by_coins_it_is_near),
    cmocka_unit_test(a_little_outside_it_is_still_near),
    cmocka_unit_test(costs_are_as_stated),
    cmocka_unit_test(costs_are_those_of_the_table),
    cmocka_unit_test(out_of_bounds_it_means_nothing),
    cmocka_unit_test(reciprocals_stay_in_their_lanes),
};

RUN("reciprocals", tests)
