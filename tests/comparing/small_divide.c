/* Tangled from chapters/34-division.md; edit that file. */
#include "quotients.h"

enum { PAIRS = 32 * 33 / 2 };

/* All 0 <= x <= y < end. */
static size_t every_pair(ring *x, ring *y, ring end) {
    size_t k = 0;

    for (ring b = 0; b < end; b++)
        for (ring a = 0; a <= b; a++, k++) {
            x[k] = a;
            y[k] = b;
        }
    return k;
}

static void check_every_pair(ring end, struct sign s) {
    ring x[PAIRS], y[PAIRS], q[PAIRS];
    size_t pairs = every_pair(x, y, end);

    for (int f = 0; f <= 5; f++) {
        quotients(x, y, q, pairs, f, s);
        for (size_t k = 0; k < pairs; k++)
            assert_int_equal(q[k], x[k] < y[k] ? (x[k] << f) / y[k]
                                               : (1u << f) - 1);
    }
}

static void every_quotient_is_the_floor(void **state) {
    (void)state;
    check_every_pair(32, WHOLE_RING);
    check_every_pair(16, (struct sign){DEALT, 5});
    check_every_pair(16, PUBLISHED);
}

static void the_worked_example_holds(void **state) {
    (void)state;
    const ring x[] = {3, 7, 0}, y[] = {7, 7, 0}, want[] = {6, 15, 15};
    ring q[3];

    quotients(x, y, q, 3, 4, WHOLE_RING);
    assert_ring_equal(want, q, 3);
}

static void the_steps_are_those_of_the_table(void **state) {
    (void)state;
    const ring rests[] = {6, 5, 3, 6}, so_far[] = {0, 1, 3, 6};
    ring rest = 3, q = 0;

    for (size_t i = 0; i < 4; i++) {
        ring bit = 2 * rest >= 7;

        rest = 2 * rest - 7 * bit;
        q = 2 * q + bit;
        assert_int_equal(rest, rests[i]);
        assert_int_equal(q, so_far[i]);
    }
}

static void outside_of_the_domain_it_means_nothing(void **state) {
    (void)state;
    const ring x[] = {3, 2, 32, 31, 0}, y[] = {1, 1, 32, 32, 33};
    ring q[5];

    quotients(x, y, q, 5, 4, WHOLE_RING);
    assert_int_equal(q[0], 14);
    assert_int_not_equal(q[2], 15);
    assert_int_equal(q[3], 15);
    assert_int_not_equal(q[4], 0);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(every_quotient_is_the_floor),
    cmocka_unit_test(the_worked_example_holds),
    cmocka_unit_test(the_steps_are_those_of_the_table),
    cmocka_unit_test(outside_of_the_domain_it_means_nothing),
};

RUN("division, six bits", tests)
