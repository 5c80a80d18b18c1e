/* Tangled from chapters/36-layers.md; edit that file. */
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
    struct descent descent;
    size_t steps;
};

/* Inputs and weights that are not yet masked. */
static struct masked inputs(const struct dense *d, const ring *x) {
    return (struct masked){x, NULL, d->map.batch, d->map.in};
}

static struct masked weights(const struct dense *d, const ring *theta) {
    return (struct masked){theta, NULL, d->map.fan, d->map.filters};
}

static const ring *biases(const struct dense *d, const ring *theta) {
    return theta + linear_size(&d->map, GRADIENT);
}

/* x, theta to z. */
static void forward(struct party *me, const struct three *t,
                    ring *const in[], ring *const out[]) {
    const struct dense *d = &((const struct job *)t->arg)->d;
    struct dense_masked kept;

    dense_forward(me, *d, inputs(d, in[0]), weights(d, in[1]),
                  biases(d, in[1]), out[0], &kept);
}

/* theta and the last steps to their new values, and, if there is room
   for it, the error of x. */
static void go_back(struct party *me, const struct three *t,
                    const struct dense_masked *kept, ring *const in[],
                    ring *const out[]) {
    const struct job *job = t->arg;
    size_t n = learner_size(job->d);
    struct learner l = {in[1], in[3], job->descent, job->steps};

    if (t->out_n[3])
        dense_learn(me, job->d, kept, in[2], &l, out[3]);
    else
        dense_update(me, job->d, kept, in[2], &l);
    if (holds_shares(me)) {
        memcpy(out[1], in[1], n * sizeof(ring));
        memcpy(out[2], in[3], t->out_n[2] * sizeof(ring));
    }
}

/* x, theta, delta, last to z, theta, last and the error of x. */
static void there_and_back(struct party *me, const struct three *t,
                           ring *const in[], ring *const out[]) {
    const struct dense *d = &((const struct job *)t->arg)->d;
    struct dense_masked kept;

    dense_forward(me, *d, inputs(d, in[0]), weights(d, in[1]),
                  biases(d, in[1]), out[0], &kept);
    go_back(me, t, &kept, in, out);
}

struct numbers {
    ring *x, *theta, *delta, *last, *z, *back;
};

enum way { FORTH, UPDATE, LEARN };

/* theta and last are replaced by their new values, if they have any. */
static struct cost run(enum way way, struct job job,
                       struct numbers *v) {
    const struct linear *a = &job.d.map;
    size_t n = learner_size(job.d), last = v->last ? n : 0;
    struct three t = {
        .protocol = way == FORTH ? forward : there_and_back,
        .arg = &job,
        .in = {v->x, v->theta, v->delta, v->last},
        .in_n = {a->batch * a->in, n, a->batch * a->out, last},
        .out = {v->z, v->theta, v->last, v->back},
        .out_n = {a->batch * a->out, way == FORTH ? 0 : n,
                  way == FORTH ? 0 : last,
                  way == LEARN ? a->batch * a->in : 0}};

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
    fix((double[]){0.5, -0.5, 1, 2, 0, 1}, v->theta, 6);
    return (struct job){
        dense_of(1, 2, 2, scale_of(F, how)), {.shift = 1}, 0};
}

static void the_worked_example_holds(void **state) {
    ring x[2], theta[6], delta[2], z[2], back[2];
    struct numbers v = {x, theta, delta, NULL, z, back};

    (void)state;
    for (int how = LOCAL; how <= COIN; how++) {
        run(LEARN, example(&v, (enum truncation)how), &v);
        expect((double[]){1, 0}, z, 2, 2 * F);
        expect((double[]){0.5, -0.5}, back, 2, 2 * F);
        expect((double[]){0, 0, 1, 2, -0.25, 1.25}, theta, 6, F);
    }
}

enum { B = 6, IN = 11, OUT = 5, SHIFT = 9, THETA = (IN + 1) * OUT };

/* Room for a layer's numbers. */
struct room {
    ring x[B * IN], theta[THETA], delta[B * OUT], last[THETA],
        z[B * OUT], back[B * IN];
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
    some(r->theta, THETA, 2);
    some(r->delta, B * OUT, 3);
    some(r->last, THETA, 4);
    return (struct numbers){r->x,    r->theta, r->delta,
                            r->last, r->z,     r->back};
}

static struct job job_of(enum truncation how, int shift, int momentum) {
    return (struct job){dense_of(B, IN, OUT, scale_of(F, how)),
                        {.shift = shift, .momentum = momentum},
                        0};
}

/* out = x y, x is m x n, y is n x v. */
static void product(const ring *x, const ring *y, ring *out, size_t m,
                    size_t n, size_t v) {
    memset(out, 0, m * v * sizeof *out);
    matrix_mul_add(x, y, out, m, n, v);
}

/* What z is to be. */
static void sums(const struct room *r, ring *z) {
    product(r->x, r->theta, z, B, IN, OUT);
    for (size_t k = 0; k < B * OUT; k++)
        z[k] += r->theta[IN * OUT + k % OUT] << F;
}

static void forward_is_that_in_the_clear(void **state) {
    struct room r;
    struct numbers v = fill(&r);
    struct job job = job_of(LOCAL, SHIFT, 0);
    ring want[B * OUT];

    (void)state;
    sums(&r, want);
    assert_cost(dense_forward_cost(job.d, false, false),
                run(FORTH, job, &v));
    assert_ring_equal(want, r.z, B * OUT);
}

static void backward_is_by_the_weights_of_the_way_forward(void **s) {
    struct room r;
    struct numbers v = fill(&r);
    ring wt[OUT * IN], want[B * IN];

    (void)s;
    matrix_transpose(r.theta, wt, IN, OUT);
    product(r.delta, wt, want, B, OUT, IN);
    run(LEARN, job_of(LOCAL, SHIFT, 0), &v);
    assert_ring_equal(want, r.back, B * IN);
}

/* x, theta to z; x is opened beforehand, and w, if n says so. */
static void forward_of_masked(struct party *me, const struct three *t,
                              ring *const in[], ring *const out[]) {
    const struct dense *d = &((const struct job *)t->arg)->d;
    struct masked x = inputs(d, in[0]), w = weights(d, in[1]);
    struct dense_masked kept;

    mask_open(me, (struct masked *[]){&x, &w}, t->n);
    dense_forward(me, *d, x, w, biases(d, in[1]), out[0], &kept);
}

static void check_masked(size_t n) {
    struct room r;
    struct job job = job_of(LOCAL, SHIFT, 0);
    size_t opened = B * IN + (n > 1 ? IN * OUT : 0);
    ring want[B * OUT];
    struct three t = {.protocol = forward_of_masked,
                      .n = n,
                      .arg = &job,
                      .in = {r.x, r.theta},
                      .in_n = {B * IN, THETA},
                      .out = {r.z},
                      .out_n = {B * OUT}};
    struct cost opening = mask_open_cost(opened);

    fill(&r);
    sums(&r, want);
    three_run(&t);
    assert_ring_equal(want, r.z, B * OUT);
    if (n > 1)
        opening.rounds = 0; /* what is dealt is of the same round */
    assert_cost(
        cost_then(opening, dense_forward_cost(job.d, true, n > 1)),
        t.cost);
}

static void what_is_masked_is_not_opened_again(void **state) {
    (void)state;
    check_masked(1);
    check_masked(2);
}

/* What w and b lose, before it is truncated. */
static void slopes(const struct room *r, ring *slope) {
    ring xt[IN * B];

    matrix_transpose(r->x, xt, B, IN);
    product(xt, r->delta, slope, IN, B, OUT);
    memset(slope + IN * OUT, 0, OUT * sizeof *slope);
    for (size_t k = 0; k < B * OUT; k++)
        slope[IN * OUT + k % OUT] += r->delta[k] << F;
}

static void assert_step(const struct room *before,
                        const struct room *after, ring *slope,
                        struct job job) {
    bool exact = job.d.scale.how == EXACT;

    truncate_all(slope, THETA, F + job.descent.shift,
                 exact ? NEAREST : FLOOR, NULL);
    for (size_t k = 0; k < THETA; k++) {
        ring step = before->theta[k] - after->theta[k];

        assert_in_range(step - slope[k], 0, !exact);
        if (job.descent.momentum)
            assert_true(after->last[k] == step);
    }
}

static void check_update(enum way way, struct job job) {
    struct room before, after;
    struct numbers v = fill(&after);
    ring slope[THETA];
    struct cost back =
        way == LEARN ? dense_learn_cost(job.d, job.descent.shift)
                     : dense_update_cost(job.d, job.descent.shift);

    fill(&before);
    slopes(&before, slope);
    for (size_t k = 0; job.descent.momentum && k < THETA; k++)
        slope[k] += before.last[k] * 7 << (F + job.descent.shift - 3);
    assert_cost(
        cost_then(dense_forward_cost(job.d, false, false), back),
        run(way, job, &v));
    assert_step(&before, &after, slope, job);
}

static void the_update_is_that_in_the_clear(void **state) {
    (void)state;
    for (int how = LOCAL; how <= COIN; how++)
        for (int shift = 0; shift <= SHIFT; shift += SHIFT)
            for (int momentum = 0; momentum <= 3; momentum += 3) {
                struct job job =
                    job_of((enum truncation)how, shift, momentum);

                check_update(UPDATE, job);
                check_update(LEARN, job);
            }
}

static void halving_the_rate_is_a_shift_more(void **state) {
    struct room once, later;
    struct numbers v = fill(&once), u = fill(&later);
    struct job more = job_of(EXACT, SHIFT + 2, 3);
    struct job halved = job_of(EXACT, SHIFT, 3);

    (void)state;
    halved.descent.steady = halved.descent.halve = 100;
    halved.steps = 299;
    run(UPDATE, more, &v);
    run(UPDATE, halved, &u);
    assert_ring_equal(once.theta, later.theta, THETA);
    assert_ring_equal(once.last, later.last, THETA);
}

static void a_step_opens_every_matrix_once(void **state) {
    struct room r;
    struct numbers v = fill(&r);
    size_t all = B * IN + IN * OUT + B * OUT;

    (void)state;
    assert_cost((struct cost){2, 16 * all, 8 * all},
                run(LEARN, job_of(LOCAL, SHIFT, 3), &v));
}

enum { MANY = 4000 };

/* How many of so many weights does a quarter of a unit move? */
static ring moved_by_a_quarter(enum truncation how) {
    ring x[MANY], w[MANY + 1] = {0}, delta = 1 << 10, z, moved = 0;
    struct numbers v = {x, w, &delta, NULL, &z, NULL};
    struct job job = {
        dense_of(1, MANY, 1, scale_of(F, how)), {.shift = SHIFT}, 0};

    for (size_t k = 0; k < MANY; k++)
        x[k] = 1 << (F + SHIFT - 2 - 10);
    run(UPDATE, job, &v);
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
    const struct job job = job_of(LOCAL, SHIFT, 0);
    const struct part x = {B * IN, IN}, z = {B * OUT, OUT};
    const struct part w = {IN * OUT, 0}, b = {OUT, 0};
    (void)state;

    lanes_apart(&(struct lanes){.count = B,
                                .run = forward,
                                .arg = &job,
                                .in = {{{x}}, {{w, b}}},
                                .out = {{{z}}},
                                .inside = {{{x, w}}, {{z}}}});
}

/* x, theta, delta, last to theta, last and the error of x. */
static void back_alone(struct party *me, const struct three *t,
                       ring *const in[], ring *const out[]) {
    struct dense_masked kept = {{in[0], NULL, B, IN},
                                {in[1], NULL, IN, OUT}};

    mask_open(me, (struct masked *[]){&kept.x, &kept.w}, 2);
    go_back(me, t, &kept, in, out);
}

static void rows_of_weights_stay_in_their_lanes(void **state) {
    const struct job local = job_of(LOCAL, SHIFT, 3);
    const struct job coin = job_of(COIN, SHIFT, 3);
    const struct job exact = job_of(EXACT, SHIFT, 3);
    const struct part x = {B * IN, 1}, delta = {B * OUT, 0};
    const struct part w = {IN * OUT, OUT}, b = {OUT, 0};
    struct lanes claim = {
        .count = IN,
        .run = back_alone,
        .arg = &local,
        .in = {{{x}}, {{w, b}}, {{delta}}, {{w, b}}},
        .out = {{{{0, 0}}}, {{w, b}}, {{w, b}}, {{x}}},
        .inside = {{{x, w}}, {{x}}, {{w}}},
        .rest_is_common = true};

    (void)state;
    lanes_apart(&claim);
    claim.arg = &coin;
    claim.out[3] = (struct layout){{{0, 0}}};
    claim.inside[1] = (struct layout){{w, b}};
    lanes_apart(&claim);
    claim.arg = &exact;
    lanes_apart(&claim);
}

static void updating_first_gives_another_error(void **state) {
    ring x[2], theta[6], delta[2], z[2], back[2];
    struct numbers v = {x, theta, delta, NULL, z, back};
    struct job job = example(&v, LOCAL);

    (void)state;
    run(UPDATE, job, &v);
    run(LEARN, job, &v);
    expect((double[]){0, -0.5}, back, 2, 2 * F);
}

/* Forward, and truncated. */
static void forward_all(struct party *me, const struct three *t,
                        ring *const in[], ring *const out[]) {
    const struct job *job = t->arg;
    struct scale scale = job->d.scale;

    forward(me, t, in, out);
    rescale(me, scale.how, out[0], t->out_n[0], scale.f);
}

/* How many of so many sums of -2^30 come out wrong? */
static size_t failures(enum truncation how) {
    ring x[MANY], z[MANY], theta[2] = {fixed_of(-(1 << 15), F), 0};
    struct job job = {
        dense_of(MANY, 1, 1, scale_of(F, how)), {.shift = 0}, 0};
    size_t failed = 0;
    struct three t = {.protocol = forward_all,
                      .arg = &job,
                      .in = {x, theta},
                      .in_n = {MANY, 2},
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

static void exactly_a_step_of_three_units_never_ends(void **state) {
    ring x = 0, theta[2] = {0, 0}, delta = 0, last[2] = {100, 3}, z;
    struct numbers v = {&x, theta, &delta, last, &z, NULL};
    struct job job = {dense_of(1, 1, 1, scale_of(F, EXACT)),
                      {.shift = SHIFT, .momentum = 3},
                      0};

    (void)state;
    for (int i = 0; i < 40; i++)
        run(UPDATE, job, &v);
    assert_int_equal(last[0], 4);
    assert_int_equal(last[1], 3);
    assert_int_equal(mod_L(0 - theta[1]), 3 * 40);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_worked_example_holds),
    cmocka_unit_test(forward_is_that_in_the_clear),
    cmocka_unit_test(backward_is_by_the_weights_of_the_way_forward),
    cmocka_unit_test(what_is_masked_is_not_opened_again),
    cmocka_unit_test(the_update_is_that_in_the_clear),
    cmocka_unit_test(halving_the_rate_is_a_shift_more),
    cmocka_unit_test(a_step_opens_every_matrix_once),
    cmocka_unit_test(small_gradients_move_some_weights),
    cmocka_unit_test(updating_first_gives_another_error),
    cmocka_unit_test(huge_sums_fail_one_time_in_four),
    cmocka_unit_test(exactly_a_step_of_three_units_never_ends),
    cmocka_unit_test(inputs_of_a_batch_stay_in_their_lanes),
    cmocka_unit_test(rows_of_weights_stay_in_their_lanes),
};

RUN("layers", tests)
