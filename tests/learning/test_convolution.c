/* Tangled from chapters/37-convolution.md; edit that file. */
#include "by_terms.h"
#include "fixed.h"
#include "lanes.h"
#include "layer.h"
#include "looking.h"
#include "network.h"
#include "three.h"
#include "truncate.h"
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

/* Bytes of a convolution forth, its image masked or its windows; the
   latter is what SecureNN states. */
static size_t by_image(const struct linear *a) {
    struct dense d = {*a, scale_of(F, LOCAL)};

    return cost_bytes(dense_forward_cost(d, false, false));
}

static size_t by_windows(const struct linear *a) {
    size_t rows = a->batch * a->windows.positions;

    return sizeof(ring) * (2 * rows * a->fan + 2 * a->fan * a->filters +
                           rows * a->filters);
}

static const size_t measured_there[3][8] = {
    {8, 8, 16, 5, 1, 0, 50, 1},
    {28, 28, 1, 3, 1, 0, 20, 1},
    {28, 28, 1, 5, 1, 0, 20, 1},
};

static void convolutions_cost_what_the_table_says(void **state) {
    const size_t windows[] = {428800, 208384, 330560};
    const size_t image[] = {342784, 123584, 112704};

    (void)state;
    for (size_t i = 0; i < 3; i++) {
        struct looking l;

        look_at(&l, measured_there[i]);
        check_product(&(struct job){l.map, FORWARD});
        assert_int_equal(by_image(&l.map), image[i]);
        assert_int_equal(by_windows(&l.map), windows[i]);
    }
}

/* Bytes of a step, each of whose products opens both factors, or by
   ours. */
static size_t step_by_windows(const struct linear *a) {
    size_t rows = a->batch * a->windows.positions;

    return 5 * sizeof(ring) *
           (rows * a->fan + a->fan * a->filters + rows * a->filters);
}

static size_t step_by_image(const struct linear *a) {
    struct dense d = {*a, scale_of(F, LOCAL)};

    return cost_bytes(cost_then(dense_forward_cost(d, false, false),
                                dense_learn_cost(d, 7)));
}

static void lenet_costs_what_the_table_says(void **state) {
    const struct network *net = network_find("C");
    const size_t want[2][4] = {
        {41295680, 13410112, 132730400, 37809888},
        {69212800, 9575040, 181224000, 19277760},
    };
    uint32_t pixel[15000];

    (void)state;
    for (size_t i = 0; i < 2; i++) {
        const struct layer *layer = &net->layer[3 * i];
        struct linear a =
            linear_of(layer, 128, windows_of(layer, pixel));
        const size_t got[4] = {by_windows(&a), by_image(&a),
                               step_by_windows(&a), step_by_image(&a)};

        assert_memory_equal(want[i], got, sizeof got);
    }
}

/* Gather, and then a product of matrices. */
static void by_matrices(struct party *me, const struct three *t,
                        ring *const in[], ring *const out[]) {
    const struct linear *a = &((const struct job *)t->arg)->map;
    size_t positions = a->windows.positions;
    ring *rows = take_ring(me, positions * a->fan);

    for (size_t k = 0; k < positions * a->fan; k++)
        rows[k] = in[0][input_at(a, k / a->fan, k % a->fan)];
    multiply_matrix(me, rows, in[1], out[0], positions, a->fan,
                    a->filters);
}

static void masking_windows_is_right_and_dear(void **state) {
    static ring x[MOST], w[MOST], z[MOST], want[MOST];

    (void)state;
    for (size_t i = 0; i < 3; i++) {
        struct looking l;

        look_at(&l, measured_there[i]);
        struct job job = {l.map, FORWARD};
        struct three t = case_of(&job, x, w, z);
        some(x, t.in_n[0], 1, 64);
        some(w, t.in_n[1], 2, 64);
        memset(want, 0, sizeof want);
        add_by_terms(&l.map, FORWARD, x, w, want);
        t.protocol = by_matrices;
        three_run(&t);
        assert_ring_equal(want, z, t.out_n[0]);
        assert_int_equal(cost_bytes(t.cost), by_windows(&l.map));
    }
}

/* P2 lists windows column by column. */
static void by_columns(struct party *me, const struct three *t,
                       ring *const in[], ring *const out[]) {
    struct job job = *(const struct job *)t->arg;
    uint32_t turned[36];
    struct three mine = *t;

    for (size_t i = 0; i < 36; i++)
        turned[i] =
            job.map.windows.pixel[i / 9 * 9 + i % 3 * 3 + i % 9 / 3];
    if (me->id == P2)
        job.map.windows.pixel = turned;
    mine.arg = &job;
    run_product(me, &mine, in, out);
}

static void lists_that_differ_make_nonsense(void **state) {
    struct looking l;
    ring x[16], w[18], z[8], want[8] = {0};

    (void)state;
    look_at(&l, shape[0]);
    struct job job = {l.map, FORWARD};
    struct three t = case_of(&job, x, w, z);
    some(x, 16, 1, F);
    some(w, 18, 2, F);
    add_by_terms(&l.map, FORWARD, x, w, want);
    t.protocol = by_columns;
    three_run(&t);
    for (size_t k = 0; k < 8; k++)
        assert_true(z[k] != want[k]);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(each_product_is_that_of_its_terms),
    cmocka_unit_test(a_layer_learns_as_in_the_clear),
    cmocka_unit_test(images_and_filters_stay_in_their_lanes),
    cmocka_unit_test(convolutions_cost_what_the_table_says),
    cmocka_unit_test(lenet_costs_what_the_table_says),
    cmocka_unit_test(masking_windows_is_right_and_dear),
    cmocka_unit_test(lists_that_differ_make_nonsense),
};

RUN("convolutions", tests)
