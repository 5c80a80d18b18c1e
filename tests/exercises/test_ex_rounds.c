/* Tangled from chapters/13-clock.md; edit that file. */
#include "check.h"

uint64_t ex_rounds(const int (*message)[2], size_t n);

static void the_two_orders_of_the_chapter(void **state) {
    (void)state;
    const int two[][2] = {{0, 1}, {1, 0}, {2, 1}, {0, 2}, {1, 2}};
    const int three[][2] = {{2, 1}, {0, 1}, {1, 0}, {0, 2}, {1, 2}};
    assert_number(2, ex_rounds(two, 5), "rounds of 01 10 21 02 12");
    assert_number(3, ex_rounds(three, 5), "rounds of 21 01 10 02 12");
}

static void no_message_takes_no_round(void **state) {
    (void)state;
    assert_number(0, ex_rounds(NULL, 0), "rounds of no message");
}

static void a_chain_is_as_long_as_it_is(void **state) {
    (void)state;
    const int chain[][2] = {{0, 1}, {1, 2}, {2, 0}, {0, 1}};
    assert_number(4, ex_rounds(chain, 4), "rounds of 01 12 20 01");
}

static void a_swap_is_one_round_and_an_answer_two(void **state) {
    (void)state;
    const int swap[][2] = {{1, 2}, {2, 1}};
    const int swaps[][2] = {{1, 2}, {2, 1}, {1, 2}, {2, 1}};
    const int answer[][2] = {{1, 2}, {0, 1}, {2, 1}};
    assert_number(1, ex_rounds(swap, 2), "rounds of 12 21");
    assert_number(2, ex_rounds(swaps, 4), "rounds of 12 21 12 21");
    assert_number(2, ex_rounds(answer, 3), "rounds of 12 01 21");
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_two_orders_of_the_chapter),
    cmocka_unit_test(no_message_takes_no_round),
    cmocka_unit_test(a_chain_is_as_long_as_it_is),
    cmocka_unit_test(a_swap_is_one_round_and_an_answer_two),
};

RUN("exercise: rounds of a list", tests)
