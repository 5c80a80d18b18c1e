/* Tangled from chapters/38-secure-network.md; edit that file. */
#include "fixed.h"
#include "fixnet.h"
#include "lanes.h"
#include "plain.h"
#include "securenet.h"
#include "three.h"
#include "wrap_rows.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const struct network small = {
    "small",
    3,
    {{DENSE, 2, 2, WHOLE}, {RELU, 2, 2, WHOLE}, {DENSE, 2, 2, WHOLE}}};

static const float small_theta[] = {1,    -1,    0.5f, 0.25f, 0, 0.25f,
                                    0.5f, -0.5f, 1,    2,     0, 1};

/* Parameters and images from shares: the images are masked as their
   owner would have done it. */
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

static struct cost begin_cost(const struct recipe *r) {
    return mask_open_cost(r->batch * network_inputs(r->net));
}

/* So many batches; for more than one the weights are opened once. */
static void run_forward(struct party *me, const struct three *t,
                        ring *const in[], ring *const out[]) {
    const struct recipe *recipe = t->arg;
    struct securenet s = securenet_open(me, *recipe);
    struct masked x = begin(me, &s, in[0], in[1]);

    if (t->n > 1)
        securenet_settle(me, &s);
    for (size_t i = 0; i < t->n; i++)
        securenet_forward(me, &s, x);
    for (size_t l = 0; holds_shares(me) && l < recipe->net->depth; l++)
        for (size_t k = 0; k < t->out_n[l]; k++)
            out[l][k] = s.active[l][k];
}

enum { WAYS = 6, F = 16 };

/* Way 0 .. WAYS - 1. */
static struct scale scale_number(int way) {
    struct scale s = scale_of(F, (enum truncation)(way / 2));

    s.sign.how = (enum comparison)(way % 2);
    return s;
}

static struct cost forward_cost(struct recipe r, size_t batches) {
    struct cost each = securenet_forward_cost(r, batches > 1);
    struct cost once = begin_cost(&r);

    if (batches > 1) {
        once = cost_then(once, securenet_settle_cost(r));
        each.rounds--; /* what is dealt comes with what was opened */
    }
    return cost_then(once, cost_times(each, batches));
}

/* The small network's way forward on the image (1, 2). */
static void forward_small(struct scale scale, size_t batches,
                          const ring *theta, ring y[3][2]) {
    const float image[2] = {1, 2};
    struct recipe recipe = {&small,       1,       scale,
                            {.shift = 2}, SOFTMAX, NULL};
    ring x[2];
    struct three t = {.protocol = run_forward,
                      .n = batches,
                      .arg = &recipe,
                      .in = {theta, x},
                      .in_n = {12, 2},
                      .out = {y[0], y[1], y[2]},
                      .out_n = {2, 2, 2}};

    encode(image, x, 2, F);
    three_run(&t);
    assert_cost(forward_cost(recipe, batches), t.cost);
}

static void the_worked_example_comes_out_on_shares(void **state) {
    static const double want[3][2] = {{2, -0.25}, {2, 0}, {1, 0}};
    ring theta[12], y[3][2];

    (void)state;
    encode(small_theta, theta, 12, F);
    for (int way = 0; way < 2 * WAYS; way++) {
        forward_small(scale_number(way / 2), way % 2 ? 3 : 1, theta, y);
        for (int l = 0; l < 3; l++)
            for (int k = 0; k < 2; k++)
                assert_near(want[l][k], real_of(y[l][k], F), 0);
    }
}

enum { BATCH = 4, SHIFT = 3 };

static const struct descent plain_descent = {.shift = SHIFT};

static const struct network unlike = {"unlike",
                                      6,
                                      {{DENSE, 7, 5, WHOLE},
                                       {RELU, 5, 5, WHOLE},
                                       {DENSE, 5, 6, WHOLE},
                                       {DENSE, 6, 4, WHOLE},
                                       {RELU, 4, 4, WHOLE},
                                       {DENSE, 4, 3, WHOLE}}};

/* So many steps, all on one batch. */
static void run_steps(struct party *me, const struct three *t,
                      ring *const in[], ring *const out[]) {
    const struct recipe *recipe = t->arg;
    struct securenet s = securenet_open(me, *recipe);
    struct masked x = begin(me, &s, in[0], in[1]);

    for (size_t i = 0; i < t->n; i++)
        securenet_step(me, &s, x, in[2]);
    for (size_t k = 0; holds_shares(me) && k < t->out_n[0]; k++)
        out[0][k] = s.theta[k];
}

static void fill(ring *x, size_t n, struct splitmix *random) {
    for (size_t k = 0; k < n; k++)
        x[k] = splitmix_next(random) >> (64 - F);
}

static struct cost steps_cost(struct recipe r, size_t steps) {
    struct cost sum = begin_cost(&r);
    struct descent d = r.descent;

    for (size_t i = 0; i < steps; i++) {
        r.descent.shift = descent_shift(d, i);
        sum = cost_then(sum, securenet_step_cost(r));
    }
    return sum;
}

static void some_steps(struct recipe recipe, size_t steps,
                       double units) {
    const struct network *net = recipe.net;
    size_t n = network_parameters(net), in = network_inputs(net);
    size_t classes = network_outputs(net);
    struct splitmix random = {7};
    float *first = malloc(n * sizeof *first);
    ring *theta = malloc(n * sizeof *theta);
    ring *after = malloc(n * sizeof *after);
    ring *x = malloc(BATCH * in * sizeof *x);
    ring *onehot = calloc(BATCH * classes, sizeof *onehot);
    struct three t = {.protocol = run_steps,
                      .n = steps,
                      .arg = &recipe,
                      .in = {theta, x, onehot},
                      .in_n = {n, BATCH * in, BATCH * classes},
                      .out = {after},
                      .out_n = {n}};
    struct fixnet *clear =
        fixnet_open(net, BATCH, F, recipe.descent, NEAREST, 0);

    network_init(net, first, 5);
    encode(first, theta, n, F);
    fill(x, BATCH * in, &random);
    for (size_t k = 0; k < BATCH; k++)
        onehot[k * classes + k % classes] = (ring)1 << F;
    three_run(&t);
    assert_cost(steps_cost(recipe, steps), t.cost);
    for (size_t i = 0; i < steps; i++)
        fixnet_step(clear, theta, x, onehot);
    /* The clear knows no ASM. */
    for (size_t k = 0; recipe.output == SOFTMAX && k < n; k++)
        assert_near(real_of(theta[k], 0), real_of(after[k], 0), units);
    fixnet_close(clear);
    free(first);
    free(theta);
    free(after);
    free(x);
    free(onehot);
}

static struct recipe recipe_of(const struct network *net,
                               struct scale scale, enum output output) {
    return (struct recipe){net,           BATCH,  scale,
                           plain_descent, output, NULL};
}

static void a_step_on_shares_is_the_step_in_fixed_point(void **state) {
    (void)state;
    for (int i = 0; i < 20; i++) {
        some_steps(recipe_of(&unlike, scale_of(F, LOCAL), SOFTMAX), 1,
                   128);
        some_steps(recipe_of(&unlike, scale_of(F, COIN), SOFTMAX), 1,
                   128);
    }
}

static void an_exact_step_is_that_in_fixed_point_bit_for_bit(void **s) {
    struct scale published = scale_of(F, EXACT);

    (void)s;
    published.sign.how = SECURE_NN;
    some_steps(recipe_of(&unlike, scale_of(F, EXACT), SOFTMAX), 1, 0);
    some_steps(recipe_of(&unlike, published, SOFTMAX), 1, 0);
    some_steps(
        recipe_of(network_find("A"), scale_of(F, EXACT), SOFTMAX), 1,
        0);
}

static void a_step_costs_what_it_states(void **state) {
    (void)state;
    for (int way = 0; way < WAYS; way++) {
        some_steps(recipe_of(&unlike, scale_number(way), ASM), 1, 0);
        some_steps(recipe_of(&unlike, scale_number(way), SOFTMAX), 1,
                   128);
    }
    some_steps(recipe_of(network_find("A"), scale_of(F, COIN), SOFTMAX),
               1, 128);
}

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

static void windows_on_shares_see_what_they_see_in_the_clear(void **s) {
    (void)s;
    for (int signs = 0; signs < 2; signs++) {
        struct recipe r =
            recipe_of(&windowed, scale_of(F, EXACT), SOFTMAX);

        r.scale.sign.how = (enum comparison)signs;
        r.descent = (struct descent){
            .shift = SHIFT, .momentum = 2, .steady = 2, .halve = 2};
        some_steps(r, 5, 0);
    }
}

static void steps_through_windows_cost_what_they_state(void **state) {
    (void)state;
    for (int way = 0; way < WAYS; way++) {
        struct recipe r =
            recipe_of(&windowed, scale_number(way), SOFTMAX);

        r.descent = (struct descent){
            .shift = SHIFT, .momentum = 3, .steady = 1, .halve = 1};
        some_steps(r, 2, 256);
    }
}

static void open_network(struct party *me, void *arg) {
    struct recipe r = {arg,          1,       scale_of(F, COIN),
                       {.shift = 0}, SOFTMAX, NULL};

    if (me->id != OWNER)
        securenet_open(me, r);
}

static void is_refused(struct network net, const char *reason) {
    struct why why;

    assert_int_equal(party_threads(open_network, &net, &why), -1);
    assert_non_null(strstr(why.text, reason));
}

static void a_relu_stands_between_two_layers_with_weights(void **s) {
    const struct layer dense = {DENSE, 4, 4, WHOLE};
    const struct layer relu = {RELU, 4, 4, WHOLE};

    (void)s;
    is_refused((struct network){"first", 2, {relu, dense}},
               "network first: layer 1 is a ReLU, and not between");
    is_refused((struct network){"last", 2, {dense, relu}},
               "network last: layer 2 is a ReLU, and not between");
    is_refused((struct network){"twice", 4, {dense, relu, relu, dense}},
               "network twice: layer 2 is a ReLU, and not between");
}

static void a_maxpool_stands_between_weights_and_a_relu(void **s) {
    const struct layer conv = {CONVOLUTION, 4, 4, {2, 2, 1, 1, 1, 0}};
    const struct layer pool = {MAXPOOL, 4, 4, {2, 2, 1, 1, 1, 0}};
    const struct layer relu = {RELU, 4, 4, WHOLE};

    (void)s;
    is_refused((struct network){"first", 3, {pool, relu, conv}},
               "network first: layer 1 is a maxpool, and not between");
    is_refused((struct network){"late", 4, {conv, relu, pool, conv}},
               "network late: layer 2 is a ReLU, and not between");
    is_refused((struct network){"twice", 4, {conv, pool, pool, relu}},
               "network twice: layer 2 is a maxpool, and not between");
    is_refused((struct network){"bare", 3, {conv, pool, conv}},
               "network bare: layer 2 is a maxpool, and not between");
    is_refused((struct network){"last", 2, {conv, pool}},
               "network last: layer 2 is a maxpool, and not between");
}

static void a_window_that_is_too_large_is_refused(void **state) {
    const struct layer conv = {CONVOLUTION, 25, 25, {5, 5, 1, 1, 1, 0}};
    const struct layer pool = {MAXPOOL, 25, 1, {5, 5, 1, 5, 5, 0}};
    const struct layer relu = {RELU, 1, 1, WHOLE};
    const struct layer dense = {DENSE, 1, 1, WHOLE};

    (void)state;
    is_refused((struct network){"wide", 4, {conv, pool, relu, dense}},
               "network wide: a window of layer 2 is too large");
}

static void give_back(struct party *me, void *arg) {
    struct recipe r = recipe_of(&unlike, scale_of(F, COIN), SOFTMAX);
    struct securenet s;
    size_t n = BATCH * network_inputs(&unlike), mark;
    struct masked x;
    ring *onehot, *zero;

    (void)arg;
    if (me->id == OWNER)
        return;
    s = securenet_open(me, r);
    onehot = take_ring(me, BATCH * network_outputs(&unlike));
    zero = take_ring(me, network_parameters(&unlike) + n);
    memset(onehot, 0, BATCH * network_outputs(&unlike) * sizeof *zero);
    memset(zero, 0, (network_parameters(&unlike) + n) * sizeof *zero);
    x = begin(me, &s, zero, zero);
    mark = arena_mark(me);
    securenet_forward(me, &s, x);
    if (arena_mark(me) != mark)
        party_fail(me, "the way forward has kept something");
    securenet_step(me, &s, x, onehot);
    if (arena_mark(me) != mark)
        party_fail(me, "a step has kept something");
}

static void what_is_kept_is_given_back(void **state) {
    struct why why;

    (void)state;
    if (party_threads(give_back, NULL, &why))
        fail_msg("%s", why.text);
}

enum { IN = 3, OUT = 4, THETA = IN * OUT + OUT };
static const struct network single = {
    "single", 1, {{DENSE, IN, OUT, WHOLE}}};

static ring nearest(ring x, int d) {
    return truncate_one(x, d, NEAREST, 0);
}

/* p less y of one input, in the clear. */
static void asm_error(const ring *theta, const ring *x, const ring *y,
                      ring *delta) {
    ring u[OUT], sum = 1;

    for (size_t c = 0; c < OUT; c++) {
        ring product = 0;

        for (size_t i = 0; i < IN; i++)
            product += x[i] * theta[i * OUT + c];
        u[c] = nearest(product, F) + theta[IN * OUT + c];
        u[c] = signed_of(u[c]) > 0 ? u[c] : 0;
        sum += u[c];
    }
    for (size_t c = 0; c < OUT; c++)
        delta[c] = (u[c] << F) / sum - y[c];
}

/* A step of `single` in the clear. */
static void asm_step(ring *theta, const ring *x, const ring *y) {
    ring delta[BATCH * OUT], step[THETA] = {0};

    for (size_t r = 0; r < BATCH; r++)
        asm_error(theta, x + r * IN, y + r * OUT, delta + r * OUT);
    for (size_t r = 0; r < BATCH; r++)
        for (size_t c = 0; c < OUT; c++) {
            for (size_t i = 0; i < IN; i++)
                step[i * OUT + c] += x[r * IN + i] * delta[r * OUT + c];
            step[IN * OUT + c] += delta[r * OUT + c];
        }
    for (size_t k = 0; k < THETA; k++)
        theta[k] -= nearest(step[k], k < IN * OUT ? F + SHIFT : SHIFT);
}

static void an_exact_step_with_asm_is_that_in_the_clear(void **state) {
    struct recipe recipe = recipe_of(&single, scale_of(F, EXACT), ASM);
    struct splitmix random = {9};
    ring theta[THETA], after[THETA], x[BATCH * IN];
    ring y[BATCH * OUT] = {0};
    struct three t = {.protocol = run_steps,
                      .n = 1,
                      .arg = &recipe,
                      .in = {theta, x, y},
                      .in_n = {THETA, BATCH * IN, BATCH * OUT},
                      .out = {after},
                      .out_n = {THETA}};

    (void)state;
    fill(theta, THETA, &random);
    fill(x, BATCH * IN, &random);
    theta[1] = -theta[1];
    for (size_t r = 0; r < BATCH; r++)
        y[r * OUT + r] = (ring)1 << F;
    three_run(&t);
    asm_step(theta, x, y);
    assert_ring_equal(theta, after, THETA);
}

static void one_step_keeps_nothing_for_the_next(void **state) {
    const struct layout theta = {{{network_parameters(&unlike), 0}}};
    const struct layout x = {{{BATCH * 7, 0}}}, y = {{{BATCH * 3, 0}}};
    (void)state;

    for (int way = 0; way < WAYS; way++)
        for (int output = SOFTMAX; output <= ASM; output++) {
            struct recipe recipe = recipe_of(&unlike, scale_number(way),
                                             (enum output)output);

            lanes_apart(&(struct lanes){.count = 1,
                                        .run = run_steps,
                                        .arg = &recipe,
                                        .in = {theta, x, y},
                                        .out = {theta},
                                        .rest_is_common = true});
        }
}

static void assert_sum(size_t rounds, double megabytes, struct cost c) {
    assert_int_equal(rounds, c.rounds);
    assert_near(megabytes, (double)cost_bytes(c) / 1e6, 0.005);
}

static void a_step_has_the_rounds_of_the_text(void **state) {
    struct recipe r = {network_find("K"), 128,     scale_of(F, COIN),
                       {.shift = 9},      SOFTMAX, NULL};

    (void)state;
    assert_int_equal(securenet_forward_cost(r, false).rounds, 7);
    assert_int_equal(softmax_cost(128, 10, r.scale).rounds, 30 - 7);
    assert_int_equal(securenet_step_cost(r).rounds, 35);
}

static struct cost step_of_A(enum truncation how, enum comparison signs,
                             enum output output) {
    struct recipe r = {network_find("A"), 128,    scale_of(F, how),
                       {.shift = 9},      output, NULL};

    r.scale.sign.how = signs;
    return securenet_step_cost(r);
}

/* The products of layers i x o, for a batch of 128. */
static struct cost matrices_cost(size_t i, size_t o, bool first) {
    const struct dense d = dense_of(128, i, o, scale_of(F, LOCAL));

    return cost_then(dense_forward_cost(d, first, false),
                     first ? dense_update_cost(d, 9)
                           : dense_learn_cost(d, 9));
}

static struct cost update_cost(size_t i, size_t o) {
    return rescale_cost(COIN, i * o + o, F + 9);
}

static struct cost three(struct cost a, struct cost b, struct cost c) {
    return cost_then(a, cost_then(b, c));
}

static void the_parts_of_a_step_add_up(void **state) {
    const struct scale coin = scale_of(F, COIN);
    const size_t n = 128 * 128;
    struct cost relu = cost_then(rescale_relu_cost(n, coin),
                                 rescale_times_bit_cost(n, coin));

    (void)state;
    assert_sum(6, 4.44,
               three(matrices_cost(784, 128, true),
                     matrices_cost(128, 128, false),
                     matrices_cost(128, 10, false)));
    assert_sum(3, 3.79,
               three(update_cost(784, 128), update_cost(128, 128),
                     update_cost(128, 10)));
    assert_sum(10, 5.03, cost_times(relu, 2));
    assert_sum(1, 0.04, rescale_cost(COIN, 1280, F));
    assert_sum(23, 1.29, softmax_cost(128, 10, coin));
    assert_sum(43, 14.59, step_of_A(COIN, DEALT, SOFTMAX));
}

/* SecureNN's costs, an element of Z_p counted as a byte. Who sends it
   the paper does not say; here all are bytes online. */
static struct cost paper_product(size_t m, size_t n, size_t v) {
    return (struct cost){2, 8 * (2 * m * n + 2 * n * v + m * v), 0};
}

static struct cost paper_relus(size_t n) {
    return (struct cost){10, (8 * 64 + 24 * 8) * n, 0};
}

static struct cost paper_asm(size_t rows, size_t f) {
    struct cost bit = {10, (8 * 64 + 24 * 8) * 10 * rows, 0};

    return cost_then(paper_relus(10 * rows), cost_times(bit, f));
}

static struct cost paper_step(size_t b, size_t f) {
    const size_t width[] = {784, 128, 128, 10};
    struct cost sum = paper_asm(b, f);

    for (int l = 0; l < 3; l++) {
        size_t in = width[l], out = width[l + 1];

        sum = cost_then(sum, paper_product(b, in, out));
        sum = cost_then(sum, paper_product(in, b, out));
        if (l > 0)
            sum.online += paper_product(b, out, in).online;
        if (l < 2) {
            sum = cost_then(sum, paper_relus(b * out));
            sum = cost_then(sum, (struct cost){2, 40 * b * out, 0});
        }
    }
    return sum;
}

static void the_papers_step_costs_what_the_text_says(void **state) {
    struct cost step = paper_step(128, 16);

    (void)state;
    assert_int_equal(step.rounds, 206);
    assert_near(48.4, (double)cost_bytes(step) / 1e6, 0.05);
    assert_int_equal(paper_step(128, 13).rounds, 176);
    assert_sum(1, 1.61, mask_open_cost(128 * 784));
    assert_sum(103, 22.32, step_of_A(LOCAL, SECURE_NN, ASM));
    assert_sum(85, 9.69, step_of_A(LOCAL, DEALT, ASM));
}

static void a_sum_beyond_the_domain_is_dropped(void **state) {
    ring theta[12] = {0}, y[3][2];

    (void)state;
    theta[4] = fixed_of(0x1p30 - 1, F); /* the first bias */
    forward_small(scale_of(F, COIN), 1, theta, y);
    assert_int_equal(y[1][0], theta[4]);
    theta[4] = fixed_of(0x1p31, F);
    forward_small(scale_of(F, COIN), 1, theta, y);
    assert_int_equal(y[1][0], 0);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_worked_example_comes_out_on_shares),
    cmocka_unit_test(a_step_on_shares_is_the_step_in_fixed_point),
    cmocka_unit_test(an_exact_step_is_that_in_fixed_point_bit_for_bit),
    cmocka_unit_test(a_step_costs_what_it_states),
    cmocka_unit_test(windows_on_shares_see_what_they_see_in_the_clear),
    cmocka_unit_test(steps_through_windows_cost_what_they_state),
    cmocka_unit_test(a_relu_stands_between_two_layers_with_weights),
    cmocka_unit_test(a_maxpool_stands_between_weights_and_a_relu),
    cmocka_unit_test(a_window_that_is_too_large_is_refused),
    cmocka_unit_test(what_is_kept_is_given_back),
    cmocka_unit_test(an_exact_step_with_asm_is_that_in_the_clear),
    cmocka_unit_test(one_step_keeps_nothing_for_the_next),
    cmocka_unit_test(a_step_has_the_rounds_of_the_text),
    cmocka_unit_test(the_parts_of_a_step_add_up),
    cmocka_unit_test(the_papers_step_costs_what_the_text_says),
    cmocka_unit_test(a_sum_beyond_the_domain_is_dropped),
};

RUN("securenet", tests)
