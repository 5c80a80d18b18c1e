/* Tangled from chapters/12-truncating-shares.md; edit that file. */
#include "check.h"
#include "share.h"

void ex_truncate_signed(int j, uint64_t *x, size_t n, int d);

static int64_t truncated(int64_t x, ring x0, int d) {
    ring x1 = ring_of(x) - x0, sum;
    ex_truncate_signed(0, &x0, 1, d);
    ex_truncate_signed(1, &x1, 1, d);
    group_add(MOD_L, &x0, &x1, &sum, 1);
    return signed_of(sum);
}

static void it_is_the_floor_or_one_more(void **state) {
    (void)state;
    struct seed seed = {{6}};
    struct stream *s = stream_open(&seed);
    assert_non_null(s);
    for (int64_t x = -1000; x < 1000; x++) {
        ring x0;
        draw_ring(s, &x0, 1);
        int64_t low = (x + 1024) / 8 - 128, got = truncated(x, x0, 3);
        assert_number(low + (got > low), got, "%lld / 8", (long long)x);
    }
    stream_close(s);
}

static void becomes(int64_t want, int64_t x, ring x0) {
    assert_number(want, truncated(x, x0, 16),
                  "%lld / 2^16 with a first share of %lld",
                  (long long)x, (long long)signed_of(x0));
}

static void it_fails_at_the_middle_and_not_at_the_ends(void **state) {
    (void)state;
    const ring half = UINT64_C(1) << 63;
    const int64_t off = INT64_C(1) << 48;
    becomes(1, 1, 0);
    becomes(-1, -1, RING_MAX);
    becomes(1 - off, 1, half);
    becomes(0, 1, half + 1);
    becomes(-1 + off, -1, half - 1);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(it_is_the_floor_or_one_more),
    cmocka_unit_test(it_fails_at_the_middle_and_not_at_the_ends),
};

RUN("exercise: the other shift", tests)
