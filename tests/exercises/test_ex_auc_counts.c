/* Tangled from chapters/61-arrows.md; edit that file. */
#include "auc.h"
#include "check.h"
#include "network.h"

double ex_auc_counts(const unsigned *bad, const unsigned *good,
                     size_t n);

enum { STARS = 6 };

/* The scores 0.2, 0.5, 0.5 and 0.9 of the chapter are 0, 1, 1 and 2. */
static void the_four_scores_come_out(void **state) {
    const unsigned bad[] = {0, 1, 1}, good[] = {1, 1, 0};

    (void)state;
    assert_real(0.875, ex_auc_counts(bad, good, 3), 1e-12,
                "the AUC of the four scores");
}

static void counts_agree_with_ranks(void **state) {
    struct splitmix random = {1};

    (void)state;
    for (int turn = 1; turn <= 100; turn++) {
        unsigned bad[STARS] = {1}, good[STARS] = {0, 1};
        float score[40] = {0, 1};
        uint8_t truth[40] = {1, 0};

        for (size_t i = 2; i < 40; i++) {
            size_t k = splitmix_below(&random, STARS);

            truth[i] = (uint8_t)splitmix_below(&random, 2);
            score[i] = (float)k;
            (truth[i] ? bad : good)[k]++;
        }
        assert_real(auc(score, truth, 40),
                    ex_auc_counts(bad, good, STARS), 1e-12,
                    "the AUC of try %d", turn);
    }
}

static void one_sort_has_none(void **state) {
    const unsigned some[] = {1, 2, 3}, none[] = {0, 0, 0};

    (void)state;
    assert_real(-1, ex_auc_counts(some, none, 3), 0, "all are bad");
    assert_real(-1, ex_auc_counts(none, some, 3), 0, "all are good");
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_four_scores_come_out),
    cmocka_unit_test(counts_agree_with_ranks),
    cmocka_unit_test(one_sort_has_none),
};

RUN("exercise: AUC of counts", tests)
