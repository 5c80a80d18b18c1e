/* Tangled from chapters/62-hidden-layer.md; edit that file. */
#include <math.h>

#include "check.h"
#include "follow.h"
#include "plain.h"
#include "study.h"

enum { PEOPLE = 640, INPUTS = 12, FIRST = 5 };

/* People that there never were: a label that a straight line tells, and
   noise. */
static void invent(struct houses *h, float *x, uint8_t *labels) {
    struct splitmix random = {1};

    for (size_t i = 0; i < PEOPLE; i++) {
        float *row = x + i * INPUTS;

        for (size_t j = 0; j < INPUTS; j++)
            row[j] =
                (float)splitmix_below(&random, 3464) / 1000 - 1.73f;
        labels[i] = row[0] + row[7] > 1;
    }
    *h = (struct houses){.rows = PEOPLE,
                         .inputs = INPUTS,
                         .columns = FIRST,
                         .x = x,
                         .labels = labels,
                         .classes = 2};
}

static void train(struct study *t, struct noise noise) {
    static float x[PEOPLE * INPUTS];
    static uint8_t labels[PEOPLE];
    struct way way = {.width = 6, .epochs = 12, .rate = 0.1f};
    struct houses h;
    struct why why;

    way.noise = noise;
    invent(&h, x, labels);
    if (study_run(t, &h, 1, &way, 1, &why) < 0)
        fail_msg("%s", why.text);
}

/* What the server sees is what the chapter says, to the last label. */
static void a_server_that_remembers_knows(void **state) {
    struct study t;

    (void)state;
    train(&t, (struct noise){0, 0, false});
    assert_true(study_task(&t) > 0.9);
    assert_true(study_attack(&t, 6) > 0.95);
    assert_true(study_attack(&t, 6) > study_attack(&t, 1));
    assert_true(study_labels(&t, false) == 1);
    assert_true(study_labels(&t, true) > 0.95);
    assert_true(study_linked(&t) > 0.9);
    study_close(&t);
}

static void a_share_tells_nothing(void **state) {
    struct study t;

    (void)state;
    train(&t, (struct noise){0, 0, false});
    assert_near(0.5, study_attack_shares(&t, 6), 0.12);
    assert_near(0.5, study_attack_shares(&t, 1), 0.12);
    study_close(&t);
}

static void noise_on_weights_is_no_noise_on_data(void **state) {
    struct study t;

    (void)state;
    train(&t, (struct noise){0, 0.03, false});
    assert_true(study_attack(&t, 6) > 0.95);
    assert_true(study_labels(&t, false) == 1);
    study_close(&t);
    train(&t, (struct noise){2, 0, false});
    assert_true(study_attack(&t, 6) < 0.85);
    assert_true(study_labels(&t, false) == 1);
    study_close(&t);
}

enum { ROWS = 64, IN = 4, WIDTH = 3, ALL = IN * WIDTH + WIDTH + 8 };

static struct network small_network(void) {
    const size_t size[] = {IN, WIDTH, WIDTH, 2};
    struct network net = {.name = "small", .depth = 3};

    for (size_t l = 0; l < 3; l++) {
        net.layer[l].kind = l == 1 ? RELU : DENSE;
        net.layer[l].in = size[l];
        net.layer[l].out = size[l + 1];
    }
    return net;
}

/* h1 is the product with the first weights, and g1 is gl where the
   ReLU lets it through. */
static void check_sight(const struct sight *s, const float *x,
                        const float *theta) {
    for (size_t i = 0; i < ROWS; i++)
        for (size_t j = 0; j < WIDTH; j++) {
            size_t at = i * WIDTH + j;
            double sum = 0;

            for (size_t k = 0; k < IN; k++)
                sum += (double)(x[i * IN + k] * theta[k * WIDTH + j]);
            assert_near(sum, (double)s->h1[at], 1e-3);
            assert_near(s->h1[at] >= 0 ? (double)s->gl[at] : 0,
                        (double)s->g1[at], 0);
        }
}

/* One step, whose weights are those of the seed before, and those of
   the clear network after it. */
static void what_was_seen_is_what_was_sent(void **state) {
    struct network net = small_network();
    float x[ROWS * IN], theta[ALL], joined[ALL], seen[3][ROWS * WIDTH];
    struct sight sight = {seen[0], seen[1], seen[2]};
    struct splitmix random = {7};
    struct plain *p = plain_open(&net, ROWS);
    uint8_t labels[ROWS];
    struct why why;
    struct witness w = {.cut = {.net = &net,
                                .columns = 1,
                                .batch = ROWS,
                                .rate = 0.5f,
                                .first = SUM,
                                .scale = scale_of(16, COIN),
                                .seed = 3},
                        .x = x,
                        .labels = labels,
                        .rows = ROWS,
                        .epochs = 1,
                        .sight = &sight,
                        .theta = joined};

    (void)state;
    for (size_t k = 0; k < ROWS * IN; k++)
        x[k] = (float)splitmix_below(&random, 256) / 256;
    for (size_t i = 0; i < ROWS; i++)
        labels[i] = (uint8_t)splitmix_below(&random, 2);
    network_init(&net, theta, 3);
    if (witness_training(&w, &why) < 0)
        fail_msg("%s", why.text);
    check_sight(&sight, x, theta);
    assert_non_null(p);
    plain_step(p, theta, x, labels, 0.5f, 0);
    plain_close(p);
    for (size_t k = 0; k < ALL; k++)
        assert_near((double)theta[k], (double)joined[k], 1e-3);
}

static void a_row_is_followed_if_it_moves_little(void **state) {
    const float before[] = {0, 0, 10, 0, 0, 10, 9, 9};
    const float after[] = {10, 1, 1, 0, 8, 9, 0, 9};
    const size_t want[] = {1, 0, 3, 2};
    size_t match[4];

    (void)state;
    follow(before, after, 4, 2, match);
    for (size_t i = 0; i < 4; i++)
        assert_int_equal(want[i], match[i]);
}

static void a_few_numbers_have_mean_and_deviation(void **state) {
    struct tally t = {0, 0, 0};

    (void)state;
    tally_add(&t, 1);
    tally_add(&t, 2);
    tally_add(&t, 6);
    assert_near(3, tally_mean(&t), 1e-12);
    assert_near(sqrt(7), tally_deviation(&t), 1e-12);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_server_that_remembers_knows),
    cmocka_unit_test(a_share_tells_nothing),
    cmocka_unit_test(noise_on_weights_is_no_noise_on_data),
    cmocka_unit_test(what_was_seen_is_what_was_sent),
    cmocka_unit_test(a_row_is_followed_if_it_moves_little),
    cmocka_unit_test(a_few_numbers_have_mean_and_deviation),
};

RUN("study", tests)
