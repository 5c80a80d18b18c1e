/* Tangled from chapters/61-arrows.md; edit that file. */
#include <math.h>

#include "auc.h"
#include "check.h"
#include "network.h"

static void the_example_is_right(void **state) {
    const float score[] = {0.9f, 0.5f, 0.5f, 0.2f};
    const uint8_t truth[] = {1, 1, 0, 0};

    (void)state;
    assert_near(3.5 / 4, auc(score, truth, 4), 0);
}

/* As it is defined: pair by pair. */
static double counted(const float *score, const uint8_t *truth,
                      size_t n) {
    double wins = 0, pairs = 0;

    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < n; k++)
            if (truth[i] && !truth[k]) {
                pairs++;
                wins += score[i] > score[k]    ? 1
                        : score[i] == score[k] ? 0.5
                                               : 0;
            }
    return wins / pairs;
}

static void ranks_agree_with_a_count_of_pairs(void **state) {
    struct splitmix random = {1};
    float score[40];
    uint8_t truth[40];

    (void)state;
    for (int turn = 0; turn < 300; turn++) {
        size_t n = 2 + splitmix_below(&random, 39);
        uint64_t few = 1 + splitmix_below(&random, 20); /* ties */

        for (size_t i = 0; i < n; i++) {
            score[i] = (float)splitmix_below(&random, few) - 3;
            truth[i] = (uint8_t)splitmix_below(&random, 2);
        }
        truth[0] = 0;
        truth[1] = 1;
        assert_near(counted(score, truth, n), auc(score, truth, n),
                    1e-12);
    }
}

/* One row in 101 has it, and one of the others is above it. */
static void a_high_auc_may_name_the_wrong_one_first(void **state) {
    float score[101];
    uint8_t truth[101] = {0};

    (void)state;
    for (size_t i = 0; i < 101; i++)
        score[i] = (float)i;
    truth[99] = 1;
    assert_near(0.99, auc(score, truth, 101), 1e-12);
    assert_int_equal(0, truth[100]);
}

static void one_sort_of_truth_has_no_auc(void **state) {
    const float score[] = {1, 2}, none[] = {1, NAN};
    const uint8_t both[] = {0, 1}, zero[] = {0, 0}, one[] = {1, 1};

    (void)state;
    assert_true(auc(score, both, 2) == 1);
    assert_true(isnan(auc(score, zero, 2)));
    assert_true(isnan(auc(score, one, 2)));
    assert_true(isnan(auc(score, both, 0)));
    assert_true(isnan(auc(none, both, 2)));
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_example_is_right),
    cmocka_unit_test(ranks_agree_with_a_count_of_pairs),
    cmocka_unit_test(a_high_auc_may_name_the_wrong_one_first),
    cmocka_unit_test(one_sort_of_truth_has_no_auc),
};

RUN("auc", tests)
