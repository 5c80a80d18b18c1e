/* Tangled from chapters/63-split-program.md; edit that file. */
#include "check.h"

#include <stdbool.h>

void ex_keep(const uint8_t *labels, size_t n, bool *kept);

static void the_fifth_of_each_label_is_kept(void **state) {
    const uint8_t labels[12] = {1, 0, 1, 1, 1, 0, 1, 0, 0, 1, 0, 255};
    bool kept[12];

    (void)state;
    ex_keep(labels, 12, kept);
    for (size_t k = 0; k < 12; k++)
        assert_number(k == 6 || k == 10, kept[k],
                      "row %zu, with label %d, kept", k, labels[k]);
}

static void the_mixture_is_that_of_all(void **state) {
    uint8_t labels[1000];
    bool kept[1000];
    size_t ones = 0, all = 0;

    (void)state;
    for (size_t k = 0; k < 1000; k++)
        labels[k] = k % 10 < 3;
    ex_keep(labels, 1000, kept);
    for (size_t k = 0; k < 1000; k++) {
        all += kept[k];
        ones += kept[k] && labels[k];
    }
    assert_number(200, all, "rows kept of 1000");
    assert_number(60, ones, "of them with the label of 300 rows");
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_fifth_of_each_label_is_kept),
    cmocka_unit_test(the_mixture_is_that_of_all),
};

RUN("exercise: the same mixture", tests)
