/* Tangled from chapters/59-paillier.md; edit that file. */
#include "check.h"

uint64_t ex_divide_out(uint64_t n, uint64_t a, uint64_t c);

static void assert_found(uint64_t n, uint64_t a, uint64_t m) {
    uint64_t c = a * (1 + m * n) % (n * n);

    assert_number(m, ex_divide_out(n, a, c),
                  "n = %d, P0's ciphertext %d, the sum's %d", (int)n,
                  (int)a, (int)c);
}

static void every_number_is_found(void **state) {
    (void)state;
    for (uint64_t m = 0; m < 35; m++)
        assert_found(35, 683, m);
    assert_found(60491, 123456789, 0);
    assert_found(60491, 123456789, 60490);
    assert_found(60491, 3659161080, 31337);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(every_number_is_found),
};

RUN("exercise: divide it out", tests)
