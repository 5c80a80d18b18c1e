/* Tangled from chapters/34-division.md; edit that file. */
#include "lanes.h"
#include "network.h"
#include "quotients.h"
#include "wrap_rows.h"

static ring in_the_clear(ring x, ring y, int f) {
    ring rest = x, q = 0;

    for (int i = 0; i < f; i++) {
        ring bit = 2 * rest >= y;

        rest = 2 * rest - bit * y;
        q = 2 * q + bit;
    }
    return q;
}

enum { N = 62 * 4 };

/* x <= y < 2^bits, of all lengths; every fourth pair is x = y. */
static void some_pairs(ring *x, ring *y, size_t bits) {
    struct splitmix random = {19};

    for (size_t k = 0; k < N; k++) {
        y[k] = splitmix_next(&random) >> (64 - bits + k / 4);
        x[k] = splitmix_below(&random, y[k] + 1);
        if (k % 4 == 0)
            x[k] = y[k];
    }
}

static void check_quotients(size_t bits, struct sign s) {
    ring x[N], y[N], q[N];

    some_pairs(x, y, bits);
    for (int f = 13; f <= 20; f += 7) {
        quotients(x, y, q, N, f, s);
        for (size_t k = 0; k < N; k++) {
            assert_int_equal(q[k], in_the_clear(x[k], y[k], f));
            if (x[k] < y[k] && x[k] >> (64 - f) == 0)
                assert_int_equal(q[k], (x[k] << f) / y[k]);
        }
    }
}

static void quotients_are_those_in_the_clear(void **state) {
    (void)state;
    check_quotients(63, WHOLE_RING);
    check_quotients(62, PUBLISHED);
}

static void the_end_of_the_domain_is_inside(void **state) {
    (void)state;
    const ring top = (UINT64_C(1) << 63) - 1;
    const ring x[] = {top, top - 1, 0, 1}, y[] = {top, top, top, top};
    const ring want[] = {65535, 65535, 0, 0};
    ring q[4];

    quotients(x, y, q, 4, 16, WHOLE_RING);
    assert_ring_equal(want, q, 4);
}

static void check_costs(struct sign s) {
    ring x[9] = {0}, y[9] = {1, 1, 1, 1, 1, 1, 1, 1, 1}, q[9];

    assert_cost(divide_cost(9, 16, s), quotients(x, y, q, 9, 16, s));
    assert_cost(divide_cost(1, 5, s), quotients(x, y, q, 1, 5, s));
    assert_cost(divide_cost(9, 0, s), quotients(x, y, q, 9, 0, s));
}

static void costs_are_as_stated(void **state) {
    (void)state;
    check_costs(WHOLE_RING);
    check_costs((struct sign){DEALT, 40});
    check_costs(PUBLISHED);
}

static void quotients_stay_in_their_lanes(void **state) {
    const struct division ways[] = {{5, WHOLE_RING}, {5, PUBLISHED}};
    struct lanes all = lanes_of_elements(run_divide, 2, 1);
    (void)state;

    for (int i = 0; i < 2; i++) {
        all.arg = &ways[i];
        lanes_apart(&all);
    }
}

static ring by_halving(ring x, ring y, int f) {
    ring w = 0;

    for (int i = 1; i <= f; i++) {
        ring b = x >= y >> i;

        x -= b * (y >> i);
        w += b << (f - i);
    }
    return w;
}

/* The most that halving is off, in units, for divisors like y. */
static ring largest_excess(ring y, int f) {
    struct splitmix random = {8};
    ring largest = 0;

    for (int k = 0; k < 2000; k++) {
        ring divisor = y + splitmix_below(&random, y);
        ring x = splitmix_below(&random, divisor);
        ring excess = by_halving(x, divisor, f) - (x << f) / divisor;
        ring bound = ((ring)f << f) / divisor + 1;

        assert_true(signed_of(excess) >= -1);
        assert_true(signed_of(excess) <= signed_of(bound));
        if (signed_of(excess) > signed_of(largest))
            largest = excess;
    }
    return largest;
}

static void halving_the_divisor_loses_its_bits(void **state) {
    (void)state;
    assert_int_equal(by_halving(3, 7, 4), 11);
    assert_in_range(largest_excess(UINT64_C(1) << 16, 16), 5, 16);
    assert_in_range(largest_excess(UINT64_C(1000) << 16, 16), 0, 1);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(quotients_are_those_in_the_clear),
    cmocka_unit_test(the_end_of_the_domain_is_inside),
    cmocka_unit_test(costs_are_as_stated),
    cmocka_unit_test(halving_the_divisor_loses_its_bits),
    cmocka_unit_test(quotients_stay_in_their_lanes),
};

RUN("division", tests)
