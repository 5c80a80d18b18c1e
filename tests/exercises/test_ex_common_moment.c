/* Tangled from chapters/43-checkpoint.md; edit that file. */
#include "check.h"

int ex_common_moment(const uint64_t *const kept[3],
                     const size_t count[3], uint64_t *moment);

static void the_newest_of_all_is_found(void **state) {
    const uint64_t a[] = {300, 400, 500}, b[] = {400, 300},
                   c[] = {300, 400};
    const uint64_t *const kept[] = {a, b, c};
    uint64_t moment = 0;

    (void)state;
    assert_number(
        0, ex_common_moment(kept, (const size_t[]){3, 2, 2}, &moment),
        "the result for a common 400");
    assert_number(400, moment, "the newest of all");
    assert_number(
        0, ex_common_moment(kept, (const size_t[]){1, 2, 2}, &moment),
        "the result for a common 300");
    assert_number(300, moment, "the newest of all");
}

static void what_two_have_does_not_count(void **state) {
    const uint64_t a[] = {400, 500}, b[] = {500, 600}, c[] = {400, 600};
    const uint64_t *const kept[] = {a, b, c};
    uint64_t moment = 7;

    (void)state;
    assert_number(
        -1, ex_common_moment(kept, (const size_t[]){2, 2, 2}, &moment),
        "the result where two have each");
    assert_number(
        -1, ex_common_moment(kept, (const size_t[]){2, 0, 2}, &moment),
        "the result where one has none");
    assert_number(7, moment, "the moment where there is none");
}

static void the_first_step_is_a_moment(void **state) {
    const uint64_t none[] = {0};
    const uint64_t *const kept[] = {none, none, none};
    uint64_t moment = 7;

    (void)state;
    assert_number(
        0, ex_common_moment(kept, (const size_t[]){1, 1, 1}, &moment),
        "the result for a common 0");
    assert_number(0, moment, "the newest of all");
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_newest_of_all_is_found),
    cmocka_unit_test(what_two_have_does_not_count),
    cmocka_unit_test(the_first_step_is_a_moment),
};

RUN("exercise: without a last word", tests)
