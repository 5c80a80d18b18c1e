/* Tangled from chapters/22-compare.md; edit that file. */
#include "pairs.h"
#include "terms.h"

static void the_worked_example_holds(void **state) {
    (void)state;
    const int greater[ELL] = {3, 2, 0, 1, 1, 1};
    const int less[ELL] = {1, 2, 2, 1, 1, 1};
    int c[ELL];
    compare_terms(44, 41, c);
    assert_memory_equal(c, greater, sizeof c);
    compare_terms(41, 44, c);
    assert_memory_equal(c, less, sizeof c);
}

static void a_zero_means_greater_and_there_is_only_one(void **state) {
    (void)state;
    for (ring x = 0; x <= RING_MAX; x++)
        for (ring r = 0; r <= RING_MAX; r++) {
            int c[ELL];
            compare_terms(x, r, c);
            for (unsigned i = 0; i < ELL; i++)
                assert_in_range(c[i], 0, ELL + 1);
            assert_int_equal(compare_open(x, r), x > r);
        }
}

static void all_pairs_of_six_bits_compare_right(void **state) {
    (void)state;
    enum { CASES = 64 * 64 * 2 };
    static ring x[CASES], r[CASES];
    static uint8_t beta[CASES];
    for (size_t k = 0; k < CASES; k++) {
        x[k] = k % 64;
        r[k] = k / 64 % 64;
        beta[k] = k >= 64 * 64;
    }
    for (int runs = 0; runs < 8; runs++)
        assert_pairs(x, r, beta, CASES);
}

/* [x > r] for beta = 0, [x <= r] for beta = 1, with the c_i mod p. */
static int compare_mod(ring x, ring r, int beta, int p) {
    int c[ELL], found = 0;
    if (beta && r == RING_MAX)
        return 1;
    compare_terms(beta ? r + 1 : x, beta ? x : r, c);
    for (unsigned i = 0; i < ELL; i++)
        found |= c[i] % p == 0;
    return found;
}

static int errors_mod(int p) {
    int errors = 0;
    for (ring x = 0; x <= RING_MAX; x++)
        for (ring r = 0; r <= RING_MAX; r++)
            for (int beta = 0; beta < 2; beta++)
                errors +=
                    compare_mod(x, r, beta, p) != (beta ^ (x > r));
    return errors;
}

static void the_prime_must_exceed_seven(void **state) {
    (void)state;
    assert_int_equal(errors_mod(7), 31);
    assert_int_equal(errors_mod(11), 0);
}

static void the_opposite_of_greater_needs_care(void **state) {
    (void)state;
    int swapped = 0, overflowing = 0;
    for (ring x = 0; x <= RING_MAX; x++)
        for (ring r = 0; r <= RING_MAX; r++) {
            swapped += compare_open(r, x) != (x <= r);
            overflowing += compare_open(mod_L(r + 1), x) != (x <= r);
        }
    assert_int_equal(swapped, 64);
    assert_int_equal(overflowing, 64);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_worked_example_holds),
    cmocka_unit_test(a_zero_means_greater_and_there_is_only_one),
    cmocka_unit_test(all_pairs_of_six_bits_compare_right),
    cmocka_unit_test(the_prime_must_exceed_seven),
    cmocka_unit_test(the_opposite_of_greater_needs_care),
};

RUN("private compare, six bits", tests)
