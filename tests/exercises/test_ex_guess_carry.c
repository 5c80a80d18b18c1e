/* Tangled from chapters/25-convert.md; edit that file. */
#include "check.h"
#include "share.h"

uint64_t ex_guess_carry(int j, uint64_t share);

/* How often a is right, over shares that look random. */
static size_t successes(int64_t a, size_t tries) {
    ring want = odd_of(a < 0 ? (ring)a - 1 : (ring)a);
    ring share = UINT64_C(0x0123456789abcdef);
    size_t right = 0;
    for (size_t k = 0; k < tries; k++) {
        share = share * UINT64_C(6364136223846793005) + 1442695;
        right += want == odd_add(ex_guess_carry(0, share),
                                 ex_guess_carry(1, (ring)a - share));
    }
    return right;
}

static void survives(int64_t a) {
    assert_number(1000, successes(a, 1000),
                  "how many of 1000 sharings of %lld are right",
                  (long long)a);
}

static void small_numbers_survive(void **state) {
    (void)state;
    survives(20);
    survives(0);
    survives((INT64_C(1) << 40) - 1);
}

static void small_negative_numbers_survive(void **state) {
    (void)state;
    survives(-1);
    survives(-5);
    survives(1 - (INT64_C(1) << 40));
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(small_numbers_survive),
    cmocka_unit_test(small_negative_numbers_survive),
};

RUN("exercise: guess the carry", tests)
