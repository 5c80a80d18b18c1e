/* Tangled from chapters/31-layers.md; edit that file. */
#include "fixed.h"
#include "lanes.h"
#include "layer.h"
#include "matrix.h"
#include "network.h"
#include "three.h"
#include "truncate.h"
#include "wrap_rows.h"

#include <math.h>

enum { F = 16 };

struct job {
    struct dense d;
    int shift;
};

/* x, w, b to z. */
static void forward(struct party *me, const struct three *t,
                    ring *const in[], ring *const out[]) {
    const struct job *job = t->arg;
    struct dense_masked kept;

    dense_forward(me, job->d, in[0], in[1], in[2], out[0], &kept);
}

static void hand_over(struct party *me, struct dense d,
                      ring *const in[], ring *const out[]) {
    if (holds_shares(me)) {
        memcpy(out[1], in[1], d.in * d.out * sizeof(ring));
        memcpy(out[2], in[2], d.out * sizeof(ring));
    }
}

/* x, w, b, delta to z, w, b. */
static void update(struct party *me, const struct three *t,
                   ring *const in[], ring *const out[]) {
    const struct job *job = t->arg;
    struct dense_masked kept;

    dense_forward(me, job->d, in[0], in[1], in[2], out[0], &kept);
    dense_update(me, job->d, &kept, in[3], in[1], in[2], job->shift);
    hand_over(me, job->d, in, out);
}

/* x, w, b, delta to z, w, b and the error of x. */
static void learn(struct party *me, const struct three *t,
                  ring *const in[], ring *const out[]) {
    const struct job *job = t->arg;
    struct dense_masked kept;

    dense_forward(me, job->d, in[0], in[1], in[2], out[0], &kept);
    dense_learn(me, job->d, &kept, in[3], in[1], in[2], out[3],
                job->shift);
    hand_over(me, job->d, in, out);
}

struct numbers {
    ring *x, *w, *b, *delta, *z, *back;
};

/* w and b are replaced by their new values, if `body` has any. */
static struct cost run(three_protocol *body, struct job job,
                       struct numbers *v) {
    struct dense d = job.d;
    size_t n = body == forward ? 0 : d.in * d.out;
    struct three t = {
        .protocol = body,
        .arg = &job,
        .in = {v->x, v->w, v->b, v->delta},
        .in_n = {d.batch * d.in, d.in * d.out, d.out, d.batch * d.out},
        .out = {v->z, v->w, v->b, v->back},
        .out_n = {d.batch * d.out, n, n ? d.out : 0,
                  body == learn ? d.batch * d.in : 0}};

    three_run(&t);
    return t.cost;
}

static void fix(const double *x, ring *out, size_t n) {
    for (size_t k = 0; k < n; k++)
        out[k] = fixed_of(x[k], F);
}

static void expect(const double *want, const ring *got, size_t n,
                   int f) {
    for (size_t k = 0; k < n; k++)
        assert_near(want[k], real_of(got[k], f), 0);
}

/* The example; v has room for it. */
static struct job example(struct numbers *v, enum truncation how) {
    fix((double[]){2, 0}, v->x, 2);
    fix((double[]){0.5, -0.5}, v->delta, 2);
    fix((double[]){0.5, -0.5, 1, 2}, v->w, 4);
    fix((double[]){0, 1}, v->b, 2);
    return (struct job){{1, 2, 2, scale_of(F, how)}, 1};
}

static void the_worked_example_holds(void **state) {
    ring x[2], w[4], b[2], delta[2], z[2], back[2];
    struct numbers v = {x, w, b, delta, z, back};

    (void)state;
    for (int how = LOCAL; how <= COIN; how++) {
        run(learn, example(&v, (enum truncation)how), &v);
        expect((double[]){1, 0}, z, 2, 2 * F);
        expect((double[]){0.5, -0.5}, back, 2, 2 * F);
        expect((double[]){0, 0, 1, 2}, w, 4, F);
        expect((double[]){-0.25, 1.25}, b, 2, F);
    }
}

enum { B = 6, IN = 11, OUT = 5, SHIFT = 9 };

/* Room for a layer's numbers. */
struct room {
    ring x[B * IN], w[IN * OUT], b[OUT], delta[B * OUT], z[B * OUT],
        back[B * IN];
};

/* Uniform in [-4, 4). */
static void some(ring *x, size_t n, uint64_t seed) {
    struct splitmix random = {seed};

    for (size_t k = 0; k < n; k++)
        x[k] = (splitmix_next(&random) >> (64 - F - 3)) -
               (UINT64_C(4) << F);
}

static struct numbers fill(struct room *r) {
    some(r->x, B * IN, 1);
    some(r->w, IN * OUT, 2);
    some(r->b, OUT, 3);
    some(r->delta, B * OUT, 4);
    return (struct numbers){r->x, r->w, r->b, r->delta, r->z, r->back};
}

static struct job job_of(enum truncation how, int shift) {
    return (struct job){{B, IN, OUT, scale_of(F, how)}, shift};
}

/* out = x y, x is m x n, y is n x v. */
static void product(const ring *x, const ring *y, ring *out, size_t m,
                    size_t n, size_t v) {
    memset(out, 0, m * v * sizeof *out);
    matrix_mul_add(x, y, out, m, n, v);
}

static void forward_is_that_in_the_clear(void **state) {
    struct room r;
    struct numbers v = fill(&r);
    struct job job = job_of(LOCAL, SHIFT);
    ring want[B * OUT];

    (void)state;
    product(r.x, r.w, want, B, IN, OUT);
    for (size_t k = 0; k < B * OUT; k++)
        want[k] += r.b[k % OUT] << F;
    assert_cost(dense_forward_cost(job.d), run(forward, job, &v));
    assert_ring_equal(want, r.z, B * OUT);
}

static void backward_is_by_the_weights_of_the_way_forward(void **s) {
    struct room r;
    struct numbers v = fill(&r);
    ring wt[OUT * IN], want[B * IN];

    (void)s;
    matrix_transpose(r.w, wt, IN, OUT);
    product(r.delta, wt, want, B, OUT, IN);
    run(learn, job_of(LOCAL, SHIFT), &v);
    assert_ring_equal(want, r.back, B * IN);
}

/* What w and b lose, before it is truncated. */
static void slopes(const struct room *r, ring *w, ring *b) {
    ring xt[IN * B];

    matrix_transpose(r->x, xt, B, IN);
    product(xt, r->delta, w, IN, B, OUT);
    memset(b, 0, OUT * sizeof *b);
    for (size_t k = 0; k < B * OUT; k++)
        b[k % OUT] += r->delta[k] << F;
}

static void assert_step(const ring *before, const ring *after,
                        ring *slope, size_t n, struct job job) {
    bool exact = job.d.scale.how == EXACT;

    truncate_all(slope, n, F + job.shift, exact ? NEAREST : FLOOR,
                 NULL);
    for (size_t k = 0; k < n; k++)
        assert_in_range(before[k] - after[k] - slope[k], 0, !exact);
}

static void check_update(three_protocol *body, struct job job) {
    struct room before, after;
    struct numbers v = fill(&after);
    ring w[IN * OUT], b[OUT];
    struct cost way_back = body == learn
                               ? dense_learn_cost(job.d, job.shift)
                               : dense_update_cost(job.d, job.shift);

    fill(&before);
    slopes(&before, w, b);
    assert_cost(cost_then(dense_forward_cost(job.d), way_back),
                run(body, job, &v));
    assert_step(before.w, after.w, w, IN * OUT, job);
    assert_step(before.b, after.b, b, OUT, job);
}

static void the_update_is_that_in_the_clear(void **state) {
    (void)state;
    for (int how = LOCAL; how <= COIN; how++)
        for (int shift = 0; shift <= SHIFT; shift += SHIFT) {
            check_update(update, job_of((enum truncation)how, shift));
            check_update(learn, job_of((enum truncation)how, shift));
        }
}

static void a_step_opens_every_matrix_once(void **state) {
    struct room r;
    struct numbers v = fill(&r);
    size_t all = B * IN + IN * OUT + B * OUT;

    (void)state;
    assert_cost((struct cost){2, 16 * all, 8 * all},
                run(learn, job_of(LOCAL, SHIFT), &v));
}

enum { MANY = 4000 };

/* How many of so many weights does a quarter of a unit move? */
static ring moved_by_a_quarter(enum truncation how) {
    ring x[MANY], w[MANY] = {0}, b = 0, delta = 1 << 10, z, moved = 0;
    struct numbers v = {x, w, &b, &delta, &z, NULL};
    struct job job = {{1, MANY, 1, scale_of(F, how)}, SHIFT};

    for (size_t k = 0; k < MANY; k++)
        x[k] = 1 << (F + SHIFT - 2 - 10);
    run(update, job, &v);
    for (size_t k = 0; k < MANY; k++) {
        assert_in_range(mod_L(0 - w[k]), 0, 1);
        moved += mod_L(0 - w[k]);
    }
    return moved;
}

static void small_gradients_move_some_weights(void **state) {
    const ring low = MANY / 4 - 7 * 27, high = MANY / 4 + 7 * 27;

    (void)state;
    assert_in_range(moved_by_a_quarter(LOCAL), low, high);
    assert_in_range(moved_by_a_quarter(COIN), low, high);
    assert_int_equal(moved_by_a_quarter(EXACT), 0);
}

static void inputs_of_a_batch_stay_in_their_lanes(void **state) {
    const struct job job = job_of(LOCAL, SHIFT);
    const struct part x = {B * IN, IN}, z = {B * OUT, OUT};
    const struct part w = {IN * OUT, 0}, b = {OUT, 0};
    (void)state;

    lanes_apart(&(struct lanes){.count = B,
                                .run = forward,
                                .arg = &job,
                                .in = {{{x}}, {{w}}, {{b}}},
                                .out = {{{z}}},
                                .inside = {{{x, w}}, {{z}}}});
}

/* x, w, b, delta to w, b and the error of x. */
static void go_back(struct party *me, const struct three *t,
                    ring *const in[], ring *const out[]) {
    const struct job *job = t->arg;
    struct dense_masked kept = {{in[0], NULL, B, IN},
                                {in[1], NULL, IN, OUT}};

    mask_open(me, (struct masked *[]){&kept.x, &kept.w}, 2);
    if (t->out_n[2])
        dense_learn(me, job->d, &kept, in[3], in[1], in[2], out[2],
                    job->shift);
    else
        dense_update(me, job->d, &kept, in[3], in[1], in[2],
                     job->shift);
    hand_over(me, job->d, in, out - 1);
}

static void rows_of_weights_stay_in_their_lanes(void **state) {
    const struct job local = job_of(LOCAL, SHIFT);
    const struct job coin = job_of(COIN, SHIFT);
    const struct job exact = job_of(EXACT, SHIFT);
    const struct part x = {B * IN, 1}, delta = {B * OUT, 0};
    const struct part w = {IN * OUT, OUT}, b = {OUT, 0};
    struct lanes claim = {.count = IN,
                          .run = go_back,
                          .arg = &local,
                          .in = {{{x}}, {{w}}, {{b}}, {{delta}}},
                          .out = {{{w}}, {{b}}, {{x}}},
                          .inside = {{{x, w}}, {{x}}, {{w}}},
                          .rest_is_common = true};

    (void)state;
    lanes_apart(&claim);
    claim.arg = &coin;
    claim.out[2] = (struct layout){{{0, 0}}};
    claim.inside[1] = (struct layout){{w, b}};
    lanes_apart(&claim);
    claim.arg = &exact;
    lanes_apart(&claim);
}

static void updating_first_gives_another_error(void **state) {
    ring x[2], w[4], b[2], delta[2], z[2], back[2];
    struct numbers v = {x, w, b, delta, z, back};
    struct job job = example(&v, LOCAL);

    (void)state;
    run(update, job, &v);
    run(learn, job, &v);
    expect((double[]){0, -0.5}, back, 2, 2 * F);
}

/* Forward, and truncated. */
static void forward_all(struct party *me, const struct three *t,
                        ring *const in[], ring *const out[]) {
    const struct job *job = t->arg;
    struct dense d = job->d;

    forward(me, t, in, out);
    rescale(me, d.scale.how, out[0], d.batch * d.out, d.scale.f);
}

/* How many of so many sums of -2^30 come out wrong? */
static size_t failures(enum truncation how) {
    ring x[MANY], z[MANY], w = fixed_of(-(1 << 15), F), b = 0;
    struct job job = {{MANY, 1, 1, scale_of(F, how)}, 0};
    size_t failed = 0;
    struct three t = {.protocol = forward_all,
                      .arg = &job,
                      .in = {x, &w, &b},
                      .in_n = {MANY, 1, 1},
                      .out = {z},
                      .out_n = {MANY}};

    for (size_t k = 0; k < MANY; k++)
        x[k] = fixed_of(1 << 15, F);
    three_run(&t);
    for (size_t k = 0; k < MANY; k++) {
        double error = real_of(z[k], F) + 0x1p30;

        assert_true(error == 0 || fabs(error) >= 0x1p31);
        failed += error != 0;
    }
    return failed;
}

static void huge_sums_fail_one_time_in_four(void **state) {
    (void)state;
    assert_in_range(failures(LOCAL), MANY / 4 - 7 * 27,
                    MANY / 4 + 7 * 27);
    assert_int_equal(failures(COIN), 0);
    assert_int_equal(failures(EXACT), 0);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_worked_example_holds),
    cmocka_unit_test(forward_is_that_in_the_clear),
    cmocka_unit_test(backward_is_by_the_weights_of_the_way_forward),
    cmocka_unit_test(the_update_is_that_in_the_clear),
    cmocka_unit_test(a_step_opens_every_matrix_once),
    cmocka_unit_test(small_gradients_move_some_weights),
    cmocka_unit_test(updating_first_gives_another_error),
    cmocka_unit_test(huge_sums_fail_one_time_in_four),
    cmocka_unit_test(inputs_of_a_batch_stay_in_their_lanes),
    cmocka_unit_test(rows_of_weights_stay_in_their_lanes),
};

RUN("layers", tests)
