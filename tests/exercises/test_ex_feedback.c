/* Tangled from chapters/05-truncation.md; edit that file. */
#include "check.h"
#include "truncate.h"

uint64_t ex_feedback(uint64_t x, int d, uint64_t *rest);

static void quarters_add_up_to_ones(void **state) {
    (void)state;
    uint64_t rest = 0, sum = 0;
    for (int i = 0; i < 8; i++)
        sum += ex_feedback(1, 2, &rest);
    assert_int_equal(sum, 2);
    assert_int_equal(rest, 0);
}

static void what_is_returned_and_what_is_left_add_up(void **state) {
    (void)state;
    struct splitmix random = {3};
    uint64_t rest = 0, exact = 0, sum = 0;
    for (int i = 0; i < 1000; i++) {
        ring x = splitmix_next(&random) % 2001 - 1000;
        exact += x;
        sum += ex_feedback(x, 7, &rest);
        assert_true(rest < 128);
        assert_true(sum * 128 + rest == exact);
    }
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(quarters_add_up_to_ones),
    cmocka_unit_test(what_is_returned_and_what_is_left_add_up),
};

RUN("exercise: nothing is lost", tests)
