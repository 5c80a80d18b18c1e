/* Tangled from chapters/17-convert.md; edit that file. */
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

static void small_numbers_survive(void **state) {
    (void)state;
    assert_int_equal(successes(20, 1000), 1000);
    assert_int_equal(successes(0, 1000), 1000);
    assert_int_equal(successes((INT64_C(1) << 40) - 1, 1000), 1000);
}

static void small_negative_numbers_survive(void **state) {
    (void)state;
    assert_int_equal(successes(-1, 1000), 1000);
    assert_int_equal(successes(-5, 1000), 1000);
    assert_int_equal(successes(1 - (INT64_C(1) << 40), 1000), 1000);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(small_numbers_survive),
    cmocka_unit_test(small_negative_numbers_survive),
};

RUN("exercise: guess the carry", tests)
