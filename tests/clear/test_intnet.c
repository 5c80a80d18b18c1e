/* Tangled from chapters/09-few-bits.md; edit that file. */
#include "check.h"
#include "intnet.h"

#include <stdlib.h>

static void check_numbers(const int64_t *want, const ring *got,
                          size_t n) {
    for (size_t i = 0; i < n; i++)
        assert_int_equal(want[i], signed_of(got[i]));
}

static const struct network worked = {
    "worked",
    3,
    {{DENSE, 2, 2, WHOLE}, {RELU, 2, 2, WHOLE}, {DENSE, 2, 1, WHOLE}}};

static const struct shifts quarters = {.recipe = "few-bits",
                                       .net = "worked",
                                       .latent = 2,
                                       .down = {[1] = 1},
                                       .back = {[1] = 1},
                                       .goal = 5,
                                       .most = 127,
                                       .width = 8};

static const struct descent still = {0, 0, 0, 0};

static void encode_all(const int64_t *x, ring *out, size_t n) {
    for (size_t i = 0; i < n; i++)
        out[i] = ring_of(x[i]);
}

static void the_worked_example_holds(void **state) {
    struct intnet *s = intnet_open(&worked, &quarters, 1, still);
    ring theta[9], w[9], x[2], label = 1;

    (void)state;
    encode_all((int64_t[]){3, -4, 1, 5, 0, 0, 4, -4, 0}, theta, 9);
    encode_all((int64_t[]){6, 2}, x, 2);
    intnet_use(&worked, &quarters, theta, w);
    check_numbers((int64_t[]){1, -1, 0, 1, 0, 0, 1, -1, 0}, w, 9);
    intnet_step(s, theta, x, &label);
    check_numbers((int64_t[]){6, -4}, intnet_output(s, 0), 2);
    check_numbers((int64_t[]){3, 0}, intnet_output(s, 1), 2);
    check_numbers((int64_t[]){3}, intnet_output(s, 2), 1);
    check_numbers((int64_t[]){-2}, intnet_error(s), 1);
    check_numbers((int64_t[]){9, -4, 3, 5, 0, 0, 10, -4, 0}, theta, 9);
    intnet_use(&worked, &quarters, theta, w);
    check_numbers((int64_t[]){2, -1, 1, 1}, w, 4);
    intnet_close(s);
}

/* An output of 7, from weights of 2 and more: nothing moves. */
static void what_is_above_the_goal_has_no_error(void **state) {
    struct intnet *s = intnet_open(&worked, &quarters, 1, still);
    ring theta[9], x[2], label = 1;

    (void)state;
    encode_all((int64_t[]){9, -4, 3, 5, 0, 0, 4, -4, 0}, theta, 9);
    encode_all((int64_t[]){6, 2}, x, 2);
    intnet_step(s, theta, x, &label);
    check_numbers((int64_t[]){7}, intnet_output(s, 2), 1);
    check_numbers((int64_t[]){0}, intnet_error(s), 1);
    check_numbers((int64_t[]){9, -4, 3, 5, 0, 0, 4, -4, 0}, theta, 9);
    intnet_close(s);
}

static void four_steps_are_those_of_another_program(void **state) {
    static const struct network net = {"other",
                                       5,
                                       {{DENSE, 3, 4, WHOLE},
                                        {RELU, 4, 4, WHOLE},
                                        {DENSE, 4, 3, WHOLE},
                                        {RELU, 3, 3, WHOLE},
                                        {DENSE, 3, 2, WHOLE}}};
    static const struct shifts f = {.latent = 10,
                                    .down = {[1] = 7, [3] = 4, [4] = 3},
                                    .back = {[1] = 4, [3] = 3},
                                    .up = {[0] = 2, [2] = 1, [4] = 1},
                                    .goal = 60,
                                    .most = 45};
    static const int64_t first[] = {
        9049,  -12646, 6178,  -9201,  -14093, 12065,  -1633, -10584,
        689,   1823,   2660,  -14112, 0,      0,      0,     0,
        523,   3050,   14334, -9732,  -7847,  -12187, -1214, -14699,
        -8470, 2127,   8766,  -13086, 0,      0,      0,     7172,
        7193,  -13088, -3093, 14188,  7816,   0,      0};
    static const int64_t last[] = {
        34065, -15298, -13166, -9201,  -4219, 8269,   -7093, -10584,
        16881, 55,     -9820,  -14112, 0,     0,      0,     0,
        -3533, 2642,   13908,  -9732,  -7703, -12181, -1214, -14699,
        -7392, 2127,   8766,   -13086, 0,     0,      0,     7172,
        6923,  -12595, -3729,  14851,  5003,  0,      0};
    const struct descent halving = {.steady = 2, .halve = 2};
    const ring x[] = {124, 35, 80, 51, 73, 34}, y[] = {1, 0, 0, 1};
    struct intnet *s = intnet_open(&net, &f, 2, halving);
    ring theta[39];

    (void)state;
    encode_all(first, theta, 39);
    for (int i = 0; i < 4; i++)
        intnet_step(s, theta, x, y);
    check_numbers((int64_t[]){32, 12, 10, 4}, intnet_output(s, 4), 4);
    check_numbers((int64_t[]){-28, 12, 10, -45}, intnet_error(s), 4);
    check_numbers(last, theta, 39);
    intnet_close(s);
}

enum { PIXELS = 16, IMAGES = 40 };

static const struct network bright = {"bright",
                                      3,
                                      {{DENSE, PIXELS, 12, WHOLE},
                                       {RELU, 12, 12, WHOLE},
                                       {DENSE, 12, CLASSES, WHOLE}}};

/* Image k shows class k mod 10, on noise. */
static struct dataset bright_images(uint8_t *pixels, uint8_t *labels) {
    struct splitmix random = {9};

    for (size_t i = 0; i < IMAGES * PIXELS; i++)
        pixels[i] = (uint8_t)splitmix_below(&random, 64);
    for (size_t k = 0; k < IMAGES; k++) {
        labels[k] = (uint8_t)(k % CLASSES);
        pixels[k * PIXELS + labels[k]] = 255;
    }
    return (struct dataset){IMAGES, 4, 4, pixels, labels, ""};
}

/* Steps on all of them; the score before and after. */
static void learn_bright(struct shifts f, struct score score[2]) {
    uint8_t pixels[IMAGES * PIXELS], labels[IMAGES];
    struct dataset d = bright_images(pixels, labels);
    struct intnet *s = intnet_open(&bright, &f, IMAGES, still);
    ring theta[334], w[334], x[IMAGES * PIXELS];
    ring y[IMAGES * CLASSES] = {0};

    for (size_t k = 0; k < IMAGES; k++)
        y[k * CLASSES + labels[k]] = 1;
    for (size_t i = 0; i < IMAGES * PIXELS; i++)
        x[i] = pixels[i] / 2;
    intnet_init(&bright, &f, theta, 3);
    for (int end = 0; end < 2; end++) {
        intnet_use(&bright, &f, theta, w);
        score[end] = intnet_score(&bright, &f, w, &d, 0);
        for (int i = 0; i < 100; i++)
            intnet_step(s, theta, x, y);
    }
    intnet_close(s);
}

static const struct shifts for_bright = {.pixel = 7,
                                         .start = 25,
                                         .latent = 21,
                                         .down = {[1] = 4, [2] = 4},
                                         .back = {[1] = 6},
                                         .up = {[0] = 6, [2] = 6},
                                         .goal = 153,
                                         .most = 127};

static void it_learns(void **state) {
    struct score score[2];

    (void)state;
    learn_bright(for_bright, score);
    assert_true(score[0].accuracy < 0.5);
    assert_true(score[1].accuracy > 0.95);
    assert_true(score[1].loss < score[0].loss / 4);
}

static void far_too_fast_it_does_not(void **state) {
    struct shifts fast = for_bright;
    struct score score[2];

    (void)state;
    fast.up[0] += 6;
    fast.up[2] += 6;
    learn_bright(fast, score);
    assert_true(score[1].accuracy < 0.5);
}

static void who_says_nothing_has_a_loss_of_one(void **state) {
    uint8_t pixels[IMAGES * PIXELS], labels[IMAGES];
    struct dataset d = bright_images(pixels, labels);
    ring w[334] = {0};
    struct score score = intnet_score(&bright, &for_bright, w, &d, 0);

    (void)state;
    assert_true(score.loss == 1 && score.accuracy == 0.1);
}

static void a_rate_is_halved_down_to_one(void **state) {
    const struct shifts *f = shifts_find("few-bits", "A");
    const struct descent d = {.steady = 100, .halve = 10};

    (void)state;
    assert_int_equal(shifts_up(f, 4, d, 99), f->up[4]);
    assert_int_equal(shifts_up(f, 4, d, 100), f->up[4] - 1);
    assert_int_equal(shifts_up(f, 4, d, 110), f->up[4] - 2);
    assert_int_equal(shifts_up(f, 4, d, 10000), 0);
}

static void shifts_have_words_of_their_own(void **state) {
    char words[SHIFTS_WORDS];

    (void)state;
    shifts_words(shifts_find("few-bits", "A"), words, sizeof words);
    assert_string_equal(words, "few-bits 7/25/21/153/127, down 08068, "
                               "back 0706, up 60705");
    assert_null(shifts_find("few-bits", "Z"));
    assert_null(shifts_find("many-bits", "A"));
}

/* z = (6, -1): the second unit gets no error, though it is 0. */
static void what_is_rounded_to_zero_may_be_negative(void **state) {
    struct intnet *s = intnet_open(&worked, &quarters, 1, still);
    ring theta[9], x[2], label = 1;

    (void)state;
    encode_all((int64_t[]){4, 0, 0, -4, 0, 0, 4, 4, 0}, theta, 9);
    encode_all((int64_t[]){6, 1}, x, 2);
    intnet_step(s, theta, x, &label);
    check_numbers((int64_t[]){6, -1}, intnet_output(s, 0), 2);
    check_numbers((int64_t[]){3, 0}, intnet_output(s, 1), 2);
    check_numbers((int64_t[]){10, 0, 1, -4}, theta, 4);
    intnet_close(s);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_worked_example_holds),
    cmocka_unit_test(what_is_above_the_goal_has_no_error),
    cmocka_unit_test(four_steps_are_those_of_another_program),
    cmocka_unit_test(it_learns),
    cmocka_unit_test(far_too_fast_it_does_not),
    cmocka_unit_test(who_says_nothing_has_a_loss_of_one),
    cmocka_unit_test(a_rate_is_halved_down_to_one),
    cmocka_unit_test(shifts_have_words_of_their_own),
    cmocka_unit_test(what_is_rounded_to_zero_may_be_negative),
};

RUN("networks of few bits", tests)
