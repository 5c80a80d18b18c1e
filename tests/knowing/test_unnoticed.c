/* Tangled from chapters/66-wrong.md; edit that file. */
#include "check.h"
#include "truncate.h"

static void one_pair_of_64_is_wrong_at_the_edge(void **state) {
    (void)state;
    unsigned wrong = 0;

    for (unsigned r = 0; r < 64; r++)
        for (unsigned x = 0; x < 64; x++)
            if (((r + 1) % 64 > x) != (r >= x)) {
                assert_int_equal(r, 63);
                wrong++;
            }
    assert_int_equal(wrong, 64);
    assert_int_equal(64 * 64 / wrong, 64);
}

static void a_million_pairs_of_64_bits_do_not_meet_it(void **state) {
    (void)state;
    double chance = 1e6 / 18446744073709551616.0;

    assert_true(5e-14 < chance && chance < 6e-14);
}

/* Of 256 sums, those that lose their sign with four bits. */
static void eight_of_256_sums_lose_their_sign(void **state) {
    (void)state;
    unsigned lost = 0;

    for (int z = -128; z < 128; z++) {
        ring rounded = truncate_one((ring)z, 4, NEAREST, 0);

        lost += (z >= 0) != (signed_of(rounded) >= 0);
    }
    assert_int_equal(lost, 8);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(one_pair_of_64_is_wrong_at_the_edge),
    cmocka_unit_test(a_million_pairs_of_64_bits_do_not_meet_it),
    cmocka_unit_test(eight_of_256_sums_lose_their_sign),
};

RUN("wrong, and nobody notices", tests)
