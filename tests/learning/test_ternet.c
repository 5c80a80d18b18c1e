/* Tangled from chapters/40-ternary.md; edit that file. */
#include "intnet.h"
#include "ternet.h"
#include "three.h"
#include "unpack.h"

enum { BATCH = 4, INPUTS = 7, OUTPUTS = 3, WEIGHTS = 97, BEFORE = 115 };

static const struct network small = {"small",
                                     5,
                                     {{DENSE, INPUTS, 5, WHOLE},
                                      {RELU, 5, 5, WHOLE},
                                      {DENSE, 5, 6, WHOLE},
                                      {RELU, 6, 6, WHOLE},
                                      {DENSE, 6, OUTPUTS, WHOLE}}};

/* Steps large enough that weights turn, and are cut. */
static const struct shifts shifts = {
    .recipe = "ternary",
    .pixel = 7,
    .start = 12,
    .latent = 12,
    .ternary = true,
    .down = {[1] = 2, [3] = 1, [4] = 1},
    .back = {[1] = 1, [3] = 1},
    .up = {[0] = 1, [2] = 2, [4] = 2},
    .goal = 50,
    .most = 40,
    .width = 24};

struct steps {
    struct recipe recipe;
    size_t before;
};

/* in: theta, x, labels. out: theta after n steps, and the weights. */
static void run_steps(struct party *me, const struct three *t,
                      ring *const in[], ring *const out[]) {
    const struct steps *steps = t->arg;
    struct securenet s = securenet_open(me, steps->recipe);
    struct masked x = {in[1], NULL, steps->recipe.batch,
                       network_inputs(steps->recipe.net)};

    s.steps = steps->before;
    if (holds_shares(me))
        memcpy(s.theta, in[0], t->in_n[0] * sizeof(ring));
    mask_open(me, (struct masked *[]){&x}, 1);
    for (size_t i = 0; i < t->n; i++)
        ternet_step(me, &s, x, in[2]);
    if (holds_shares(me))
        memcpy(out[0], s.theta, t->out_n[0] * sizeof(ring));
    ternet_use(me, &s);
    if (holds_shares(me))
        memcpy(out[1], s.used, t->out_n[1] * sizeof(ring));
}

struct batch {
    ring theta[WEIGHTS], x[BATCH * INPUTS], label[BATCH * OUTPUTS];
};

static struct batch some_batch(void) {
    struct batch b = {.label = {0}};
    struct splitmix random = {7};

    assert_int_equal(network_parameters(&small), WEIGHTS);
    intnet_init(&small, &shifts, b.theta, 5);
    for (size_t k = 0; k < BATCH * INPUTS; k++)
        b.x[k] = (ring)splitmix_below(&random, 128);
    for (size_t k = 0; k < BATCH; k++)
        b.label[k * OUTPUTS + k % OUTPUTS] = 1;
    return b;
}

static struct cost run(const struct steps *steps, size_t count,
                       const struct batch *b, ring *theta,
                       ring *weight) {
    struct three t = {
        .protocol = run_steps,
        .n = count,
        .arg = steps,
        .in = {b->theta, b->x, b->label},
        .in_n = {WEIGHTS, BATCH * INPUTS, BATCH * OUTPUTS},
        .out = {theta, weight},
        .out_n = {WEIGHTS, WEIGHTS}};

    three_run(&t);
    return t.cost;
}

static struct steps steps_by(const struct shifts *f,
                             enum truncation how, size_t before) {
    return (struct steps){{.net = &small,
                           .batch = BATCH,
                           .scale = fewnet_scale(f, how),
                           .descent = {.steady = 0},
                           .shifts = f},
                          before};
}

static const struct network two = {
    "two",
    3,
    {{DENSE, 2, 2, WHOLE}, {RELU, 2, 2, WHOLE}, {DENSE, 2, 1, WHOLE}}};

static const struct shifts by_hand = {.recipe = "ternary",
                                      .latent = 2,
                                      .ternary = true,
                                      .down = {[1] = 1},
                                      .back = {[1] = 1},
                                      .goal = 5,
                                      .most = 127,
                                      .width = 24};

enum { NUMBERS = 9 };

static void these_are(const int *want, const ring *got, size_t n) {
    for (size_t k = 0; k < n; k++)
        assert_number(want[k], signed_of(got[k]), "number %zu", k);
}

static const int latent[NUMBERS] = {3, -4, 1, 5, 0, 0, 4, -4, 0};
static const int after[NUMBERS] = {4, -4, 3, 4, 0, 0, 4, -4, 0};

static void the_worked_example_holds(void **state) {
    (void)state;
    static const int use[NUMBERS] = {1, -1, 0, 1, 0, 0, 1, -1, 0};
    struct descent still = {.steady = 0};
    struct intnet *s = intnet_open(&two, &by_hand, 1, still);
    ring theta[NUMBERS], w[NUMBERS], x[2] = {6, 2}, label = 1;

    for (int k = 0; k < NUMBERS; k++)
        theta[k] = ring_of(latent[k]);
    intnet_use(&two, &by_hand, theta, w);
    these_are(use, w, NUMBERS);
    intnet_go_on(s, CUT_EVERY - 1);
    intnet_step(s, theta, x, &label);
    these_are((const int[]){6, -4}, intnet_output(s, 0), 2);
    these_are((const int[]){3, 0}, intnet_output(s, 1), 2);
    these_are((const int[]){3}, intnet_output(s, 2), 1);
    these_are((const int[]){-2}, intnet_error(s), 1);
    these_are(after, theta, NUMBERS);
    intnet_close(s);
}

static void and_on_shares(void **state) {
    (void)state;
    static const int use[NUMBERS] = {1, -1, 1, 1, 0, 0, 1, -1, 0};
    struct steps steps = {{.net = &two,
                           .batch = 1,
                           .scale = fewnet_scale(&by_hand, EXACT),
                           .shifts = &by_hand},
                          CUT_EVERY - 1};
    ring theta[NUMBERS], w[NUMBERS], x[2] = {6, 2}, label = 1;
    struct three t = {.protocol = run_steps,
                      .n = 1,
                      .arg = &steps,
                      .in = {theta, x, &label},
                      .in_n = {NUMBERS, 2, 1},
                      .out = {theta, w},
                      .out_n = {NUMBERS, NUMBERS}};

    for (int k = 0; k < NUMBERS; k++)
        theta[k] = ring_of(latent[k]);
    three_run(&t);
    these_are(after, theta, NUMBERS);
    these_are(use, w, NUMBERS);
}

static void step_as_in_the_clear(const struct shifts *f) {
    enum { STEPS = 4 };
    struct batch b = some_batch();
    struct steps steps = steps_by(f, EXACT, BEFORE);
    struct intnet *clear =
        intnet_open(&small, f, BATCH, steps.recipe.descent);
    ring theta[WEIGHTS], weight[WEIGHTS], want[WEIGHTS], first[WEIGHTS];

    run(&steps, STEPS, &b, theta, weight);
    intnet_use(&small, f, b.theta, first);
    intnet_go_on(clear, BEFORE);
    for (int i = 0; i < STEPS; i++)
        intnet_step(clear, b.theta, b.x, b.label);
    assert_ring_equal(b.theta, theta, WEIGHTS);
    intnet_use(&small, f, b.theta, want);
    assert_ring_equal(want, weight, WEIGHTS);
    assert_memory_not_equal(first, want, sizeof want);
    intnet_close(clear);
}

static void an_exact_step_is_that_in_the_clear(void **state) {
    (void)state;
    step_as_in_the_clear(&shifts);
}

static struct shifts by_amsgrad(void) {
    struct shifts f = shifts;

    f.amsgrad = true;
    return f;
}

static void by_amsgrad_as_well(void **state) {
    (void)state;
    struct shifts f = by_amsgrad();
    step_as_in_the_clear(&f);
}

static void by_coins_all_weights_are_ternary(void **state) {
    (void)state;
    struct batch b = some_batch();
    struct steps steps = steps_by(&shifts, COIN, BEFORE);
    ring theta[WEIGHTS], weight[WEIGHTS];
    size_t zeros = 0;

    run(&steps, 3, &b, theta, weight);
    for (size_t k = 0; k < WEIGHTS; k++) {
        int64_t w = signed_of(weight[k]);

        assert_true(-1 <= w && w <= 1);
        zeros += w == 0;
    }
    assert_true(zeros > 0 && zeros < WEIGHTS);
}

static void costs_are_as_stated(void **state) {
    (void)state;
    struct batch b = some_batch();
    ring theta[WEIGHTS], weight[WEIGHTS];

    for (int i = 0; i < 4; i++)
        for (int how = LOCAL; how <= COIN; how++) {
            const struct shifts ams = by_amsgrad();
            size_t before = BEFORE + (size_t)i % 2;
            struct steps steps = steps_by(i < 2 ? &shifts : &ams,
                                          (enum truncation)how, before);
            struct cost all = cost_then(
                mask_open_cost(BATCH * INPUTS),
                cost_then(ternet_step_cost(steps.recipe, before),
                          ternet_use_cost(steps.recipe)));

            assert_cost(all, run(&steps, 1, &b, theta, weight));
        }
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_worked_example_holds),
    cmocka_unit_test(and_on_shares),
    cmocka_unit_test(an_exact_step_is_that_in_the_clear),
    cmocka_unit_test(by_amsgrad_as_well),
    cmocka_unit_test(by_coins_all_weights_are_ternary),
    cmocka_unit_test(costs_are_as_stated),
};

RUN("ternary networks", tests)
