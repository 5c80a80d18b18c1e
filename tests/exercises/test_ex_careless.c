/* Tangled from chapters/17-stage.md; edit that file. */
#include "check.h"

void ex_careless(unsigned times[4][4]);

static void each_row_counts_six_cases_and_is_uneven(void **state) {
    (void)state;
    unsigned times[4][4];

    ex_careless(times);
    for (unsigned x = 0; x < 4; x++)
        for (unsigned y = 0; y < 4; y++)
            assert_number((y + 4 - x) % 4 < 2 ? 2 : 1, times[x][y],
                          "how often %u is seen for x = %u", y, x);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(each_row_counts_six_cases_and_is_uneven),
};

RUN("exercise: a careless mask", tests)
