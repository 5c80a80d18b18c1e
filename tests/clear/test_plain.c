/* Tangled from chapters/04-backprop.md; edit that file. */
#include <math.h>
#include <stdlib.h>

#include "check.h"
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

/* One layer on one row, in place. */
static void apply(const struct network *net, size_t l,
                  const double *theta, double *x) {
    const struct layer *layer = &net->layer[l];
    const double *w = theta + network_weights(net, l);
    const double *b = theta + network_biases(net, l);
    double z[8];
    for (size_t j = 0; j < layer->out; j++) {
        z[j] = layer->kind == DENSE ? b[j] : x[j] >= 0 ? x[j] : 0;
        for (size_t i = 0; layer->kind == DENSE && i < layer->in; i++)
            z[j] += x[i] * w[i * layer->out + j];
    }
    memcpy(x, z, layer->out * sizeof *x);
}

/* -ln(probability of the label) for one row. */
static double loss_by_definition(const struct network *net,
                                 const double *theta, const float *row,
                                 uint8_t label) {
    double x[8], sum = 0;
    for (size_t i = 0; i < network_inputs(net); i++)
        x[i] = row[i];
    for (size_t l = 0; l < net->depth; l++)
        apply(net, l, theta, x);
    for (size_t j = 0; j < network_outputs(net); j++)
        sum += exp(x[j]);
    return log(sum) - x[label];
}

static const struct network five = {"five",
                                    5,
                                    {{DENSE, 4, 6, WHOLE},
                                     {RELU, 6, 6, WHOLE},
                                     {DENSE, 6, 5, WHOLE},
                                     {RELU, 5, 5, WHOLE},
                                     {DENSE, 5, 3, WHOLE}}};

enum { ROWS = 7, PARAMETERS = 5 * 6 + 7 * 5 + 6 * 3 };

static const uint8_t classes[ROWS] = {0, 1, 2, 2, 1, 0, 1};

static double mean_loss(const double *theta, const float *x) {
    double loss = 0;
    for (size_t i = 0; i < ROWS; i++)
        loss += loss_by_definition(&five, theta, x + 4 * i, classes[i]);
    return loss / (double)ROWS;
}

/* Parameters and inputs that are all different and not special. */
static void fill(float *theta, float *x) {
    struct splitmix random = {3};
    network_init(&five, theta, 2);
    for (size_t i = 0; i < PARAMETERS; i++)
        theta[i] += (float)splitmix_below(&random, 100) / 1000;
    for (size_t i = 0; i < 4 * ROWS; i++)
        x[i] = (float)splitmix_below(&random, 2000) / 1000 - 1;
}

static void slopes_agree_with_differences(void **state) {
    (void)state;
    float theta[PARAMETERS], x[4 * ROWS], slopes[PARAMETERS];
    double t[PARAMETERS], h = 1e-6;
    struct plain *p = opened(&five, ROWS);
    assert_int_equal(PARAMETERS, network_parameters(&five));
    fill(theta, x);
    for (size_t i = 0; i < PARAMETERS; i++)
        t[i] = theta[i];
    assert_near(mean_loss(t, x),
                plain_slopes(p, theta, x, classes, slopes), 1e-6);
    for (size_t i = 0; i < PARAMETERS; i++) {
        t[i] = theta[i] + h;
        double above = mean_loss(t, x);
        t[i] = theta[i] - h;
        double below = mean_loss(t, x);
        t[i] = theta[i];
        assert_near((above - below) / (2 * h), slopes[i], 1e-6);
    }
    plain_close(p);
}

static void a_batch_is_the_mean_of_its_images(void **state) {
    (void)state;
    float theta[PARAMETERS], x[4 * ROWS];
    float all[PARAMETERS], one[PARAMETERS], sum[PARAMETERS] = {0};
    struct plain *p = opened(&five, ROWS), *q = opened(&five, 1);
    fill(theta, x);
    plain_slopes(p, theta, x, classes, all);
    for (size_t i = 0; i < ROWS; i++) {
        plain_slopes(q, theta, x + 4 * i, classes + i, one);
        for (size_t k = 0; k < PARAMETERS; k++)
            sum[k] += one[k];
    }
    for (size_t k = 0; k < PARAMETERS; k++)
        assert_near(sum[k] / (float)ROWS, all[k], 1e-6);
    plain_close(p);
    plain_close(q);
}

static void a_step_goes_against_the_slopes(void **state) {
    (void)state;
    float theta[PARAMETERS], x[4 * ROWS];
    float old[PARAMETERS], slopes[PARAMETERS];
    struct plain *p = opened(&five, ROWS);
    fill(theta, x);
    memcpy(old, theta, sizeof old);
    plain_slopes(p, theta, x, classes, slopes);
    plain_step(p, theta, x, classes, 0.25f, 0);
    for (size_t k = 0; k < PARAMETERS; k++)
        assert_true(theta[k] == old[k] - 0.25f * slopes[k]);
    plain_close(p);
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
    cmocka_unit_test(a_batch_is_the_mean_of_its_images),
    cmocka_unit_test(a_step_goes_against_the_slopes),
    cmocka_unit_test(exclusive_or_is_learned),
    cmocka_unit_test(a_single_layer_cannot_learn_it),
    cmocka_unit_test(every_image_is_scored_once),
    cmocka_unit_test(the_count_of_products_is_right),
    cmocka_unit_test(zero_weights_never_learn),
    cmocka_unit_test(too_large_steps_do_not_learn),
    cmocka_unit_test(large_outputs_do_no_harm),
};

RUN("plain", tests)
