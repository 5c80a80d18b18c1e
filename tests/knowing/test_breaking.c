/* Tangled from chapters/64-breaking.md; edit that file. */
#include "check.h"

static void the_worked_example_holds(void **state) {
    (void)state;
    const unsigned x = 1, y = 3, a = 2;
    const unsigned e = (x - a) % 4, f = (y - a) % 4, c = a * a;

    assert_int_equal(e, 3);
    assert_int_equal(f, 1);
    assert_int_equal(c + x * f + e * y - e * f, 11);
    assert_int_equal(11 % 4, x * y % 4);
    assert_int_equal((e - f) % 4, 2);
}

static void one_mask_leaves_four_pairs_of_sixteen(void **state) {
    (void)state;
    unsigned two[16] = {0}, one[16] = {0};

    for (unsigned a = 0; a < 4; a++) {
        for (unsigned b = 0; b < 4; b++)
            two[(1 - a) % 4 * 4 + (3 - b) % 4]++;
        one[(1 - a) % 4 * 4 + (3 - a) % 4]++;
    }
    for (unsigned e = 0; e < 4; e++)
        for (unsigned f = 0; f < 4; f++) {
            assert_int_equal(two[4 * e + f], 1);
            assert_int_equal(one[4 * e + f], (e - f) % 4 == 2);
        }
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_worked_example_holds),
    cmocka_unit_test(one_mask_leaves_four_pairs_of_sixteen),
};

RUN("breaking it", tests)
