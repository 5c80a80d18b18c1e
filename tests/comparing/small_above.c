/* Tangled from chapters/28-above.md; edit that file. */
#include "aboves.h"

static void all_pairs_of_all_widths_compare_right(void **state) {
    (void)state;
    enum { N = 64 * 64 };
    static ring c[N], r[N], found[N];
    for (size_t k = 0; k < N; k++) {
        c[k] = k % 64;
        r[k] = k / 64;
    }
    for (int m = 1; m <= ELL; m++)
        assert_above(c, r, m, found, N);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(all_pairs_of_all_widths_compare_right),
};

RUN("is the mask above, in six bits", tests)
