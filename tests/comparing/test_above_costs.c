/* Tangled from chapters/28-above.md; edit that file. */
#include "above.h"
#include "check.h"

/* Rows opened each way, and dealt: of 64 values, a word each. */
static void assert_rows(int m, uint64_t rounds, uint64_t opened,
                        uint64_t dealt) {
    struct cost cost = above_cost(m, 64);
    assert_int_equal(cost.rounds, rounds);
    assert_int_equal(cost.online, 2 * 8 * opened);
    assert_int_equal(cost.dealt, 8 * dealt);
}

static void costs_are_those_of_the_text(void **state) {
    (void)state;
    assert_rows(4, 0, 0, 15);
    assert_rows(16, 1, 6, 60 + 15);
    assert_rows(23, 2, 11, 82 + 18);
    assert_rows(63, 2, 33, 232 + 96);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(costs_are_those_of_the_text),
};

RUN("what questions cost", tests)
