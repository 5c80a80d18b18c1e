/* Tangled from chapters/32-convolution.md; edit that file. */
#include "by_terms.h"
#include "fixed.h"
#include "lanes.h"
#include "layer.h"
#include "looking.h"
#include "network.h"
#include "three.h"
#include "truncate.h"
#include "unpool.h"
#include "wrap_rows.h"

enum { F = 16, SHAPES = 6, MOST = 40000 };

static const size_t shape[SHAPES][8] = {
    {4, 4, 1, 3, 1, 0, 2, 1}, {5, 4, 2, 3, 1, 1, 3, 2},
    {6, 6, 3, 2, 2, 0, 4, 2}, {5, 5, 1, 3, 2, 1, 1, 3},
    {3, 3, 2, 1, 1, 0, 5, 2}, {3, 3, 1, 3, 1, 0, 7, 2},
};

struct job {
    struct linear map;
    enum product product;
};

static void run_product(struct party *me, const struct three *t,
                        ring *const in[], ring *const out[]) {
    const struct job *job = t->arg;
    struct masked x = {in[0], NULL, t->in_n[0], 1};
    struct masked y = {in[1], NULL, t->in_n[1], 1};

    mask_open(me, (struct masked *[]){&x, &y}, 2);
    multiply_masked(me, &job->map, job->product, &x, &y, out[0]);
}

static struct three case_of(const struct job *job, const ring *x,
                            const ring *y, ring *z) {
    const struct linear *a = &job->map;

    return (struct three){.protocol = run_product,
                          .arg = job,
                          .in = {x, y},
                          .in_n = {first_factor(a, job->product),
                                   linear_factor(a, job->product)},
                          .out = {z},
                          .out_n = {linear_size(a, job->product)}};
}

/* What it costs to open both factors, and to multiply. */
static struct cost cost_stated(const struct job *job) {
    const struct linear *a = &job->map;

    return cost_then(mask_open_cost(first_factor(a, job->product) +
                                    linear_factor(a, job->product)),
                     multiply_masked_cost(a, job->product));
}

static void some(ring *x, size_t n, uint64_t seed, int bits) {
    struct splitmix random = {seed};

    for (size_t k = 0; k < n; k++)
        x[k] = (splitmix_next(&random) >> (64 - bits)) -
               (UINT64_C(1) << (bits - 1));
}

static void check_product(const struct job *job) {
    static ring x[MOST], y[MOST], z[MOST], want[MOST];
    struct three t = case_of(job, x, y, z);

    some(x, t.in_n[0], 1, 64);
    some(y, t.in_n[1], 2, 64);
    memset(want, 0, sizeof want);
    add_by_terms(&job->map, job->product, x, y, want);
    three_run(&t);
    assert_ring_equal(want, z, t.out_n[0]);
    assert_cost(cost_stated(job), t.cost);
}

static void each_product_is_that_of_its_terms(void **state) {
    (void)state;
    for (size_t i = 0; i < SHAPES; i++)
        for (int p = FORWARD; p <= GRADIENT; p++) {
            struct looking l;

            look_at(&l, shape[i]);
            check_product(&(struct job){l.map, (enum product)p});
        }
}

static const struct descent downhill = {.shift = 7, .momentum = 3};

/* x, theta, delta, last to z, theta, last and the error of x. */
static void learn(struct party *me, const struct three *t,
                  ring *const in[], ring *const out[]) {
    const struct job *job = t->arg;
    struct dense d = {job->map, scale_of(F, EXACT)};
    size_t weights = linear_size(&d.map, GRADIENT);
    struct masked x = {in[0], NULL, d.map.batch, d.map.in};
    struct masked w = {in[1], NULL, d.map.fan, d.map.filters};
    struct learner l = {in[1], in[3], downhill, 0};
    struct dense_masked kept;

    dense_forward(me, d, x, w, in[1] + weights, out[0], &kept);
    dense_learn(me, d, &kept, in[2], &l, out[3]);
    for (size_t i = 1; holds_shares(me) && i < 3; i++)
        memcpy(out[i], in[2 * i - 1], t->out_n[i] * sizeof(ring));
}

struct step {
    ring x[512], theta[256], delta[512], last[256], z[512], back[512];
};

/* The same in the clear. */
static void learn_in_the_clear(const struct linear *a, struct step *s) {
    size_t weights = linear_size(a, GRADIENT);
    size_t n = weights + a->filters;
    ring step[256] = {0};

    for (size_t k = 0; k < a->batch * a->out; k++)
        s->z[k] = s->theta[weights + k % a->filters] << F;
    add_by_terms(a, FORWARD, s->x, s->theta, s->z);
    memset(s->back, 0, sizeof s->back);
    add_by_terms(a, BACKWARD, s->delta, s->theta, s->back);
    add_by_terms(a, GRADIENT, s->x, s->delta, step);
    for (size_t k = 0; k < a->batch * a->out; k++)
        step[weights + k % a->filters] += s->delta[k] << F;
    for (size_t k = 0; k < n; k++)
        step[k] += s->last[k] * 7 << (F + 7 - 3);
    truncate_all(step, n, F + 7, NEAREST, NULL);
    memcpy(s->last, step, n * sizeof *step);
    group_sub(MOD_L, s->theta, step, s->theta, n);
}

static void fill(struct step *s) {
    memset(s, 0, sizeof *s);
    some(s->x, 512, 1, F + 3);
    some(s->theta, 256, 2, F + 3);
    some(s->delta, 512, 3, F + 3);
    some(s->last, 256, 4, F + 3);
}

static void check_step(const struct job *job) {
    const struct linear *a = &job->map;
    size_t n = (a->fan + 1) * a->filters;
    struct dense d = {*a, scale_of(F, EXACT)};
    struct step s, want;
    struct three t = {
        .protocol = learn,
        .arg = job,
        .in = {s.x, s.theta, s.delta, s.last},
        .in_n = {a->batch * a->in, n, a->batch * a->out, n},
        .out = {s.z, s.theta, s.last, s.back},
        .out_n = {a->batch * a->out, n, n, a->batch * a->in}};

    fill(&s);
    fill(&want);
    learn_in_the_clear(a, &want);
    three_run(&t);
    assert_ring_equal(want.z, s.z, t.out_n[0]);
    assert_ring_equal(want.theta, s.theta, n);
    assert_ring_equal(want.last, s.last, n);
    assert_ring_equal(want.back, s.back, t.out_n[3]);
    assert_cost(cost_then(dense_forward_cost(d, false, false),
                          dense_learn_cost(d, downhill.shift)),
                t.cost);
}

static void a_layer_learns_as_in_the_clear(void **state) {
    (void)state;
    for (size_t i = 0; i < SHAPES; i++) {
        struct looking l;

        look_at(&l, shape[i]);
        check_step(&(struct job){.map = l.map});
    }
}

static struct lanes lanes_of(const struct job *job) {
    const struct linear *a = &job->map;
    bool turned = job->product == GRADIENT;
    struct part x = {a->batch * a->in, turned ? 0 : a->in};
    struct part w = {a->fan * a->filters, turned ? 1 : 0};
    struct part z = {a->batch * a->out, turned ? 1 : a->out};
    struct part first = job->product == BACKWARD ? z : x;
    struct part second = turned ? z : w;
    struct part third = job->product == BACKWARD ? x : z;

    if (turned)
        third = w;

    return (struct lanes){.count = turned ? a->filters : a->batch,
                          .run = run_product,
                          .arg = job,
                          .in = {{{first}}, {{second}}},
                          .out = {{{third}}},
                          .inside = {{{first, second}}, {{third}}}};
}

static void images_and_filters_stay_in_their_lanes(void **state) {
    struct looking l;

    (void)state;
    look_at(&l, (size_t[]){4, 5, 2, 3, 1, 1, 3, 3});
    for (int p = FORWARD; p <= GRADIENT; p++) {
        struct job job = {l.map, (enum product)p};
        struct lanes lanes = lanes_of(&job);

        lanes_apart(&lanes);
    }
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(each_product_is_that_of_its_terms),
    cmocka_unit_test(a_layer_learns_as_in_the_clear),
    cmocka_unit_test(images_and_filters_stay_in_their_lanes),
};

RUN("convolutions", tests)
