/* Tangled from chapters/09-few-bits.md; edit that file. */
#include "check.h"

int ex_width(size_t fan, int64_t input, int64_t weight);

static void check_width(int want, size_t fan, int64_t input,
                        int64_t weight) {
    assert_number(want, ex_width(fan, input, weight),
                  "the width of %zu products of inputs up to %lld and "
                  "weights up to %lld",
                  fan, (long long)input, (long long)weight);
}

static void a_sum_just_fits(void **state) {
    (void)state;
    check_width(4, 7, 1, 1);
    check_width(5, 8, 1, 1);
    check_width(8, 127, 1, 1);
    check_width(9, 128, 1, 1);
    check_width(1, 784, 0, 3);
}

static void layers_of_network_A_need_so_many(void **state) {
    (void)state;
    check_width(26, 784, 128, 256);
    check_width(15, 784, 15, 1);
    check_width(15, 128, 127, 1);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_sum_just_fits),
    cmocka_unit_test(layers_of_network_A_need_so_many),
};

RUN("exercise: room that is proved", tests)
