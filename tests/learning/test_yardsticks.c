/* Tangled from chapters/47-yardsticks.md; edit that file. */
#include "check.h"
#include "published.h"
#include "relu.h"

#include <math.h>

/* Of one of 64. */
static void costs(size_t rounds, double bytes, double online,
                  struct cost c) {
    assert_int_equal(rounds, c.rounds);
    assert_near(bytes, (double)cost_bytes(c) / 64, 0.05);
    assert_near(online, (double)c.online / 64, 0.05);
}

static void each_way_to_a_sign_leaves_something_out(void **state) {
    (void)state;
    costs(8, 488, 320, drelu_published_cost(64));
    costs(4, 264, 176, drelu_short_cost(64));
    costs(4, 73.6, 24.5, drelu_cost(64, WHOLE_RING));
}

static void a_byte_for_each_element_makes_nine_times(void **state) {
    double ours = (double)cost_bytes(drelu_cost(64, WHOLE_RING)) / 64;
    double bytes = 8 * 64 + 19 * 8, bits = 8 * 64 * log2(67) + 19 * 64;

    (void)state;
    assert_near(664, bytes, 0);
    assert_near(540, bits / 8, 0.5);
    assert_near(9, bytes / ours, 0.05);
    assert_near(7.3, bits / 8 / ours, 0.05);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(each_way_to_a_sign_leaves_something_out),
    cmocka_unit_test(a_byte_for_each_element_makes_nine_times),
};

RUN("yardsticks", tests)
