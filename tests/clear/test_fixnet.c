/* Tangled from chapters/08-fixed-network.md; edit that file. */
#include <math.h>
#include <stdlib.h>

#include "check.h"
#include "fixed.h"
#include "fixnet.c"
#include "goldschmidt.h"
#include "plain.h"

static void check_steps(const int64_t *want, const ring *got,
                        size_t n) {
    for (size_t i = 0; i < n; i++)
        assert_int_equal(want[i], signed_of(got[i]));
}

/* The layer of the worked example, and no more. */
static void the_worked_layer_holds(void **state) {
    (void)state;
    struct network net = {
        "two", 2, {{DENSE, 2, 2, WHOLE}, {RELU, 2, 2, WHOLE}}};
    float theta[] = {1, -0.5f, 0.25f, 2, -1, 0.25f}, in[] = {0.5, 0.75};
    ring fixed[6], x[2], onehot[2] = {0, 65536};
    encode(theta, fixed, 6, 16);
    encode(in, x, 2, 16);
    const struct descent still = {0, 0, 0, 0};
    struct fixnet *s = fixnet_open(&net, 1, 16, still, NEAREST, 0);
    assert_non_null(s);
    fixnet_step(s, fixed, x, onehot);
    check_steps((int64_t[]){32768, 49152}, x, 2);
    check_steps((int64_t[]){-20480, 98304}, fixnet_output(s, 0), 2);
    check_steps((int64_t[]){0, 98304}, fixnet_output(s, 1), 2);
    check_steps((int64_t[]){11905, 53630}, fixnet_probabilities(s), 2);
    check_steps((int64_t[]){11905, -11906}, fixnet_delta(s), 2);
    fixnet_close(s);
}

static void the_worked_numbers_hold(void **state) {
    (void)state;
    ring e = 65536 - 98304 / 256;
    ring xw[2] = {UINT64_C(32768) * 65536 + UINT64_C(49152) * 16384,
                  UINT64_C(49152) * 131072 - UINT64_C(32768) * 32768};
    assert_true(xw[0] == 2952790016 && xw[1] == 5368709120);
    truncate_all(xw, 2, 16, NEAREST, NULL);
    check_steps((int64_t[]){45056, 81920}, xw, 2);
    for (int i = 0; i < 8; i++)
        e = truncate_one(e * e, 16, NEAREST, 0);
    assert_int_equal(e, 14548);
    assert_int_equal(fixed_reciprocal(65536 + e, 2, 16, NEAREST, NULL),
                     53630);
    assert_near(0.1824, 1 / (1 + exp(1.5)), 5e-5);
}

static void the_worked_reciprocal_holds(void **state) {
    (void)state;
    const ring q[] = {43691, 51788, 53567, 53630, 53630};
    const ring n[] = {53390, 63285, 65459, 65536};
    assert_int_equal(goldschmidt_guess(2, 16), q[0]);
    assert_int_equal(truncate_one(q[0] * 80084, 16, NEAREST, 0), n[0]);
    for (int i = 0; i < 4; i++) {
        ring factor = 131072 - n[i];
        assert_int_equal(truncate_one(q[i] * factor, 16, NEAREST, 0),
                         q[i + 1]);
        assert_int_equal(truncate_one(n[i] * factor, 16, NEAREST, 0),
                         i < 3 ? n[i + 1] : 65536);
    }
    assert_int_equal(goldschmidt_steps(2, 16), 4);
    assert_int_equal(goldschmidt_steps(10, 16), 6);
}

static void the_steps_are_enough_and_not_one_more(void **state) {
    (void)state;
    for (int bound = 2; bound <= 1000; bound++)
        for (int f = 1; f <= 20; f++) {
            double e = (bound - 1.0) / (bound + 1.0), goal = exp2(-f);
            int k = goldschmidt_steps((size_t)bound, f);
            assert_true(pow(e, exp2(k)) < goal);
            assert_true(k == 1 || pow(e, exp2(k - 1)) > 0.999 * goal);
        }
}

static double largest_error(enum rounding how) {
    struct splitmix random = {3};
    double largest = 0, bound = (how == NEAREST ? 50 : 100) * 65536.0;
    for (ring y = 65536; y <= 655360; y++) {
        ring q = fixed_reciprocal(y, 10, 16, how, &random);
        double error = fabs((double)q - 0x1p32 / (double)y);
        largest = error > largest ? error : largest;
        assert_true(error * (double)y <= bound);
    }
    return largest;
}

static void every_reciprocal_is_near(void **state) {
    (void)state;
    double nearest = largest_error(NEAREST);
    assert_true(5 < nearest && nearest < 12);
    assert_true(largest_error(FLOOR) < 23);
    assert_true(largest_error(STOCHASTIC) < 23);
}

static void the_exponential_is_off_by_what_we_derived(void **state) {
    (void)state;
    double worst = 0;
    for (double v = -500; v <= 0; v += 1.0 / 128) {
        double error = exp(v) - pow(1 + v / 256, 256);
        worst = error > worst ? error : worst;
        assert_true(error > -1e-6 || v < -490);
    }
    assert_near(4 * exp(-2) / 512, worst, 1e-5);
}

static void eight_squarings_lose_at_most_511_units(void **state) {
    (void)state;
    struct splitmix random = {9};
    for (int64_t v = -504 * 65536; v <= 0; v += 97)
        for (int how = FLOOR; how <= STOCHASTIC; how++) {
            ring e = mod_L((ring)v);
            double formula = pow(1 + (double)v / 0x1p24, 256);
            fixed_exp(&e, 1, 16, (enum rounding)how, &random);
            assert_near(0x1p16 * formula, (double)signed_of(e), 511);
            assert_true(how != FLOOR || v < -256 * 65536 ||
                        (double)e <= 0x1p16 * formula);
        }
}

/* Softmax, in doubles. */
static void true_softmax(const double *u, double *p, size_t n) {
    double sum = 0;
    for (size_t j = 0; j < n; j++)
        sum += exp(u[j]);
    for (size_t j = 0; j < n; j++)
        p[j] = exp(u[j]) / sum;
}

static void check_softmax(enum rounding how, struct splitmix *random) {
    double u[10], want[10], sum = 0;
    ring scores[10], p[10];
    for (size_t j = 0; j < 10; j++) {
        uint64_t r = splitmix_below(random, 16 << 16);
        u[j] = (double)r / 65536 - 8;
        scores[j] = fixed_of(u[j], 16);
    }
    true_softmax(u, want, 10);
    fixed_softmax(scores, p, 1, 10, 16, how, random);
    for (size_t j = 0; j < 10; j++) {
        assert_near(want[j], real_of(p[j], 16), 0.01);
        sum += real_of(p[j], 16);
    }
    assert_near(1, sum, 110.0 / 65536);
}

static void softmax_is_near_and_adds_up_to_one(void **state) {
    (void)state;
    struct splitmix random = {5};
    for (int i = 0; i < 300; i++)
        check_softmax((enum rounding)(i % 3), &random);
}

/* SHIFT makes a rate of one half; N parameters. */
enum { BATCH = 16, SHIFT = 5, N = 10 * 16 + 16 + 16 * 10 + 10 };
static const struct descent descent = {SHIFT, 0, 0, 0};

static const struct network tiny = {"tiny",
                                    3,
                                    {{DENSE, 10, 16, WHOLE},
                                     {RELU, 16, 16, WHOLE},
                                     {DENSE, 16, CLASSES, WHOLE}}};

/* Row i of the batch: a one at place i mod 10, and some noise; its
   label is that place. */
static void make_batch(float *x, uint8_t *labels, ring *fixed_x,
                       ring *onehot, int f) {
    struct splitmix random = {6};
    for (size_t i = 0; i < BATCH; i++) {
        labels[i] = (uint8_t)(i % CLASSES);
        for (size_t j = 0; j < 10; j++) {
            uint64_t noise = splitmix_below(&random, 64);
            x[i * 10 + j] = (float)noise / 256 + (j == labels[i]);
            onehot[i * 10 + j] = (ring)(j == labels[i]) << f;
        }
    }
    encode(x, fixed_x, BATCH * 10, f);
}

static void a_step_is_that_of_floats_within_a_bound(void **state) {
    (void)state;
    float theta[N], x[BATCH * 10];
    ring fixed[N], fixed_x[BATCH * 10], onehot[BATCH * 10];
    uint8_t labels[BATCH];
    struct plain *p = plain_open(&tiny, BATCH);
    struct fixnet *s =
        fixnet_open(&tiny, BATCH, 16, descent, STOCHASTIC, 1);
    assert_true(p && s && network_parameters(&tiny) == N);
    make_batch(x, labels, fixed_x, onehot, 16);
    network_init(&tiny, theta, 1);
    for (int step = 0; step < 100; step++) {
        encode(theta, fixed, N, 16);
        plain_step(p, theta, x, labels, 0.5f, 0);
        fixnet_step(s, fixed, fixed_x, onehot);
        for (size_t i = 0; i < N; i++)
            assert_near(theta[i], real_of(fixed[i], 16), 0.005);
    }
    fixnet_close(s);
    plain_close(p);
}

/* The mean probability of the label after 300 steps with f bits. */
static double certainty(int f, enum rounding how) {
    float theta[N], x[BATCH * 10];
    ring fixed[N], fixed_x[BATCH * 10], onehot[BATCH * 10];
    uint8_t labels[BATCH];
    double sum = 0;
    struct fixnet *s = fixnet_open(&tiny, BATCH, f, descent, how, 1);
    assert_non_null(s);
    make_batch(x, labels, fixed_x, onehot, f);
    network_init(&tiny, theta, 1);
    encode(theta, fixed, N, f);
    for (int step = 0; step < 300; step++)
        fixnet_step(s, fixed, fixed_x, onehot);
    for (size_t i = 0; i < BATCH; i++)
        sum += real_of(fixnet_probabilities(s)[i * 10 + labels[i]], f);
    fixnet_close(s);
    return sum / (double)BATCH;
}

static void it_learns(void **state) {
    (void)state;
    assert_true(certainty(16, NEAREST) > 0.95);
    assert_true(certainty(16, STOCHASTIC) > 0.95);
}

static const struct network looking = {
    "looking",
    6,
    {{CONVOLUTION, 36, 108, {6, 6, 1, 3, 1, 1}},
     {MAXPOOL, 108, 12, {6, 6, 3, 3, 2, 0}},
     {RELU, 12, 12, WHOLE},
     {CONVOLUTION, 12, 16, {2, 2, 3, 3, 1, 1}},
     {RELU, 16, 16, WHOLE},
     {DENSE, 16, CLASSES, WHOLE}}};

enum { SEEN = 36, PARAMETERS = 10 * 3 + 28 * 4 + 17 * CLASSES };

static void draw_batch(float *x, uint8_t *labels, ring *fixed_x,
                       ring *onehot) {
    struct splitmix random = {8};
    for (size_t i = 0; i < BATCH; i++) {
        labels[i] = (uint8_t)(i % CLASSES);
        for (size_t j = 0; j < SEEN; j++)
            x[i * SEEN + j] = (float)splitmix_below(&random, 64) / 256 +
                              (j / 3 == labels[i]);
        for (size_t j = 0; j < CLASSES; j++)
            onehot[i * CLASSES + j] = (ring)(j == labels[i]) << 16;
    }
    encode(x, fixed_x, BATCH * SEEN, 16);
}

/* The farthest that a parameter is from that of floats, in 60 steps,
   and the mean loss of floats at the last. */
static double farthest(struct descent d, float momentum, float *loss) {
    float theta[PARAMETERS], x[BATCH * SEEN];
    ring fixed[PARAMETERS], fixed_x[BATCH * SEEN];
    ring onehot[BATCH * CLASSES];
    uint8_t labels[BATCH];
    double most = 0;
    struct plain *p = plain_open(&looking, BATCH);
    struct fixnet *s =
        fixnet_open(&looking, BATCH, 16, d, STOCHASTIC, 1);
    assert_true(p && s && network_parameters(&looking) == PARAMETERS);
    draw_batch(x, labels, fixed_x, onehot);
    network_init(&looking, theta, 1);
    for (size_t step = 0; step < 60; step++) {
        float rate =
            (float)BATCH / (float)(1 << descent_shift(d, step));
        encode(theta, fixed, PARAMETERS, 16);
        *loss = plain_step(p, theta, x, labels, rate, momentum);
        fixnet_step(s, fixed, fixed_x, onehot);
        for (size_t i = 0; i < PARAMETERS; i++)
            most = fmax(most, fabs(theta[i] - real_of(fixed[i], 16)));
    }
    fixnet_close(s);
    plain_close(p);
    return most;
}

static void windows_and_momentum_are_those_of_floats(void **state) {
    (void)state;
    const struct descent d = {7, 3, 20, 20};
    float loss;
    double most = farthest(d, 0.875f, &loss);
    assert_true(most < 0.01);
    assert_true(loss < 0.5f);
    assert_true(farthest(d, 0.75f, &loss) > 10 * most);
}

static void pooling_sees_what_truncation_would_hide(void **state) {
    (void)state;
    const struct network net = {
        "two",
        4,
        {{CONVOLUTION, 4, 4, {2, 2, 1, 1, 1, 0}},
         {MAXPOOL, 4, 1, {2, 2, 1, 2, 2, 0}},
         {RELU, 1, 1, WHOLE},
         {DENSE, 1, 2, WHOLE}}};
    const struct descent still = {0, 0, 0, 0};
    const ring x[4] = {109227, 109228}, onehot[2] = {0, 65536};
    ring theta[6] = {3, 0, 65536, mod_L(-(ring)65536), 0, 0};
    ring sums[2] = {5 * 65536 + 1, 5 * 65536 + 4};
    struct fixnet *s = fixnet_open(&net, 1, 16, still, NEAREST, 0);
    assert_non_null(s);
    fixnet_step(s, theta, x, onehot);
    assert_ring_equal(sums, fixnet_output(s, 0), 2);
    assert_int_equal(5, fixnet_output(s, 1)[0]);
    truncate_all(sums, 2, 16, NEAREST, NULL);
    assert_true(sums[0] == 5 && sums[1] == 5);
    assert_int_equal(0, s->error[0][0]);
    assert_true(s->error[0][1] != 0);
    fixnet_close(s);
}

static void of_equal_sums_the_first_is_the_largest(void **state) {
    (void)state;
    const uint32_t pixel[4] = {0, 1, 2, 3};
    const struct windows v = {1, 4, 1, pixel};
    const ring image[4] = {mod_L(-(ring)9), 7, 7, 7};
    assert_int_equal(1, largest_at(&v, image, 0, 0));
}

static void beyond_504_the_exponential_turns_back(void **state) {
    (void)state;
    ring u[2] = {fixed_of(0, 16), fixed_of(-512, 16)}, p[2];
    fixed_softmax(u, p, 1, 2, 16, NEAREST, NULL);
    assert_near(0.5, real_of(p[1], 16), 0.001);
    u[1] = fixed_of(-504, 16);
    fixed_softmax(u, p, 1, 2, 16, NEAREST, NULL);
    assert_near(0, real_of(p[1], 16), 0.001);
}

static void with_six_bits_softmax_sees_no_difference(void **state) {
    (void)state;
    ring u[2] = {fixed_of(0, 6), fixed_of(-1.75, 6)}, p[2];
    fixed_softmax(u, p, 1, 2, 6, NEAREST, NULL);
    assert_near(0.5, real_of(p[0], 6), 0);
    assert_near(0.5, real_of(p[1], 6), 0);
}

static void beyond_the_bound_it_is_no_reciprocal(void **state) {
    (void)state;
    ring q = fixed_reciprocal(10 << 16, 10, 16, NEAREST, NULL);
    assert_near(0.1, real_of(q, 16), 0.0001);
    q = fixed_reciprocal(12 << 16, 10, 16, NEAREST, NULL);
    assert_true(real_of(q, 16) < -1);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_worked_layer_holds),
    cmocka_unit_test(the_worked_numbers_hold),
    cmocka_unit_test(the_worked_reciprocal_holds),
    cmocka_unit_test(the_steps_are_enough_and_not_one_more),
    cmocka_unit_test(every_reciprocal_is_near),
    cmocka_unit_test(the_exponential_is_off_by_what_we_derived),
    cmocka_unit_test(eight_squarings_lose_at_most_511_units),
    cmocka_unit_test(softmax_is_near_and_adds_up_to_one),
    cmocka_unit_test(a_step_is_that_of_floats_within_a_bound),
    cmocka_unit_test(it_learns),
    cmocka_unit_test(windows_and_momentum_are_those_of_floats),
    cmocka_unit_test(pooling_sees_what_truncation_would_hide),
    cmocka_unit_test(of_equal_sums_the_first_is_the_largest),
    cmocka_unit_test(beyond_504_the_exponential_turns_back),
    cmocka_unit_test(with_six_bits_softmax_sees_no_difference),
    cmocka_unit_test(beyond_the_bound_it_is_no_reciprocal),
};

RUN("the network in fixed point", tests)
