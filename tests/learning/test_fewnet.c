/* Tangled from chapters/39-few-bits-shared.md; edit that file. */
#include "fewnet.h"
#include "intnet.h"
#include "lanes.h"
#include "three.h"
#include "wrap_rows.h"

#include <stdlib.h>
#include <string.h>

static const struct network small = {"small",
                                     6,
                                     {{DENSE, 7, 5, WHOLE},
                                      {RELU, 5, 5, WHOLE},
                                      {DENSE, 5, 6, WHOLE},
                                      {DENSE, 6, 4, WHOLE},
                                      {RELU, 4, 4, WHOLE},
                                      {DENSE, 4, 3, WHOLE}}};

static const struct network windowed = {
    "windowed",
    7,
    {{CONVOLUTION, 25, 5 * 5 * 2, {5, 5, 1, 3, 1, 1}},
     {MAXPOOL, 5 * 5 * 2, 2 * 2 * 2, {5, 5, 2, 3, 2, 0}},
     {RELU, 2 * 2 * 2, 2 * 2 * 2, WHOLE},
     {CONVOLUTION, 2 * 2 * 2, 3 * 3 * 3, {2, 2, 2, 2, 1, 1}},
     {MAXPOOL, 3 * 3 * 3, 2 * 2 * 3, {3, 3, 3, 2, 1, 0}},
     {RELU, 2 * 2 * 3, 2 * 2 * 3, WHOLE},
     {DENSE, 2 * 2 * 3, 3, WHOLE}}};

/* Shifts with which all layers of both have something to do. */
static const struct shifts shifts = {
    .recipe = "few-bits",
    .pixel = 7,
    .start = 12,
    .latent = 8,
    .down = {[1] = 3, [2] = 4, [4] = 3, [5] = 3, [6] = 3},
    .back = {[1] = 2, [2] = 2, [4] = 1, [5] = 1},
    .up = {[0] = 1, [2] = 2, [3] = 2, [5] = 1, [6] = 1},
    .goal = 50,
    .most = 40,
    .width = 24};

enum { BATCH = 4 };

static struct masked begin(struct party *me, struct securenet *s,
                           const ring *theta, const ring *x) {
    const struct recipe *r = &s->recipe;
    struct masked masked = {x, NULL, r->batch, network_inputs(r->net)};

    if (holds_shares(me))
        memcpy(s->theta, theta,
               network_parameters(r->net) * sizeof *theta);
    mask_open(me, (struct masked *[]){&masked}, 1);
    return masked;
}

static void run_steps(struct party *me, const struct three *t,
                      ring *const in[], ring *const out[]) {
    const struct recipe *recipe = t->arg;
    struct securenet s = securenet_open(me, *recipe);
    struct masked x = begin(me, &s, in[0], in[1]);

    for (size_t i = 0; i < t->n; i++)
        fewnet_step(me, &s, x, in[2]);
    if (holds_shares(me))
        memcpy(out[0], s.theta, t->out_n[0] * sizeof *out[0]);
}

static struct cost steps_cost(struct recipe r, size_t steps) {
    size_t in = r.batch * network_inputs(r.net);

    return cost_then(mask_open_cost(in),
                     cost_times(fewnet_step_cost(r), steps));
}

/* Latent weights after so many steps, on shares and in the clear. */
static void some_steps(struct recipe recipe, size_t steps, bool equal) {
    const struct network *net = recipe.net;
    size_t n = network_parameters(net), in = network_inputs(net);
    size_t classes = network_outputs(net);
    struct splitmix random = {7};
    ring *theta = calloc(n, sizeof *theta);
    ring *after = calloc(n, sizeof *after);
    ring *x = calloc(BATCH * in, sizeof *x);
    ring *onehot = calloc(BATCH * classes, sizeof *onehot);
    struct three t = {.protocol = run_steps,
                      .n = steps,
                      .arg = &recipe,
                      .in = {theta, x, onehot},
                      .in_n = {n, BATCH * in, BATCH * classes},
                      .out = {after},
                      .out_n = {n}};
    struct intnet *clear =
        intnet_open(net, recipe.shifts, BATCH, recipe.descent);

    intnet_init(net, recipe.shifts, theta, 5);
    for (size_t k = 0; k < BATCH * in; k++)
        x[k] = splitmix_below(&random, 129);
    for (size_t k = 0; k < BATCH; k++)
        onehot[k * classes + k % classes] = 1;
    three_run(&t);
    assert_cost(steps_cost(recipe, steps), t.cost);
    for (size_t i = 0; i < steps; i++)
        intnet_step(clear, theta, x, onehot);
    if (equal)
        assert_ring_equal(theta, after, n);
    intnet_close(clear);
    free(theta);
    free(after);
    free(x);
    free(onehot);
}

static struct recipe recipe_of(const struct network *net,
                               const struct shifts *f,
                               enum truncation how) {
    return (struct recipe){.net = net,
                           .batch = BATCH,
                           .scale = fewnet_scale(f, how),
                           .descent = {.steady = 2, .halve = 1},
                           .shifts = f};
}

static void an_exact_step_is_that_in_the_clear_bit_for_bit(void **s) {
    (void)s;
    some_steps(recipe_of(&small, &shifts, EXACT), 4, true);
    some_steps(recipe_of(&windowed, &shifts, EXACT), 4, true);
}

static void a_step_costs_what_it_states(void **state) {
    (void)state;
    for (int how = LOCAL; how <= COIN; how++) {
        some_steps(recipe_of(&small, &shifts, (enum truncation)how), 2,
                   false);
        some_steps(recipe_of(&windowed, &shifts, (enum truncation)how),
                   2, false);
    }
}

static void one_step_keeps_nothing_for_the_next(void **state) {
    const struct layout theta = {{{network_parameters(&small), 0}}};
    const struct layout x = {{{BATCH * 7, 0}}}, y = {{{BATCH * 3, 0}}};

    (void)state;
    for (int how = LOCAL; how <= COIN; how++) {
        struct recipe r =
            recipe_of(&small, &shifts, (enum truncation)how);

        lanes_apart(&(struct lanes){.count = 1,
                                    .run = run_steps,
                                    .arg = &r,
                                    .in = {theta, x, y},
                                    .out = {theta},
                                    .rest_is_common = true});
    }
}

static struct recipe step_of_A(enum truncation how) {
    struct recipe r =
        recipe_of(network_find("A"), shifts_find("few-bits", "A"), how);

    r.batch = 128;
    return r;
}

static void assert_sum(size_t rounds, double megabytes, struct cost c) {
    assert_int_equal(rounds, c.rounds);
    assert_near(megabytes, (double)cost_bytes(c) / 1e6, 0.005);
}

static void the_parts_of_a_step_add_up(void **state) {
    const struct recipe r = step_of_A(COIN);
    const size_t n = 128 * 128, outputs = 128 * 10;
    const size_t weights = 784 * 128 + 128 * 128 + 128 * 10;
    struct cost relu = cost_then(rescale_relu_cost(n, r.scale),
                                 rescale_times_bit_cost(n, r.scale));
    struct cost ends = cost_then(
        rescale_cost(COIN, outputs, 8),
        one_sided_cost(outputs, (struct target){153, 127, 17}));
    struct cost opened = mask_open_cost(2 * n + outputs + 2 * n);
    struct cost dealt = supply_cost(2 * n + outputs + 2 * n + weights);

    (void)state;
    opened.rounds = 5;
    assert_sum(1, 3.79, fewnet_use_cost(r));
    assert_sum(1, 1.89, mask_open_cost(weights));
    assert_sum(10, 3.92, cost_times(relu, 2));
    assert_sum(5, 2.55, cost_then(opened, dealt));
    assert_sum(5, 0.18, ends);
    assert_sum(22, 12.32, fewnet_step_cost(r));
    assert_int_equal(
        softmax_cost(128, 10, scale_of(16, COIN)).rounds + 1 - 5, 19);
}

static const struct network unit = {
    "unit",
    3,
    {{DENSE, 1, 1, WHOLE}, {RELU, 1, 1, WHOLE}, {DENSE, 1, 1, WHOLE}}};

static void run_unit(struct party *me, const struct three *t,
                     ring *const in[], ring *const out[]) {
    const struct recipe *recipe = t->arg;
    struct securenet s = securenet_open(me, *recipe);
    struct masked x = begin(me, &s, in[0], in[1]);

    fewnet_use(me, &s);
    securenet_settle(me, &s);
    fewnet_forward(me, &s, x);
    if (holds_shares(me))
        out[0][0] = s.active[1][0];
}

/* What a ReLU makes of 128 * 4 = 2^9. */
static ring relu_of_512(int width) {
    const struct shifts f = {.latent = 2, .width = width};
    const ring theta[] = {16, 0, 4, 0}, x[] = {128};
    ring a;
    struct recipe r = recipe_of(&unit, &f, EXACT);
    struct three t = {.protocol = run_unit,
                      .arg = &r,
                      .in = {theta, x},
                      .in_n = {4, 1},
                      .out = {&a},
                      .out_n = {1}};

    r.batch = 1;
    three_run(&t);
    return a;
}

static void a_width_too_small_turns_signs_around(void **state) {
    (void)state;
    assert_int_equal(relu_of_512(11), 512);
    assert_int_equal(relu_of_512(10), 0);
}

enum { LARGE = 1 << 15 };

static void truncate_large(struct party *me, const struct three *t,
                           ring *const in[], ring *const out[]) {
    if (holds_shares(me))
        memcpy(out[0], in[0], t->n * sizeof(ring));
    rescale(me, LOCAL, out[0], t->n, 21);
}

static void local_truncation_of_large_numbers_often_fails(void **s) {
    const ring large = (ring)1 << (ELL - 8);
    ring *x = malloc(LARGE * sizeof *x);
    int failed = 0;

    (void)s;
    for (size_t k = 0; k < LARGE; k++)
        x[k] = large;
    three_map(truncate_large, NULL, MOD_L, x, MOD_L, x, LARGE);
    for (size_t k = 0; k < LARGE; k++)
        failed += llabs(signed_of(mod_L(x[k] - (large >> 21)))) > 1;
    assert_true(failed > LARGE / 256 / 2 && failed < LARGE / 256 * 2);
    free(x);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(an_exact_step_is_that_in_the_clear_bit_for_bit),
    cmocka_unit_test(a_step_costs_what_it_states),
    cmocka_unit_test(one_step_keeps_nothing_for_the_next),
    cmocka_unit_test(the_parts_of_a_step_add_up),
    cmocka_unit_test(a_width_too_small_turns_signs_around),
    cmocka_unit_test(local_truncation_of_large_numbers_often_fails),
};

RUN("fewnet", tests)
