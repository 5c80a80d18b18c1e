/* Tangled from chapters/30-layers.md; edit that file. */
#include "fixed.h"
#include "lanes.h"
#include "layer.h"
#include "matrix.h"
#include "network.h"
#include "three.h"
#include "truncate.h"

enum { F = 16 };

struct job {
    struct dense d;
    int shift;
};

static void forward(struct party *me, const struct three *t,
                    ring *const in[], ring *const out[]) {
    const struct job *job = t->arg;

    dense_forward(me, job->d, in[0], in[1], in[2], out[0]);
}

static void backward(struct party *me, const struct three *t,
                     ring *const in[], ring *const out[]) {
    const struct job *job = t->arg;

    dense_backward(me, job->d, in[0], in[1], out[0]);
}

static void update(struct party *me, const struct three *t,
                   ring *const in[], ring *const out[]) {
    const struct job *job = t->arg;
    struct dense d = job->d;

    if (holds_shares(me)) {
        memcpy(out[0], in[2], d.in * d.out * sizeof(ring));
        memcpy(out[1], in[3], d.out * sizeof(ring));
    }
    dense_update(me, d, in[0], in[1], out[0], out[1], job->shift);
}

static struct cost run_forward(struct dense d, const ring *x,
                               const ring *w, const ring *b, ring *z) {
    struct job job = {d, 0};
    struct three t = {.protocol = forward,
                      .arg = &job,
                      .in = {x, w, b},
                      .in_n = {d.batch * d.in, d.in * d.out, d.out},
                      .out = {z},
                      .out_n = {d.batch * d.out}};

    three_run(&t);
    return t.cost;
}

static struct cost run_backward(struct dense d, const ring *delta,
                                const ring *w, ring *back) {
    struct job job = {d, 0};
    struct three t = {.protocol = backward,
                      .arg = &job,
                      .in = {delta, w},
                      .in_n = {d.batch * d.out, d.in * d.out},
                      .out = {back},
                      .out_n = {d.batch * d.in}};

    three_run(&t);
    return t.cost;
}

/* w and b are replaced by their new values. */
static struct cost run_update(struct dense d, const ring *x,
                              const ring *delta, ring *w, ring *b,
                              int shift) {
    struct job job = {d, shift};
    struct three t = {
        .protocol = update,
        .arg = &job,
        .in = {x, delta, w, b},
        .in_n = {d.batch * d.in, d.batch * d.out, d.in * d.out, d.out},
        .out = {w, b},
        .out_n = {d.in * d.out, d.out}};

    three_run(&t);
    return t.cost;
}

static void learn(struct party *me, const struct three *t,
                  ring *const in[], ring *const out[]) {
    const struct job *job = t->arg;
    struct dense d = job->d;

    if (holds_shares(me)) {
        memcpy(out[0], in[2], d.in * d.out * sizeof(ring));
        memcpy(out[1], in[3], d.out * sizeof(ring));
    }
    dense_learn(me, d, in[0], in[1], out[0], out[1], out[2],
                job->shift);
}

static struct cost run_learn(struct dense d, const ring *x,
                             const ring *delta, ring *w, ring *b,
                             ring *back, int shift) {
    struct job job = {d, shift};
    struct three t = {
        .protocol = learn,
        .arg = &job,
        .in = {x, delta, w, b},
        .in_n = {d.batch * d.in, d.batch * d.out, d.in * d.out, d.out},
        .out = {w, b, back},
        .out_n = {d.in * d.out, d.out, d.batch * d.in}};

    three_run(&t);
    return t.cost;
}

static void fix(const double *x, ring *out, size_t n) {
    for (size_t k = 0; k < n; k++)
        out[k] = fixed_of(x[k], F);
}

static void expect(const double *want, const ring *got, size_t n) {
    for (size_t k = 0; k < n; k++)
        assert_near(want[k], real_of(got[k], F), 0);
}

/* The example: x, delta, w, b. */
static void example(ring *x, ring *delta, ring *w, ring *b) {
    fix((double[]){2, 0}, x, 2);
    fix((double[]){0.5, -0.5}, delta, 2);
    fix((double[]){0.5, -0.5, 1, 2}, w, 4);
    fix((double[]){0, 1}, b, 2);
}

static void the_worked_example_holds(void **state) {
    (void)state;
    struct dense d = {1, 2, 2, {F, LOCAL}};
    ring x[2], delta[2], w[4], b[2], got[2];

    example(x, delta, w, b);
    run_forward(d, x, w, b, got);
    expect((double[]){1, 0}, got, 2);
    run_backward(d, delta, w, got);
    expect((double[]){0.5, -0.5}, got, 2);
    run_update(d, x, delta, w, b, 1);
    expect((double[]){0, 0, 1, 2}, w, 4);
    expect((double[]){-0.25, 1.25}, b, 2);
}

enum { B = 6, IN = 11, OUT = 5 };
static const struct dense unlike = {B, IN, OUT, {F, LOCAL}};

/* Uniform in [-4, 4). */
static void some(ring *x, size_t n, uint64_t seed) {
    struct splitmix random = {seed};

    for (size_t k = 0; k < n; k++)
        x[k] = (splitmix_next(&random) >> (64 - F - 3)) -
               (UINT64_C(4) << F);
}

/* out = x y, x is m x n, y is n x v. */
static void product(const ring *x, const ring *y, ring *out, size_t m,
                    size_t n, size_t v) {
    memset(out, 0, m * v * sizeof *out);
    matrix_mul_add(x, y, out, m, n, v);
}

/* got is low or low + 1, each time. */
static void assert_at_or_above(const ring *low, const ring *got,
                               size_t n) {
    for (size_t k = 0; k < n; k++)
        assert_in_range(got[k] - low[k], 0, 1);
}

static void forward_is_that_in_the_clear(void **state) {
    (void)state;
    ring x[B * IN], w[IN * OUT], b[OUT], z[B * OUT], want[B * OUT];

    some(x, B * IN, 1);
    some(w, IN * OUT, 2);
    some(b, OUT, 3);
    product(x, w, want, B, IN, OUT);
    truncate_all(want, B * OUT, F, FLOOR, NULL);
    for (size_t k = 0; k < B * OUT; k++)
        want[k] += b[k % OUT];
    assert_cost(dense_forward_cost(unlike),
                run_forward(unlike, x, w, b, z));
    assert_at_or_above(want, z, B * OUT);
}

static void backward_is_that_in_the_clear(void **state) {
    (void)state;
    ring delta[B * OUT], w[IN * OUT], wt[OUT * IN];
    ring back[B * IN], want[B * IN];

    some(delta, B * OUT, 4);
    some(w, IN * OUT, 5);
    matrix_transpose(w, wt, IN, OUT);
    product(delta, wt, want, B, OUT, IN);
    truncate_all(want, B * IN, F, FLOOR, NULL);
    assert_cost(dense_backward_cost(unlike),
                run_backward(unlike, delta, w, back));
    assert_at_or_above(want, back, B * IN);
}

static void the_update_is_that_in_the_clear(void **state) {
    (void)state;
    ring x[B * IN], xt[IN * B], delta[B * OUT], sum[OUT] = {0};
    ring w[IN * OUT], b[OUT], step[IN * OUT], old_w[IN * OUT];
    ring old_b[OUT];

    some(x, B * IN, 6);
    some(delta, B * OUT, 7);
    some(w, IN * OUT, 8);
    some(b, OUT, 9);
    memcpy(old_w, w, sizeof w);
    memcpy(old_b, b, sizeof b);
    assert_cost(dense_update_cost(unlike, 9),
                run_update(unlike, x, delta, w, b, 9));
    matrix_transpose(x, xt, B, IN);
    product(xt, delta, step, IN, B, OUT);
    truncate_all(step, IN * OUT, F + 9, FLOOR, NULL);
    for (size_t k = 0; k < IN * OUT; k++)
        assert_in_range(old_w[k] - w[k] - step[k], 0, 1);
    for (size_t k = 0; k < B * OUT; k++)
        sum[k % OUT] += delta[k];
    truncate_all(sum, OUT, 9, FLOOR, NULL);
    for (size_t k = 0; k < OUT; k++)
        assert_in_range(old_b[k] - b[k] - sum[k], 0, 1);
}

static const struct dense exact = {B, IN, OUT, {F, EXACT}};

static void exact_products_are_those_in_the_clear(void **state) {
    (void)state;
    ring x[B * IN], w[IN * OUT], wt[OUT * IN], b[OUT] = {0};
    ring z[B * OUT], back[B * IN], want[B * IN];

    some(x, B * IN, 1);
    some(w, IN * OUT, 2);
    assert_cost(dense_forward_cost(exact),
                run_forward(exact, x, w, b, z));
    product(x, w, want, B, IN, OUT);
    truncate_all(want, B * OUT, F, NEAREST, NULL);
    assert_ring_equal(want, z, B * OUT);
    assert_cost(dense_backward_cost(exact),
                run_backward(exact, z, w, back));
    matrix_transpose(w, wt, IN, OUT);
    product(z, wt, want, B, OUT, IN);
    truncate_all(want, B * IN, F, NEAREST, NULL);
    assert_ring_equal(want, back, B * IN);
}

static void an_exact_update_is_that_in_the_clear(void **state) {
    (void)state;
    ring x[B * IN], xt[IN * B], delta[B * OUT], sum[OUT] = {0};
    ring w[IN * OUT] = {0}, b[OUT] = {0}, step[IN * OUT];

    some(x, B * IN, 6);
    some(delta, B * OUT, 7);
    assert_cost(dense_update_cost(exact, 9),
                run_update(exact, x, delta, w, b, 9));
    matrix_transpose(x, xt, B, IN);
    product(xt, delta, step, IN, B, OUT);
    truncate_all(step, IN * OUT, F + 9, NEAREST, NULL);
    for (size_t k = 0; k < IN * OUT; k++)
        assert_int_equal(w[k], mod_L(0 - step[k]));
    for (size_t k = 0; k < B * OUT; k++)
        sum[k % OUT] += delta[k];
    truncate_all(sum, OUT, 9, NEAREST, NULL);
    for (size_t k = 0; k < OUT; k++)
        assert_int_equal(b[k], mod_L(0 - sum[k]));
}

static void a_shift_of_zero_costs_no_truncation(void **state) {
    (void)state;
    ring x[B * IN], delta[B * OUT], w[IN * OUT], b[OUT], back[B * IN];

    some(x, B * IN, 1);
    some(delta, B * OUT, 2);
    some(w, IN * OUT, 3);
    some(b, OUT, 4);
    assert_cost(dense_update_cost(exact, 0),
                run_update(exact, x, delta, w, b, 0));
    assert_cost(dense_learn_cost(exact, 0),
                run_learn(exact, x, delta, w, b, back, 0));
    assert_true(dense_update_cost(exact, 0).bytes <
                dense_update_cost(exact, 1).bytes);
}

static void to_learn_is_to_go_back_and_to_update(void **state) {
    (void)state;
    ring x[B * IN], delta[B * OUT], w[IN * OUT], b[OUT];
    ring new_w[IN * OUT], new_b[OUT], back[B * IN], new_back[B * IN];
    struct cost both = cost_then(dense_backward_cost(exact),
                                 dense_update_cost(exact, 9));

    some(x, B * IN, 1);
    some(delta, B * OUT, 2);
    some(w, IN * OUT, 3);
    some(b, OUT, 4);
    memcpy(new_w, w, sizeof w);
    memcpy(new_b, b, sizeof b);
    assert_cost(dense_learn_cost(exact, 9),
                run_learn(exact, x, delta, new_w, new_b, new_back, 9));
    run_backward(exact, delta, w, back);
    run_update(exact, x, delta, w, b, 9);
    assert_ring_equal(w, new_w, IN * OUT);
    assert_ring_equal(b, new_b, OUT);
    assert_ring_equal(back, new_back, B * IN);
    assert_int_equal(dense_learn_cost(exact, 9).rounds,
                     both.rounds - 1);
    assert_int_equal(dense_learn_cost(exact, 9).bytes,
                     both.bytes - 2 * sizeof(ring) * B * OUT);
    assert_cost(dense_learn_cost(unlike, 9),
                run_learn(unlike, x, delta, w, b, back, 9));
    assert_int_equal(dense_learn_cost(unlike, 9).rounds, 1);
}

static void small_gradients_move_some_weights(void **state) {
    (void)state;
    enum { N = 4000, SHIFT = 9 };
    struct dense d = {1, N, 1, {F, LOCAL}};
    ring x[N], w[N] = {0}, b = 0, delta = 1 << 10, moved = 0;

    for (size_t k = 0; k < N; k++)
        x[k] = 1 << (F + SHIFT - 2 - 10);
    run_update(d, x, &delta, w, &b, SHIFT);
    for (size_t k = 0; k < N; k++) {
        assert_in_range(mod_L(0 - w[k]), 0, 1);
        moved += mod_L(0 - w[k]);
    }
    assert_in_range(moved, N / 4 - 7 * 27, N / 4 + 7 * 27);
    assert_int_equal(truncate_one(x[0] * delta, F + SHIFT, NEAREST, 0),
                     0);
}

static void inputs_of_a_batch_stay_in_their_lanes(void **state) {
    const struct job job = {exact, 9};
    const struct part x = {B * IN, IN}, delta = {B * OUT, OUT};
    const struct part w = {IN * OUT, 0}, b = {OUT, 0};
    (void)state;

    lanes_apart(&(struct lanes){.count = B,
                                .run = forward,
                                .arg = &job,
                                .in = {{{x}}, {{w}}, {{b}}},
                                .out = {{{delta}}},
                                .inside = {{{x, w}}, {{delta}}}});
    lanes_apart(&(struct lanes){.count = B,
                                .run = backward,
                                .arg = &job,
                                .in = {{{delta}}, {{w}}},
                                .out = {{{x}}},
                                .inside = {{{delta, w}}, {{x}}}});
}

static void rows_of_weights_stay_in_their_lanes(void **state) {
    const struct job job = {exact, 9};
    const struct part x = {B * IN, 1}, delta = {B * OUT, 0};
    const struct part w = {IN * OUT, OUT}, b = {OUT, 0};
    (void)state;

    lanes_apart(&(struct lanes){.count = IN,
                                .run = update,
                                .arg = &job,
                                .in = {{{x}}, {{delta}}, {{w}}, {{b}}},
                                .out = {{{w}}, {{b}}},
                                .inside = {{{x, delta}}, {{w}}},
                                .rest_is_common = true});
    lanes_apart(
        &(struct lanes){.count = IN,
                        .run = learn,
                        .arg = &job,
                        .in = {{{x}}, {{delta}}, {{w}}, {{b}}},
                        .out = {{{w}}, {{b}}, {{x}}},
                        .inside = {{{delta, w, x}}, {{x}}, {{w}}},
                        .rest_is_common = true});
}

static void updating_first_gives_another_error(void **state) {
    (void)state;
    struct dense d = {1, 2, 2, {F, LOCAL}};
    ring x[2], delta[2], w[4], b[2], back[2];

    example(x, delta, w, b);
    run_update(d, x, delta, w, b, 1);
    run_backward(d, delta, w, back);
    expect((double[]){0, -0.5}, back, 2);
}

static void huge_sums_fail_one_time_in_four(void **state) {
    (void)state;
    enum { N = 4000 };
    struct dense d = {N, 1, 1, {F, LOCAL}};
    ring x[N], z[N], w = fixed_of(1 << 15, F), b = 0, failed = 0;

    for (size_t k = 0; k < N; k++)
        x[k] = fixed_of(1 << 15, F);
    run_forward(d, x, &w, &b, z);
    for (size_t k = 0; k < N; k++) {
        double error = real_of(z[k], F) - 0x1p30;

        assert_true(error == 0 || error <= -0x1p31);
        failed += error != 0;
    }
    assert_in_range(failed, N / 4 - 7 * 27, N / 4 + 7 * 27);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_worked_example_holds),
    cmocka_unit_test(forward_is_that_in_the_clear),
    cmocka_unit_test(backward_is_that_in_the_clear),
    cmocka_unit_test(the_update_is_that_in_the_clear),
    cmocka_unit_test(exact_products_are_those_in_the_clear),
    cmocka_unit_test(an_exact_update_is_that_in_the_clear),
    cmocka_unit_test(a_shift_of_zero_costs_no_truncation),
    cmocka_unit_test(to_learn_is_to_go_back_and_to_update),
    cmocka_unit_test(small_gradients_move_some_weights),
    cmocka_unit_test(updating_first_gives_another_error),
    cmocka_unit_test(huge_sums_fail_one_time_in_four),
    cmocka_unit_test(inputs_of_a_batch_stay_in_their_lanes),
    cmocka_unit_test(rows_of_weights_stay_in_their_lanes),
};

RUN("layers", tests)
