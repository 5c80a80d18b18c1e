/* Tangled from chapters/12-truncating-shares.md; edit that file. */
#include "check.h"
#include "share.h"
#include "share_truncate.h"

static int64_t truncated(int64_t x, ring x0, int d) {
    ring x1 = ring_of(x) - x0, sum;
    truncate_share(0, &x0, 1, d);
    truncate_share(1, &x1, 1, d);
    group_add(MOD_L, &x0, &x1, &sum, 1);
    return signed_of(sum);
}

static void a_forced_failure_is_off_by_2_to_the_48(void **state) {
    (void)state;
    int64_t off = INT64_C(1) << 48;
    assert_int_equal(truncated(1, 0, 16), 1 - off);
    assert_int_equal(truncated(1, 1, 16), 0);
    assert_int_equal(truncated(-1, RING_MAX, 16), -1 + off);
    assert_int_equal(truncated(-1, RING_MAX - 1, 16), 0);
    assert_int_equal(truncated(0, 0, 16), 0);
    assert_int_equal(truncated(0, RING_MAX, 16), 0);
}

enum { N = 20000 };

static void errors_are_below_one_step_and_cancel(void **state) {
    (void)state;
    static ring x[N], x0[N], x1[N], y[N];
    struct seed seed = {{7}};
    struct stream *s = stream_open(&seed);
    double sum = 0;
    assert_non_null(s);
    draw_ring(s, x, N);
    for (size_t k = 0; k < N; k++)
        x[k] = (x[k] >> 31) - (UINT64_C(1) << 32);
    split(MOD_L, s, x, x0, x1, N);
    truncate_share(0, x0, N, 16);
    truncate_share(1, x1, N, 16);
    group_add(MOD_L, x0, x1, y, N);
    for (size_t k = 0; k < N; k++) {
        double error =
            (double)signed_of(y[k]) - (double)signed_of(x[k]) / 65536;
        assert_near(0, error, 1);
        sum += error;
    }
    assert_near(0, sum, 5 * 71);
    stream_close(s);
}

static void the_table_of_failures_is_right(void **state) {
    (void)state;
    assert_near(0.004, 1e9 / (double)(UINT64_C(1) << 38), 0.0005);
    assert_near(0.23, 1e9 / (double)(UINT64_C(1) << 32), 0.005);
    assert_near(60, 1e9 / (double)(UINT64_C(1) << 24), 0.5);
}

static void large_products_fail_now_and_then(void **state) {
    (void)state;
    static ring x[N], x0[N], x1[N], y[N];
    struct seed seed = {{8}};
    struct stream *s = stream_open(&seed);
    int failures = 0;
    assert_non_null(s);
    for (size_t k = 0; k < N; k++)
        x[k] = UINT64_C(1) << 52;
    split(MOD_L, s, x, x0, x1, N);
    truncate_share(0, x0, N, 16);
    truncate_share(1, x1, N, 16);
    group_add(MOD_L, x0, x1, y, N);
    for (size_t k = 0; k < N; k++)
        failures += signed_of(y[k]) < -(INT64_C(1000000000) << 16);
    assert_true(0 < failures && failures < 20);
    stream_close(s);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_forced_failure_is_off_by_2_to_the_48),
    cmocka_unit_test(errors_are_below_one_step_and_cancel),
    cmocka_unit_test(the_table_of_failures_is_right),
    cmocka_unit_test(large_products_fail_now_and_then),
};

RUN("truncating shares", tests)
