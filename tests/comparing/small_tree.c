/* Tangled from chapters/27-gates.md; edit that file. */
#include "trees.h"

/* Bits as a case's number has them, digit by digit. */
static void all_digits_up_to_five_are_combined_right(void **state) {
    (void)state;
    static ring bit[10 << 10], found[1 << 10];
    for (size_t count = 1; count <= 5; count++)
        for (int above = 0; above < 2; above++) {
            size_t n = (size_t)1 << 2 * count;
            for (size_t i = 0; i < 2 * count * n; i++)
                bit[i] = i % n >> i / n & 1;
            assert_tree((struct tree){count, above}, bit, found, n);
        }
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(all_digits_up_to_five_are_combined_right),
};

RUN("trees of gates of two", tests)
