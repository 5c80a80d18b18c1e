/* Tangled from chapters/08-fixed-network.md; edit that file. */
#include "check.h"
#include "ring.h"

ring ex_reciprocal(ring y, int f);

static void check_reciprocal(ring y, int f) {
    double want = (double)(UINT64_C(1) << 2 * f) / (double)y;
    assert_real(want, (double)signed_of(ex_reciprocal(y, f)), 4,
                "2^%d / %llu", 2 * f, (unsigned long long)y);
}

static void all_numbers_with_eight_bits_have_one(void **state) {
    (void)state;
    for (ring y = 1 << 8; y < 16 << 8; y++)
        check_reciprocal(y, 8);
}

static void so_have_those_with_more(void **state) {
    (void)state;
    for (int f = 9; f <= 24; f++)
        for (ring y = UINT64_C(1) << f; y < UINT64_C(16) << f;
             y += y / 97)
            check_reciprocal(y, f);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(all_numbers_with_eight_bits_have_one),
    cmocka_unit_test(so_have_those_with_more),
};

RUN("exercise: Newton's reciprocal", tests)
