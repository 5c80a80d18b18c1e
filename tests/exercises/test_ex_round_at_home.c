/* Tangled from chapters/58-split.md; edit that file. */
#include "check.h"
#include "ring.h"

void ex_round_at_home(ring *own, size_t n, int f);

static void assert_rounded(int64_t number, int f, int64_t want) {
    ring own = ring_of(number);

    ex_round_at_home(&own, 1, f);
    assert_number(want, signed_of(own), "%lld, rid of %d bits",
                  (long long)number, f);
}

static void every_small_number_goes_to_the_nearest(void **state) {
    (void)state;
    for (int64_t whole = -5; whole <= 5; whole++)
        for (int64_t rest = -8; rest < 8; rest++)
            assert_rounded(16 * whole + rest, 4, whole);
}

static void large_numbers_keep_their_sign(void **state) {
    (void)state;
    assert_rounded((int64_t)1 << 60, 16, (int64_t)1 << 44);
    assert_rounded(-((int64_t)1 << 60), 16, -((int64_t)1 << 44));
    assert_rounded(-1, 16, 0);
    assert_rounded(-32768, 16, 0);
    assert_rounded(-32769, 16, -1);
}

static void all_of_them_are_rounded(void **state) {
    ring own[3] = {65536, 131072, 32768};

    (void)state;
    ex_round_at_home(own, 3, 16);
    for (size_t k = 0; k < 3; k++)
        assert_number(k == 1 ? 2 : 1, own[k], "number %zu", k);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(every_small_number_goes_to_the_nearest),
    cmocka_unit_test(large_numbers_keep_their_sign),
    cmocka_unit_test(all_of_them_are_rounded),
};

RUN("exercise: round at home", tests)
