/* Tangled from chapters/05-fixed-point.md; edit that file. */
/* Also in narrow rings. */
#include "check.h"
#include "network.h"
#include "ring.h"

__extension__ typedef unsigned __int128 longer;

static void only_the_end_of_a_sum_must_be_in_the_range(void **state) {
    (void)state;
    ring product = ring_mul(300, ring_of(-200));
    ring other = ring_mul(100, 600);
    assert_number(ELL == 16 ? 5536 : -60000, signed_of(product),
                  "300 times -200");
    assert_number(0, mod_L(product + other), "and 60000");
}

static void elements_multiply_as_longer_numbers_do(void **state) {
    (void)state;
    struct splitmix random = {1};
    assert_number(ELL, 8 * sizeof(ring), "bits of an element");
    assert_number(1, ring_mul(RING_MAX, RING_MAX), "-1 times -1");
    for (int i = 0; i < 1000; i++) {
        ring x = mod_L(splitmix_next(&random));
        ring y = mod_L(splitmix_next(&random));
        assert_true(ring_mul(x, y) == mod_L((longer)x * y));
    }
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(only_the_end_of_a_sum_must_be_in_the_range),
    cmocka_unit_test(elements_multiply_as_longer_numbers_do),
};

RUN("elements of a ring", tests)
