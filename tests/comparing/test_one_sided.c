/* Tangled from chapters/39-few-bits-shared.md; edit that file. */
#include "lanes.h"
#include "one_sided_runs.h"
#include "wrap_rows.h"

enum { N = 200 };

static struct cost errors(const struct target *target, const ring *o,
                          const ring *y, ring *e, size_t n) {
    struct three t = {.protocol = run_one_sided,
                      .n = n,
                      .arg = target,
                      .in = {o, y},
                      .in_n = {n, n},
                      .out = {e},
                      .out_n = {n}};

    three_run(&t);
    return t.cost;
}

static void outputs_on_the_right_side_have_no_error(void **state) {
    static const struct target target = {153, 127, 17};
    const int64_t o[] = {200, 153, 150, 0, -1, -9000, 3, 0, 127, 900};
    const ring y[] = {1, 1, 1, 1, 1, 0, 0, 0, 0, 0};
    const int64_t want[] = {0, 0, -3, -127, -127, 0, 3, 0, 127, 127};
    ring in[10], e[10];

    (void)state;
    for (int k = 0; k < 10; k++)
        in[k] = ring_of(o[k]);
    errors(&target, in, y, e, 10);
    for (int k = 0; k < 10; k++)
        assert_int_equal(signed_of(e[k]), want[k]);
}

/* The table of the text. */
static void the_worked_errors_hold(void **state) {
    static const struct target target = {5, 127, 10};
    const int64_t o[] = {3, 7, 4, -3}, u[] = {2, -2, 4, -3};
    const int64_t want[] = {-2, 0, 4, 0};
    const ring y[] = {1, 1, 0, 0};
    ring in[4], e[4];

    (void)state;
    for (int k = 0; k < 4; k++)
        in[k] = ring_of(o[k]);
    errors(&target, in, y, e, 4);
    for (int k = 0; k < 4; k++) {
        int64_t t = o[k] - 5 * (int64_t)y[k];

        assert_int_equal(u[k], y[k] ? -t : t);
        assert_int_equal(signed_of(e[k]), u[k] >= 0 ? t : 0);
        assert_int_equal(signed_of(e[k]), want[k]);
    }
}

static void costs_are_as_stated(void **state) {
    static const size_t sizes[] = {1, 32, 33, N};
    static const ring o[N], y[N];
    ring e[N];

    (void)state;
    for (int width = 3; width <= ELL; width += 7)
        for (int i = 0; i < 4; i++) {
            struct target t = {153, 127, width};

            assert_cost(one_sided_cost(sizes[i], t),
                        errors(&t, o, y, e, sizes[i]));
        }
}

/* 32767 is the largest number that 16 bits reach. */
static void beyond_the_width_an_error_is_lost(void **state) {
    static const struct target narrow = {153, 127, 16};
    const ring o[] = {32767, 32768}, y[] = {0, 0};
    ring e[2];

    (void)state;
    errors(&narrow, o, y, e, 2);
    assert_int_equal(signed_of(e[0]), 127);
    assert_int_not_equal(signed_of(e[1]), 127);
}

static void they_stay_in_their_lanes(void **state) {
    static const struct target target = {153, 127, 17};
    struct lanes l = lanes_of_elements(run_one_sided, 2, 1);

    (void)state;
    l.arg = &target;
    l.inside[0] = (struct layout){{{80, 1}, {80, 1}}};
    l.inside[1] = (struct layout){{{80, 1}}};
    lanes_apart(&l);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_worked_errors_hold),
    cmocka_unit_test(outputs_on_the_right_side_have_no_error),
    cmocka_unit_test(costs_are_as_stated),
    cmocka_unit_test(beyond_the_width_an_error_is_lost),
    cmocka_unit_test(they_stay_in_their_lanes),
};

RUN("one-sided errors", tests)
