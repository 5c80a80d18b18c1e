/* Tangled from chapters/35-softmax.md; edit that file. */
#include "fixed.h"
#include "fixnet.h"
#include "lanes.h"
#include "network.h"
#include "softmax.h"
#include "three.h"
#include "ways.h"
#include "wrap_rows.h"

#include <math.h>

enum { F = 16 };

typedef void rows_to_rows(struct party *me, const ring *u, ring *p,
                          size_t rows, size_t cols, struct scale s);

struct job {
    rows_to_rows *protocol;
    size_t rows, cols;
    struct scale scale;
};

static void run_job(struct party *me, const struct three *t,
                    ring *const in[], ring *const out[]) {
    const struct job *job = t->arg;

    job->protocol(me, in[0], out[0], job->rows, job->cols, job->scale);
}

static struct cost run_as(struct scale s, rows_to_rows *protocol,
                          const ring *u, ring *p, size_t rows,
                          size_t cols) {
    struct job job = {protocol, rows, cols, s};
    struct three t = {.protocol = run_job,
                      .arg = &job,
                      .in = {u},
                      .in_n = {rows * cols},
                      .out = {p},
                      .out_n = {rows * cols}};

    three_run(&t);
    return t.cost;
}

static struct cost run(rows_to_rows *protocol, const ring *u, ring *p,
                       size_t rows, size_t cols) {
    return run_as(scale_of(F, LOCAL), protocol, u, p, rows, cols);
}

static void exponential_of_rows(struct party *me, const ring *v,
                                ring *e, size_t rows, size_t cols,
                                struct scale s) {
    opened_shares(me, exponential(me, v, rows * cols, s), e,
                  rows * cols);
}

static void the_worked_example_holds(void **state) {
    (void)state;
    const ring u[] = {fixed_of(2, F), fixed_of(-1, F), fixed_of(1, F)};
    const ring v[] = {0, fixed_of(-3, F), fixed_of(-1, F)};
    const double a[] = {2.0 / 3, 0, 1.0 / 3};
    const double e[] = {1, 0.0489, 0.3672}, p[] = {0.706, 0.035, 0.259};
    ring got[3];

    run(asm_shares, u, got, 1, 3);
    for (int i = 0; i < 3; i++)
        assert_near(a[i], real_of(got[i], F), 2.0 / 65536);
    run(exponential_of_rows, v, got, 1, 3);
    assert_int_equal(got[0], 65536);
    for (int i = 0; i < 3; i++)
        assert_near(e[i], real_of(got[i], F),
                    511 * e[i] / 65536 + 1e-4);
    run(softmax, u, got, 1, 3);
    for (int i = 0; i < 3; i++)
        assert_near(p[i], real_of(got[i], F), 0.005);
}

static void the_table_is_right(void **state) {
    (void)state;
    double e1 = exp(-1), e3 = exp(-3), s = 1 + e1 + e3;
    double q1 = pow(1 - 1 / 256.0, 256), q3 = pow(1 - 3 / 256.0, 256);

    assert_near(0.3679, e1, 5e-5);
    assert_near(0.0498, e3, 5e-5);
    assert_near(1.4177, s, 5e-5);
    assert_near(0.705, 1 / s, 5e-4);
    assert_near(0.035, e3 / s, 5e-4);
    assert_near(0.259, e1 / s, 5e-4);
    assert_near(0.3672, q1, 5e-5);
    assert_near(0.0489, q3, 5e-5);
    assert_near(1.4161, 1 + q1 + q3, 5e-5);
}

static void the_formula_is_worst_at_minus_two(void **state) {
    (void)state;
    double worst = fabs(pow(1 - 2 / 256.0, 256) - exp(-2));

    assert_near(exp(-2) * 4 / 512, worst, 3e-6);
    for (double v = -504; v <= 0; v += 0.125)
        assert_true(fabs(pow(1 + v / 256, 256) - exp(v)) <= worst);
}

static void check_exponential(enum truncation how, double spread) {
    enum { N = 4 * 504 + 1 };
    const struct scale s = scale_of(F, how);
    ring v[N], e[N], again[N];

    for (int k = 0; k < N; k++)
        v[k] = fixed_of(-k / 4.0, F);
    run_as(s, exponential_of_rows, v, e, 1, N);
    run_as(s, exponential_of_rows, v, again, 1, N);
    assert_int_equal(e[0], 65536);
    for (int k = 0; k < N; k++) {
        assert_near(exp(-k / 4.0), real_of(e[k], F), 0.01);
        assert_near(real_of(e[k], 0), real_of(again[k], 0), spread);
    }
}

static void the_exponential_is_close_on_its_domain(void **state) {
    (void)state;
    check_exponential(LOCAL, 511);
    check_exponential(COIN, 511);
    check_exponential(EXACT, 0);
}

enum { ROWS = 200, COLS = 10 };

static void some_scores(ring *u) {
    struct splitmix random = {20};

    for (size_t k = 0; k < ROWS * COLS; k++)
        u[k] = ring_of((int64_t)(splitmix_next(&random) % (12 << F)) -
                       (6 << F));
}

static void real_softmax(const ring *u, double *p, size_t cols) {
    double sum = 0;

    for (size_t c = 0; c < cols; c++)
        sum += p[c] = exp(real_of(u[c], F));
    for (size_t c = 0; c < cols; c++)
        p[c] /= sum;
}

static void softmax_is_close_to_the_real_one(void **state) {
    (void)state;
    ring u[ROWS * COLS], p[ROWS * COLS];

    some_scores(u);
    for (enum truncation how = LOCAL; how <= COIN; how++) {
        run_as(scale_of(F, how), softmax, u, p, ROWS, COLS);
        for (size_t r = 0; r < ROWS; r++) {
            double want[COLS];

            real_softmax(u + r * COLS, want, COLS);
            for (size_t c = 0; c < COLS; c++)
                assert_near(want[c], real_of(p[r * COLS + c], F), 0.01);
        }
    }
}

static void check_against_the_clear(struct scale s) {
    ring u[ROWS * COLS], p[ROWS * COLS], want[ROWS * COLS];
    struct splitmix random = {6};

    some_scores(u);
    run_as(s, softmax, u, p, ROWS, COLS);
    fixed_softmax(u, want, ROWS, COLS, F, STOCHASTIC, &random);
    for (size_t k = 0; k < ROWS * COLS; k++)
        assert_near(real_of(want[k], 0), real_of(p[k], 0), 300);
}

static void softmax_agrees_with_the_clear(void **state) {
    (void)state;
    check_against_the_clear(scale_of(F, LOCAL));
    check_against_the_clear(scale_of(F, COIN));
    check_against_the_clear((struct scale){F, LOCAL, PUBLISHED});
}

static void truncated_exactly_softmax_is_that_in_the_clear(void **s) {
    (void)s;
    ring u[ROWS * COLS], p[ROWS * COLS], want[ROWS * COLS];

    some_scores(u);
    run_as(scale_of(F, EXACT), softmax, u, p, ROWS, COLS);
    fixed_softmax(u, want, ROWS, COLS, F, NEAREST, NULL);
    assert_ring_equal(want, p, ROWS * COLS);
}

static void rows_sum_to_one(void **state) {
    (void)state;
    ring u[ROWS * COLS], p[ROWS * COLS];

    some_scores(u);
    for (enum truncation how = LOCAL; how <= COIN; how++) {
        run_as(scale_of(F, how), softmax, u, p, ROWS, COLS);
        for (size_t r = 0; r < ROWS; r++) {
            ring sum = 0;

            for (size_t c = 0; c < COLS; c++)
                sum += p[r * COLS + c];
            assert_near(65536, real_of(sum, 0),
                        how == EXACT ? 55 : 110);
        }
    }
}

static double first_share(double a, double b) {
    return a / (a + b);
}

static void the_error_of_asm_is_no_gradient(void **state) {
    (void)state;
    const double h = 1e-6, p = first_share(2, 1);
    double p1_by_u2 = (first_share(2, 1 + h) - p) / h;
    double p2_by_u1 = ((1 - first_share(2 + h, 1)) - (1 - p)) / h;

    assert_near(-2.0 / 9, p1_by_u2, 1e-5);
    assert_near(-1.0 / 9, p2_by_u1, 1e-5);
}

static void rows_stay_in_their_lanes(void **state) {
    rows_to_rows *const protocol[] = {softmax, asm_shares};
    const struct layout row = {{{48, 3}}};
    (void)state;

    for (int i = 0; i < 6; i++) {
        const struct scale s = scale_of(F, (enum truncation)(i % 3));
        const struct job job = {protocol[i / 3], 16, 3, s};

        lanes_apart(&(struct lanes){.count = 16,
                                    .run = run_job,
                                    .arg = &job,
                                    .in = {row},
                                    .out = {row},
                                    .inside = {row, {{{16, 1}}}}});
    }
}

static void exponentials_stay_in_their_lanes(void **state) {
    struct lanes all = lanes_of_elements(run_job, 1, 1);
    (void)state;

    for (enum truncation how = EXACT; how <= COIN; how++) {
        const struct job job = {exponential_of_rows, 1, 80,
                                scale_of(F, how)};

        all.arg = &job;
        lanes_apart(&all);
    }
}

static void check_costs(struct scale s) {
    ring u[30] = {0}, p[30];

    assert_cost(exponential_cost(30, s),
                run_as(s, exponential_of_rows, u, p, 3, 10));
    assert_cost(asm_cost(3, 10, s), run_as(s, asm_shares, u, p, 3, 10));
    assert_cost(softmax_cost(3, 10, s),
                run_as(s, softmax, u, p, 3, 10));
    assert_cost(softmax_cost(6, 5, s), run_as(s, softmax, u, p, 6, 5));
}

static void costs_are_as_stated(void **state) {
    (void)state;
    const struct scale s = scale_of(F, LOCAL);

    for (enum truncation how = LOCAL; how <= COIN; how++) {
        check_costs(scale_of(F, how));
        check_costs((struct scale){F, how, PUBLISHED});
        check_costs((struct scale){F, how, {DEALT, 40}});
    }
    assert_true(cost_bytes(softmax_cost(1, 10, s)) <
                cost_bytes(asm_cost(1, 10, s)) / 3);
    assert_true(softmax_cost(1, 10, s).rounds <
                asm_cost(1, 10, s).rounds / 3);
}

static void a_batch_costs_what_the_table_says(void **state) {
    (void)state;
    assert_cost((struct cost){22, 372896, 363920},
                softmax_cost(128, 10, scale_of(F, LOCAL)));
    assert_cost((struct cost){23, 393376, 900496},
                softmax_cost(128, 10, scale_of(F, COIN)));
    assert_cost((struct cost){73, 626080, 835344},
                softmax_cost(128, 10, scale_of(F, EXACT)));
}

static void a_row_of_negatives_gives_zeros(void **state) {
    (void)state;
    const ring u[] = {fixed_of(-1, F), fixed_of(-2, F), fixed_of(0, F)};
    const ring want[] = {0, 0, 0};
    ring p[3];

    run(asm_shares, u, p, 1, 3);
    assert_ring_equal(want, p, 3);
}

static void a_class_512_behind_looks_like_the_best(void **state) {
    (void)state;
    const ring u[] = {fixed_of(512, F), fixed_of(0, F)};
    ring p[2];

    run(softmax, u, p, 1, 2);
    assert_near(0.5, real_of(p[0], F), 0.005);
    assert_near(0.5, real_of(p[1], F), 0.005);
}

static void a_positive_exponent_overflows(void **state) {
    (void)state;
    const ring v[] = {fixed_of(2, F), fixed_of(30, F)};
    ring e[2];

    run(exponential_of_rows, v, e, 1, 2);
    assert_near(exp(2), real_of(e[0], F), 0.2);
    assert_true(real_of(e[1], F) < pow(1 + 30 / 256.0, 256) / 2);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_worked_example_holds),
    cmocka_unit_test(the_table_is_right),
    cmocka_unit_test(the_formula_is_worst_at_minus_two),
    cmocka_unit_test(the_exponential_is_close_on_its_domain),
    cmocka_unit_test(softmax_is_close_to_the_real_one),
    cmocka_unit_test(softmax_agrees_with_the_clear),
    cmocka_unit_test(truncated_exactly_softmax_is_that_in_the_clear),
    cmocka_unit_test(rows_sum_to_one),
    cmocka_unit_test(the_error_of_asm_is_no_gradient),
    cmocka_unit_test(costs_are_as_stated),
    cmocka_unit_test(a_batch_costs_what_the_table_says),
    cmocka_unit_test(a_row_of_negatives_gives_zeros),
    cmocka_unit_test(a_class_512_behind_looks_like_the_best),
    cmocka_unit_test(a_positive_exponent_overflows),
    cmocka_unit_test(rows_stay_in_their_lanes),
    cmocka_unit_test(exponentials_stay_in_their_lanes),
};

RUN("softmax", tests)
