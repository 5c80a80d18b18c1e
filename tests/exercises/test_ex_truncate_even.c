/* Tangled from chapters/05-truncation.md; edit that file. */
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
        assert_int_equal(even(x, 1), want[x + 5]);
}

static void it_agrees_with_floating_point(void **state) {
    (void)state;
    for (int d = 1; d < 10; d++)
        for (int64_t x = -1500; x <= 1500; x++)
            assert_near(rint(ldexp((double)x, -d)), (double)even(x, d),
                        0);
}

static void the_bias_is_gone(void **state) {
    (void)state;
    int64_t sum = 0;
    for (int64_t x = 0; x < 16; x++)
        sum += 8 * even(x, 3) - x;
    assert_int_equal(sum, 0);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(ties_go_to_even),
    cmocka_unit_test(it_agrees_with_floating_point),
    cmocka_unit_test(the_bias_is_gone),
};

RUN("exercise: ties to even", tests)
