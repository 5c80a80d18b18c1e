/* Tangled from chapters/26-published.md; edit that file. */
#include "check.h"
#include "share.h"

void ex_odd_shares(int colleague, uint64_t a[2]);

static ring handed_in(int colleague, int party, ring a) {
    ring twice = 2 * a - (party == 0 && colleague == 2);
    if (colleague == 0)
        return odd_of(a);
    if (colleague == 1)
        return odd_add(odd_of(a), odd_of(a));
    return odd_of(twice); /* number 3 is drelu_short */
}

static int bit_of(int colleague, const ring a[2]) {
    ring sum = odd_add(handed_in(colleague, 0, a[0]),
                       handed_in(colleague, 1, a[1]));
    return sum >> 63 == 0;
}

static void is_wrong(int colleague) {
    ring a[2];
    ex_odd_shares(colleague, a);
    int64_t sum = signed_of(a[0] + a[1]);
    if (sum == -1)
        fail_msg("%llu and %llu are shares of -1",
                 (unsigned long long)a[0], (unsigned long long)a[1]);
    if (colleague == 1 && (sum <= 0 || sum >= INT64_C(1) << 62))
        fail_msg("%lld is not between 0 and 2^62", (long long)sum);
    if (bit_of(colleague, a) == (colleague == 2 ? sum > 0 : sum >= 0))
        fail_msg("colleague %d is right about %lld, shared as %llu "
                 "and %llu",
                 colleague, (long long)sum, (unsigned long long)a[0],
                 (unsigned long long)a[1]);
    if (colleague != 0)
        assert_number(sum >= 0, bit_of(3, a), "drelu of %lld",
                      (long long)sum);
}

static void shares_must_be_doubled(void **state) {
    (void)state;
    is_wrong(0);
}

static void shares_must_be_doubled_in_the_even_ring(void **state) {
    (void)state;
    is_wrong(1);
}

static void nothing_odd_may_be_added(void **state) {
    (void)state;
    is_wrong(2);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(shares_must_be_doubled),
    cmocka_unit_test(shares_must_be_doubled_in_the_even_ring),
    cmocka_unit_test(nothing_odd_may_be_added),
};

RUN("exercise: odd shares", tests)
