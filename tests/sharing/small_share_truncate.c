/* Tangled from chapters/12-truncating-shares.md; edit that file. */
#include "check.h"
#include "share.h"
#include "share_truncate.h"

/* Share x out with this first share, truncate by d bits, add up. */
static int64_t truncated(int64_t x, ring x0, int d) {
    ring x1 = mod_L((ring)x - x0), sum;
    truncate_share(0, &x0, 1, d);
    truncate_share(1, &x1, 1, d);
    group_add(MOD_L, &x0, &x1, &sum, 1);
    return signed_of(sum);
}

static void the_worked_example_holds(void **state) {
    (void)state;
    ring half[2] = {50, 25};
    truncate_share(0, &half[0], 1, 2);
    truncate_share(1, &half[1], 1, 2);
    assert_int_equal(half[0], 12);
    assert_int_equal(half[1], 64 - 9);
    assert_int_equal(truncated(11, 48, 2), 3);
    assert_int_equal(truncated(11, 49, 2), 3);
    assert_int_equal(truncated(11, 50, 2), 3);
    assert_int_equal(truncated(11, 51, 2), 2);
    assert_int_equal(truncated(11, 5, 2), -13);
}

static int wrapped(int64_t x, ring x0) {
    return (int64_t)x0 - x < 0 || (int64_t)x0 - x >= 64;
}

static void the_theorem_holds_for_every_share(void **state) {
    (void)state;
    for (int d = 0; d < ELL; d++)
        for (int64_t x = -32; x < 32; x++) {
            int64_t n = 1 << d, m = (x + 64) % n, q = (x - m) / n;
            int failures = 0;
            for (ring x0 = 0; x0 < 64; x0++) {
                int64_t r = (int64_t)x0 % n, sign = x < 0 ? -1 : 1;
                int64_t want =
                    q + (r < m) - sign * (64 / n) * wrapped(x, x0);
                assert_int_equal(ring_of(truncated(x, x0, d)),
                                 ring_of(want));
                failures += wrapped(x, x0);
            }
            assert_int_equal(failures, x < 0 ? -x : x);
        }
}

static void without_failures_it_is_stochastic_rounding(void **state) {
    (void)state;
    int seen[64] = {0};
    for (ring x0 = 0; x0 < 64; x0++)
        seen[ring_of(truncated(11, x0, 2))]++;
    assert_int_equal(seen[3], 39);
    assert_int_equal(seen[2], 14);
    assert_int_equal(seen[ring_of(-13)], 9);
    assert_int_equal(seen[ring_of(-14)], 2);
}

static void small_first_shares_fail_more_often(void **state) {
    (void)state;
    int failures = 0;
    for (ring x0 = 0; x0 < 16; x0++) {
        int64_t result = truncated(1, x0, 2);
        failures += result != 0 && result != 1;
    }
    assert_int_equal(failures, 1); /* of 16 */
}

static void failures_pull_the_mean_to_zero(void **state) {
    (void)state;
    for (int d = 2; d < ELL; d++)
        for (int64_t x = -31; x < 32; x++) {
            int64_t sum = 0;
            for (ring x0 = 0; x0 < 64; x0++)
                sum += truncated(x, x0, d);
            assert_int_equal(sum, 0);
        }
}

static void shifting_both_alike_is_mostly_wrong(void **state) {
    (void)state;
    int right = 0;
    for (ring x0 = 0; x0 < 64; x0++) {
        ring x1 = mod_L(11 - x0), a = x0, b = x1, sum;
        truncate_share(0, &a, 1, 2);
        truncate_share(0, &b, 1, 2);
        group_add(MOD_L, &a, &b, &sum, 1);
        right += 1 <= sum && sum <= 3;
    }
    assert_int_equal(right, 12);
}

static void the_result_and_a_share_narrow_the_secret(void **state) {
    (void)state;
    int64_t n = 4;
    for (int64_t x = -32; x < 32; x++)
        for (ring x0 = 0; x0 < 64; x0++) {
            int64_t y = truncated(x, x0, 2), r = (int64_t)x0 % n;
            if (!wrapped(x, x0))
                assert_true(n * (y - 1) + r < x && x <= n * y + r);
        }
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_worked_example_holds),
    cmocka_unit_test(the_theorem_holds_for_every_share),
    cmocka_unit_test(without_failures_it_is_stochastic_rounding),
    cmocka_unit_test(small_first_shares_fail_more_often),
    cmocka_unit_test(failures_pull_the_mean_to_zero),
    cmocka_unit_test(shifting_both_alike_is_mostly_wrong),
    cmocka_unit_test(the_result_and_a_share_narrow_the_secret),
};

RUN("truncating shares, six bits", tests)
