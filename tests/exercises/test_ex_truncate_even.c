/* Tangled from chapters/06-truncation.md; edit that file. */
#include <math.h>

#include "check.h"
#include "ring.h"

uint64_t ex_truncate_even(uint64_t x, int d);

static int64_t even(int64_t x, int d) {
    return signed_of(ex_truncate_even(ring_of(x), d));
}

static void ties_go_to_even(void **state) {
    (void)state;
    int64_t want[] = {-2, -2, -2, -1, 0, 0, 0, 1, 2, 2, 2};
    for (int64_t x = -5; x <= 5; x++)
        assert_number(want[x + 5], even(x, 1), "%lld / 2",
                      (long long)x);
}

static void it_agrees_with_floating_point(void **state) {
    (void)state;
    for (int d = 1; d < 10; d++)
        for (int64_t x = -1500; x <= 1500; x++)
            assert_real(rint(ldexp((double)x, -d)), (double)even(x, d),
                        0, "%lld / 2^%d", (long long)x, d);
}

/* A double has 53 bits, and these numbers need more. */
static void it_is_exact_where_floating_point_is_not(void **state) {
    (void)state;
    const int64_t big = INT64_C(1) << 62;
    for (int64_t x = -9; x <= 9; x++) {
        int64_t quarter = (x + 12) / 4 - 3, rest = x - 4 * quarter;
        int64_t up = rest > 2 || (rest == 2 && quarter % 2 != 0);
        assert_number(big / 4 + quarter + up, even(big + x, 2),
                      "(2^62 + %lld) / 4", (long long)x);
        assert_number(-big / 4 + quarter + up, even(-big + x, 2),
                      "(-2^62 + %lld) / 4", (long long)x);
    }
}

static void the_bias_is_gone(void **state) {
    (void)state;
    int64_t sum = 0;
    for (int64_t x = 0; x < 16; x++)
        sum += 8 * even(x, 3) - x;
    assert_number(0, sum, "the sum of all errors of x / 8");
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(ties_go_to_even),
    cmocka_unit_test(it_agrees_with_floating_point),
    cmocka_unit_test(it_is_exact_where_floating_point_is_not),
    cmocka_unit_test(the_bias_is_gone),
};

RUN("exercise: ties to even", tests)
