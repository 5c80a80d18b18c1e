/* Tangled from chapters/61-arrows.md; edit that file. */
#include <math.h>

#include "arrows.h"
#include "auc.h"
#include "check.h"
#include "network.h"

/* Weights 2 and -1: p - y is 0.25 for a good one, -0.5 for a bad. */
static void the_sign_is_the_label(void **state) {
    const float w[] = {2, -1}, slope[] = {0.25f, -0.5f, -0.5f, 0.25f};
    const uint8_t bad[] = {0, 1, 1, 0};
    float arrow[8], score[4];

    (void)state;
    for (size_t i = 0; i < 8; i++)
        arrow[i] = slope[i / 2] * w[i % 2];
    assert_true(arrow[0] == 0.5f && arrow[1] == -0.25f);
    assert_true(arrow[2] == -1 && arrow[3] == 0.5f);
    assert_int_equal(0, read_labels(arrow, 4, 2, bad, 2, score));
    for (size_t i = 0; i < 4; i++)
        assert_near(-sqrt(5) * (double)slope[i], (double)score[i],
                    1e-6);
}

/* Points along (3, 4) / 5, and less far along (4, -3) / 5. */
static void the_main_direction_is_found(void **state) {
    const float arrow[] = {3, 4, -6, -8, 0.8f, -0.6f, -0.8f, 0.6f};
    const float none[4] = {0};
    double u[2];

    (void)state;
    main_direction(arrow, 4, 2, u);
    assert_near(0.6, fabs(u[0]), 1e-9);
    assert_near(0.8, fabs(u[1]), 1e-9);
    assert_true(u[0] * u[1] > 0);
    main_direction(none, 2, 2, u);
    assert_true(u[0] == 0 && u[1] == 0);
}

/* Three classes, uncertain p, one known row of each: g = (p - y) w. */
static void classes_are_told_by_one_label_each(void **state) {
    enum { ROWS = 60, N = 5, C = 3 };
    struct splitmix random = {1};
    float w[C * N], arrow[ROWS * N] = {0};
    const size_t known[] = {0, 1, 2};
    uint8_t label[ROWS], guess[ROWS];

    (void)state;
    for (size_t k = 0; k < C * N; k++)
        w[k] = (float)splitmix_below(&random, 2001) / 1000 - 1;
    for (size_t i = 0; i < ROWS; i++) {
        label[i] = (uint8_t)(i % C);
        for (size_t c = 0; c < C; c++) {
            float p = c == label[i] ? 0.2f : 0.4f;
            for (size_t j = 0; j < N; j++)
                arrow[i * N + j] += (float)(i + 1) *
                                    (p - (c == label[i])) *
                                    w[c * N + j];
        }
    }
    assert_int_equal(
        0, most_alike(arrow, ROWS, N, known, label, 3, C, guess));
    assert_byte_equal(label, guess, ROWS);
}

/* Turn all labels round: the scores stay. So one of two is wrong. */
static void one_kind_does_not_tell_which_end_is_up(void **state) {
    const float arrow[] = {0.5f, -0.25f, -1, 0.5f};
    const uint8_t bad[] = {0, 1}, good[] = {1, 0};
    float score[2], turned[2];

    (void)state;
    assert_int_equal(0, read_labels(arrow, 2, 2, bad, 1, score));
    assert_int_equal(0, read_labels(arrow, 2, 2, good, 1, turned));
    assert_memory_equal(score, turned, sizeof score);
    assert_near(1, auc(score, bad, 2) + auc(turned, good, 2), 0);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_sign_is_the_label),
    cmocka_unit_test(the_main_direction_is_found),
    cmocka_unit_test(classes_are_told_by_one_label_each),
    cmocka_unit_test(one_kind_does_not_tell_which_end_is_up),
};

RUN("arrows", tests)
