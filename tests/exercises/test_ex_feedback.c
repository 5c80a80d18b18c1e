/* Tangled from chapters/06-truncation.md; edit that file. */
#include "check.h"
#include "truncate.h"

uint64_t ex_feedback(uint64_t x, int d, uint64_t *rest);

static void quarters_add_up_to_ones(void **state) {
    (void)state;
    uint64_t rest = 0, sum = 0;
    for (int i = 0; i < 8; i++)
        sum += ex_feedback(1, 2, &rest);
    assert_number(2, sum, "the sum of eight times 1 / 4");
    assert_number(0, rest, "the rest of eight times 1 / 4");
}

static void what_is_returned_and_what_is_left_add_up(void **state) {
    (void)state;
    struct splitmix random = {3};
    uint64_t rest = 0, exact = 0, sum = 0;
    for (int i = 0; i < 1000; i++) {
        ring x = splitmix_next(&random) % 2001 - 1000;
        exact += x;
        sum += ex_feedback(x, 7, &rest);
        assert_number(rest % 128, rest, "the rest, which has 7 bits");
        assert_number(exact, sum * 128 + rest,
                      "128 sums and the rest, after %d numbers", i + 1);
    }
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(quarters_add_up_to_ones),
    cmocka_unit_test(what_is_returned_and_what_is_left_add_up),
};

RUN("exercise: nothing is lost", tests)
