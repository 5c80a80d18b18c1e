/* Tangled from chapters/18-enumeration.md; edit that file. */
#include "check.h"

void ex_distance(const uint64_t *a, const uint64_t *b, size_t n,
                 uint64_t *up, uint64_t *down);

static void assert_distance(const uint64_t *a, const uint64_t *b,
                            uint64_t up, uint64_t down) {
    uint64_t got_up, got_down;

    ex_distance(a, b, 4, &got_up, &got_down);
    assert_number(up, got_up, "up, for %d %d %d %d and %d %d %d %d",
                  (int)a[0], (int)a[1], (int)a[2], (int)a[3], (int)b[0],
                  (int)b[1], (int)b[2], (int)b[3]);
    assert_number(down, got_down, "down");
}

static void equal_counts_are_not_apart(void **state) {
    (void)state;
    assert_distance((uint64_t[]){4, 4, 4, 4}, (uint64_t[]){4, 4, 4, 4},
                    0, 32);
}

static void counts_without_a_common_value_are_one_apart(void **state) {
    (void)state;
    assert_distance((uint64_t[]){8, 8, 0, 0}, (uint64_t[]){0, 0, 1, 15},
                    32, 32);
}

static void the_distance_goes_both_ways(void **state) {
    (void)state;
    assert_distance((uint64_t[]){3, 1, 0, 4}, (uint64_t[]){2, 2, 2, 2},
                    6, 16);
    assert_distance((uint64_t[]){2, 2, 2, 2}, (uint64_t[]){3, 1, 0, 4},
                    6, 16);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(equal_counts_are_not_apart),
    cmocka_unit_test(counts_without_a_common_value_are_one_apart),
    cmocka_unit_test(the_distance_goes_both_ways),
};

RUN("exercise: how far apart", tests)
