/* Tangled from chapters/68-watched.md; edit that file. */
#include "check.h"
#include "ring.h"

void ex_larger(const ring *x, const ring *y, ring *out, size_t n);

static void the_larger_of_two_is_found(void **state) {
    const ring top = RING_MAX / 2 + 1;
    const ring number[] = {0, 1, 5, top - 1, top, top + 1, RING_MAX};
    enum { NUMBERS = sizeof number / sizeof *number };
    (void)state;

    for (int i = 0; i < NUMBERS; i++)
        for (int j = 0; j < NUMBERS; j++) {
            int64_t x = (int64_t)number[i], y = (int64_t)number[j];
            ring got = 0;

            ex_larger(&number[i], &number[j], &got, 1);
            assert_number(x > y ? x : y, (int64_t)got,
                          "the larger of %lld and %lld", (long long)x,
                          (long long)y);
        }
}

static void each_pair_has_its_own(void **state) {
    enum { N = 77 };
    ring x[N], y[N], got[N] = {0};
    (void)state;

    for (size_t k = 0; k < N; k++) {
        x[k] = k;
        y[k] = 2 * k - 40;
    }
    ex_larger(x, y, got, N);
    for (size_t k = 0; k < N; k++)
        assert_number(k > 40 ? 2 * (int64_t)k - 40 : (int64_t)k,
                      (int64_t)got[k], "the larger of pair %zu", k);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_larger_of_two_is_found),
    cmocka_unit_test(each_pair_has_its_own),
};

RUN("exercise: the larger of two", tests)
