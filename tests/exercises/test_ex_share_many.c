/* Tangled from chapters/11-sharing.md; edit that file. */
#include "check.h"
#include "share.h"

void ex_share_many(struct stream *s, ring x, ring *share, size_t n);

static void share_out(uint8_t byte, ring x, ring *share, size_t n) {
    struct seed seed = {{byte}};
    struct stream *s = stream_open(&seed);
    assert_non_null(s);
    ex_share_many(s, x, share, n);
    stream_close(s);
}

static void the_shares_add_up(void **state) {
    (void)state;
    for (size_t n = 2; n <= 9; n++) {
        ring share[9], sum = 0;
        share_out((uint8_t)n, 1234567, share, n);
        for (size_t i = 0; i < n; i++)
            sum += share[i];
        assert_number(1234567, mod_L(sum), "the sum of %zu shares", n);
    }
}

static void all_shares_but_one_ignore_the_secret(void **state) {
    (void)state;
    for (size_t n = 2; n <= 9; n++) {
        ring a[9], b[9];
        size_t differ = 0;
        share_out(1, 11, a, n);
        share_out(1, 12, b, n);
        for (size_t i = 0; i < n; i++)
            differ += a[i] != b[i];
        assert_number(
            1, differ,
            "how many of %zu shares differ for another secret", n);
    }
}

static void another_stream_changes_all_shares(void **state) {
    (void)state;
    ring a[9], b[9];
    share_out(1, 11, a, 9);
    share_out(2, 11, b, 9);
    for (size_t i = 0; i < 9; i++)
        if (a[i] == b[i])
            fail_msg("share %zu is the same with another stream", i);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_shares_add_up),
    cmocka_unit_test(all_shares_but_one_ignore_the_secret),
    cmocka_unit_test(another_stream_changes_all_shares),
};

RUN("exercise: more parties", tests)
