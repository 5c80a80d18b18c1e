/* Tangled from chapters/04-backprop.md; edit that file. */
#include <math.h>
#include <stdlib.h>

#include "check.h"
#include "descent.h"
#include "plain.h"

static const struct network small = {
    "small",
    3,
    {{DENSE, 2, 2, WHOLE}, {RELU, 2, 2, WHOLE}, {DENSE, 2, 2, WHOLE}}};

static struct plain *opened(const struct network *net, size_t batch) {
    struct plain *p = plain_open(net, batch);
    assert_non_null(p);
    return p;
}

static void the_example_is_right(void **state) {
    (void)state;
    float theta[] = {1,    -1,    0.5f, 0.25f, 0, 0.25f,
                     0.5f, -0.5f, 1,    2,     0, 1};
    const float x[] = {1, 2}, want[] = {0.7311f, 0, 1.4621f, 0,
                                        0.7311f, 0, 1.4621f, -1.4621f,
                                        0,       0, 0.7311f, -0.7311f};
    const uint8_t label = 1;
    float slopes[12];
    struct plain *p = opened(&small, 1);
    assert_near(0.7311, plain_forward(p, theta, x)[0], 5e-5);
    assert_near(0.2689, plain_forward(p, theta, x)[1], 5e-5);
    float loss = plain_slopes(p, theta, x, &label, slopes);
    assert_near(1.3133, loss, 5e-5);
    for (size_t i = 0; i < 12; i++)
        assert_near(want[i], slopes[i], 5e-5);
    plain_step(p, theta, x, &label, 0.125f, 0);
    assert_near(0.9086, theta[0], 5e-5);
    assert_near(0.5708, plain_step(p, theta, x, &label, 0, 0), 5e-5);
    plain_close(p);
}

/* Which input is at place k of the window, or of the row, that output n
   is made of; SIZE_MAX for the frame. */
static size_t input_of(const struct layer *layer, size_t n, size_t k) {
    const struct window *w = &layer->window;
    if (layer->kind == DENSE)
        return k;
    size_t across = window_along(w, w->cols);
    size_t of_each = layer->out / window_along(w, w->rows) / across;
    size_t position = n / of_each, place = k / w->channels;
    size_t row = position / across * w->stride + place / w->side;
    size_t col = position % across * w->stride + place % w->side;
    row -= w->edge; /* if less than zero, far too large */
    col -= w->edge;
    return row < w->rows && col < w->cols
               ? (row * w->cols + col) * w->channels + k % w->channels
               : SIZE_MAX;
}

static double sum_at(const struct layer *layer, size_t n,
                     const double *w, const double *b,
                     const double *x) {
    size_t filters = layer_filters(layer), filter = n % filters;
    double sum = b[filter];
    for (size_t k = 0; k < layer_fan(layer); k++) {
        size_t at = input_of(layer, n, k);
        sum += at == SIZE_MAX ? 0 : x[at] * w[k * filters + filter];
    }
    return sum;
}

static double largest_at(const struct layer *layer, size_t n,
                         const double *x) {
    const struct window *w = &layer->window;
    size_t channel = n % w->channels;
    double most = x[input_of(layer, n, channel)];
    for (size_t k = 1; k < w->side * w->side; k++)
        most = fmax(most,
                    x[input_of(layer, n, k * w->channels + channel)]);
    return most;
}

enum { WIDE = 24 * 24 * 20 };

/* One layer on one image, in place. */
static void apply(const struct network *net, size_t l,
                  const double *theta, double *x) {
    const struct layer *layer = &net->layer[l];
    const double *w = theta + network_weights(net, l);
    const double *b = theta + network_biases(net, l);
    static double z[WIDE];
    for (size_t n = 0; n < layer->out; n++)
        z[n] = layer->kind == RELU      ? fmax(x[n], 0)
               : layer->kind == MAXPOOL ? largest_at(layer, n, x)
                                        : sum_at(layer, n, w, b, x);
    memcpy(x, z, layer->out * sizeof *x);
}

/* -ln(probability of the label) for one image. */
static double loss_by_definition(const struct network *net,
                                 const double *theta, const float *row,
                                 uint8_t label) {
    static double x[WIDE];
    double sum = 0;
    for (size_t i = 0; i < network_inputs(net); i++)
        x[i] = row[i];
    for (size_t l = 0; l < net->depth; l++)
        apply(net, l, theta, x);
    for (size_t j = 0; j < network_outputs(net); j++)
        sum += exp(x[j]);
    return log(sum) - x[label];
}

static double mean_loss(const struct network *net, const double *theta,
                        const float *x, const uint8_t *labels,
                        size_t rows) {
    double loss = 0;
    for (size_t i = 0; i < rows; i++)
        loss += loss_by_definition(
            net, theta, x + i * network_inputs(net), labels[i]);
    return loss / (double)rows;
}

static const struct network five = {"five",
                                    5,
                                    {{DENSE, 4, 6, WHOLE},
                                     {RELU, 6, 6, WHOLE},
                                     {DENSE, 6, 5, WHOLE},
                                     {RELU, 5, 5, WHOLE},
                                     {DENSE, 5, 3, WHOLE}}};

static const struct network looking = {
    "looking",
    6,
    {{CONVOLUTION, 25, 18, {5, 5, 1, 3, 2, 1}},
     {MAXPOOL, 18, 8, {3, 3, 2, 2, 1, 0}},
     {RELU, 8, 8, WHOLE},
     {CONVOLUTION, 8, 12, {2, 2, 2, 3, 1, 1}},
     {RELU, 12, 12, WHOLE},
     {DENSE, 12, 3, WHOLE}}};

static const struct network *const tried[] = {&five, &looking};

enum { ROWS = 7, INPUTS = 25 };
enum { PARAMETERS = 10 * 2 + 19 * 3 + 13 * 3 }; /* the more of both */

static const uint8_t classes[ROWS] = {0, 1, 2, 2, 1, 0, 1};

/* Parameters and inputs that are all different and not special. */
static void fill(const struct network *net, float *theta, float *x) {
    struct splitmix random = {3};
    assert_in_range(network_parameters(net), 1, PARAMETERS);
    network_init(net, theta, 2);
    for (size_t i = 0; i < network_parameters(net); i++)
        theta[i] += (float)splitmix_below(&random, 100) / 1000;
    for (size_t i = 0; i < network_inputs(net) * ROWS; i++)
        x[i] = (float)splitmix_below(&random, 2000) / 1000 - 1;
}

static void check_slopes(const struct network *net) {
    float theta[PARAMETERS], x[INPUTS * ROWS], slopes[PARAMETERS];
    double t[PARAMETERS], h = 1e-6;
    size_t n = network_parameters(net);
    struct plain *p = opened(net, ROWS);
    fill(net, theta, x);
    for (size_t i = 0; i < n; i++)
        t[i] = theta[i];
    assert_near(mean_loss(net, t, x, classes, ROWS),
                plain_slopes(p, theta, x, classes, slopes), 1e-6);
    for (size_t i = 0; i < n; i++) {
        t[i] = theta[i] + h;
        double above = mean_loss(net, t, x, classes, ROWS);
        t[i] = theta[i] - h;
        double below = mean_loss(net, t, x, classes, ROWS);
        t[i] = theta[i];
        assert_near((above - below) / (2 * h), slopes[i], 1e-6);
    }
    plain_close(p);
}

static void slopes_agree_with_differences(void **state) {
    (void)state;
    assert_int_equal(83, network_parameters(&five));
    assert_int_equal(116, network_parameters(&looking));
    check_slopes(&five);
    check_slopes(&looking);
}

/* The loss of two images at theta + t d. */
static double loss_along(const struct network *net, const float *theta,
                         const float *d, double t, double *room,
                         const float *x) {
    for (size_t i = 0; i < network_parameters(net); i++)
        room[i] = theta[i] + t * d[i];
    return mean_loss(net, room, x, classes, 2);
}

static void check_direction(const struct network *net, struct plain *p,
                            float *const room[3], double *more,
                            const float *x) {
    float *theta = room[0], *slopes = room[1], *d = room[2];
    double sum = 0, h = 1e-6;
    double above = loss_along(net, theta, d, h, more, x);
    double below = loss_along(net, theta, d, -h, more, x);
    plain_slopes(p, theta, x, classes, slopes);
    for (size_t i = 0; i < network_parameters(net); i++)
        sum += (double)slopes[i] * d[i];
    assert_near((above - below) / (2 * h), sum, 1e-5);
    assert_true(fabs(sum) > 0.01);
}

static void the_slopes_of_c_agree_along_random_lines(void **state) {
    (void)state;
    const struct network *c = network_find("C");
    size_t n = network_parameters(c);
    float *room[3], x[2 * 784];
    double *more = malloc(n * sizeof *more);
    struct plain *p = opened(c, 2);
    struct splitmix random = {4};
    assert_int_equal(18, 24 * 24 * 25 / c->layer[0].in);
    assert_int_equal(11, 8 * 8 * 500 / c->layer[3].in);
    for (size_t i = 0; i < 3; i++)
        assert_non_null(room[i] = malloc(n * sizeof **room));
    assert_non_null(more);
    for (size_t i = 0; i < 2 * 784; i++)
        x[i] = (float)splitmix_below(&random, 256) / 256;
    network_init(c, room[0], 1);
    for (uint64_t seed = 2; seed < 4; seed++) {
        network_init(c, room[2], seed);
        check_direction(c, p, room, more, x);
    }
    for (size_t i = 0; i < 3; i++)
        free(room[i]);
    free(more);
    plain_close(p);
}

static void check_batch(const struct network *net) {
    float theta[PARAMETERS], x[INPUTS * ROWS];
    float all[PARAMETERS], one[PARAMETERS], sum[PARAMETERS] = {0};
    size_t n = network_parameters(net);
    struct plain *p = opened(net, ROWS), *q = opened(net, 1);
    fill(net, theta, x);
    plain_slopes(p, theta, x, classes, all);
    for (size_t i = 0; i < ROWS; i++) {
        plain_slopes(q, theta, x + network_inputs(net) * i, classes + i,
                     one);
        for (size_t k = 0; k < n; k++)
            sum[k] += one[k];
    }
    for (size_t k = 0; k < n; k++)
        assert_near(sum[k] / (float)ROWS, all[k], 1e-6);
    plain_close(p);
    plain_close(q);
}

static void a_batch_is_the_mean_of_its_images(void **state) {
    (void)state;
    for (size_t i = 0; i < 2; i++)
        check_batch(tried[i]);
}

static void a_step_goes_against_the_slopes(void **state) {
    (void)state;
    float theta[PARAMETERS], x[INPUTS * ROWS];
    float old[PARAMETERS], slopes[PARAMETERS];
    struct plain *p = opened(&looking, ROWS);
    fill(&looking, theta, x);
    memcpy(old, theta, sizeof old);
    plain_slopes(p, theta, x, classes, slopes);
    plain_step(p, theta, x, classes, 0.25f, 0);
    for (size_t k = 0; k < PARAMETERS; k++)
        assert_true(theta[k] == old[k] - 0.25f * slopes[k]);
    plain_close(p);
}

static void momentum_keeps_a_part_of_each_step(void **state) {
    (void)state;
    float theta[PARAMETERS], x[INPUTS * ROWS];
    float want[PARAMETERS], slopes[PARAMETERS];
    float last[PARAMETERS] = {0};
    struct plain *p = opened(&looking, ROWS),
                 *q = opened(&looking, ROWS);
    fill(&looking, theta, x);
    memcpy(want, theta, sizeof want);
    for (int step = 0; step < 5; step++) {
        float rate = step < 3 ? 0.25f : 0.125f;
        plain_slopes(q, want, x, classes, slopes);
        plain_step(p, theta, x, classes, rate, 0.875f);
        for (size_t k = 0; k < PARAMETERS; k++) {
            last[k] = 0.875f * last[k] + rate * slopes[k];
            want[k] -= last[k];
            assert_true(want[k] == theta[k]);
        }
    }
    plain_close(p);
    plain_close(q);
}

static void steady_slopes_add_up_and_others_do_not(void **state) {
    (void)state;
    const struct descent d = {.momentum = 3};
    float steady = 0, quarrel = 0, part = descent_momentum(d);
    const float up[] = {8.0f / 64, 15.0f / 64, 169.0f / 512};
    const float flat[] = {8.0f / 64, -1.0f / 64, 57.0f / 512};
    for (int i = 0; i < 100; i++) {
        steady = part * steady + 0.125f;
        quarrel = part * quarrel + (i % 2 ? -0.125f : 0.125f);
        assert_true(i > 2 || (steady == up[i] && quarrel == flat[i]));
        assert_true(fabsf(quarrel) <= 0.125f);
    }
    assert_near(1, steady, 1e-5);
}

static void the_rate_falls_when_it_is_told_to(void **state) {
    (void)state;
    const struct descent d = {9, 0, 20, 10}, level = {9, 0, 0, 0};
    const int want[] = {9, 9, 10, 11, 12};
    for (size_t steps = 0; steps < 50; steps++) {
        assert_int_equal(want[steps / 10], descent_shift(d, steps));
        assert_int_equal(9, descent_shift(level, steps));
    }
    assert_true(descent_momentum(level) == 0);
}

static const struct network exclusive_or = {
    "xor",
    3,
    {{DENSE, 2, 8, WHOLE}, {RELU, 8, 8, WHOLE}, {DENSE, 8, 2, WHOLE}}};
static const struct network line = {"line", 1, {{DENSE, 2, 2, WHOLE}}};

static const float corners[] = {0, 0, 0, 1, 1, 0, 1, 1};
static const uint8_t is_odd[] = {0, 1, 1, 0};

/* The loss after 1000 steps from this theta. */
static float learn(const struct network *net, float *theta,
                   float rate) {
    struct plain *p = opened(net, 4);
    for (int i = 0; i < 1000; i++)
        plain_step(p, theta, corners, is_odd, rate, 0);
    float loss = plain_step(p, theta, corners, is_odd, 0, 0);
    plain_close(p);
    return loss;
}

static void exclusive_or_is_learned(void **state) {
    (void)state;
    float theta[3 * 8 + 9 * 2];
    network_init(&exclusive_or, theta, 1);
    assert_true(learn(&exclusive_or, theta, 0.5f) < 0.01f);
}

static void a_single_layer_cannot_learn_it(void **state) {
    (void)state;
    float theta[6];
    network_init(&line, theta, 1);
    assert_near(log(2), learn(&line, theta, 0.5f), 1e-4);
}

static void every_image_is_scored_once(void **state) {
    (void)state;
    const struct network net = {"copy", 1, {{DENSE, 3, 3, WHOLE}}};
    const float theta[] = {4, 0, 0, 0, 4, 0, 0, 0, 4, 0, 0, 0};
    uint8_t pixels[250 * 3] = {0}, labels[250];
    struct dataset d = {250, 1, 3, pixels, labels, "bright"};
    for (size_t i = 0; i < 250; i++) {
        labels[i] = (uint8_t)(i % 3);
        pixels[i * 3 + (i < 200 ? i : i + 1) % 3] = 128;
    }
    assert_near(1, plain_score(&net, theta, &d, 200).accuracy, 1e-9);
    assert_near(0.8, plain_score(&net, theta, &d, 0).accuracy, 1e-9);
    assert_near(0.8, plain_score(&net, theta, &d, 999).accuracy, 1e-9);
    double right = log(exp(2) + 2) - 2, wrong = log(exp(2) + 2);
    assert_near(0.8 * right + 0.2 * wrong,
                plain_score(&net, theta, &d, 0).loss, 1e-6);
}

static void the_count_of_products_is_right(void **state) {
    (void)state;
    const struct network *k = network_find("K");
    size_t sum = 0;
    for (size_t l = 0; l < k->depth; l++)
        if (k->layer[l].kind == DENSE)
            sum += (l ? 3 : 2) * k->layer[l].in * k->layer[l].out;
    assert_int_equal(409088, sum);
    assert_true((double)(468 * 128 * sum) / 1e9 < 24.55);
    assert_true((double)(468 * 128 * sum) / 1e9 > 24.45);
}

static void zero_weights_never_learn(void **state) {
    (void)state;
    float theta[3 * 8 + 9 * 2] = {0};
    assert_near(log(2), learn(&exclusive_or, theta, 0.5f), 1e-6);
    for (size_t i = 0; i < 3 * 8 + 9 * 2; i++)
        assert_true(theta[i] == 0);
}

static void too_large_steps_do_not_learn(void **state) {
    (void)state;
    float theta[3 * 8 + 9 * 2];
    network_init(&exclusive_or, theta, 1);
    float loss = learn(&exclusive_or, theta, 32);
    assert_false(loss < 0.5f);
}

static void large_outputs_do_no_harm(void **state) {
    (void)state;
    const float theta[] = {1000, 0, 0, 0, 0, 0}, x[] = {1, 0};
    const uint8_t label = 1;
    float slopes[6], e = expf(89);
    assert_true(isinf(e) && isnan(e / (e + 1)));
    struct plain *p = opened(&line, 1);
    const float *probability = plain_forward(p, theta, x);
    assert_true(probability[0] == 1 && probability[1] == 0);
    assert_near(87.3, plain_slopes(p, theta, x, &label, slopes), 0.1);
    assert_true(slopes[0] == 1 && slopes[1] == -1);
    plain_close(p);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_example_is_right),
    cmocka_unit_test(slopes_agree_with_differences),
    cmocka_unit_test(the_slopes_of_c_agree_along_random_lines),
    cmocka_unit_test(a_batch_is_the_mean_of_its_images),
    cmocka_unit_test(a_step_goes_against_the_slopes),
    cmocka_unit_test(momentum_keeps_a_part_of_each_step),
    cmocka_unit_test(steady_slopes_add_up_and_others_do_not),
    cmocka_unit_test(the_rate_falls_when_it_is_told_to),
    cmocka_unit_test(exclusive_or_is_learned),
    cmocka_unit_test(a_single_layer_cannot_learn_it),
    cmocka_unit_test(every_image_is_scored_once),
    cmocka_unit_test(the_count_of_products_is_right),
    cmocka_unit_test(zero_weights_never_learn),
    cmocka_unit_test(too_large_steps_do_not_learn),
    cmocka_unit_test(large_outputs_do_no_harm),
};

RUN("plain", tests)
