/* Tangled from chapters/25-convert.md; edit that file. */
#include "convert.h"
#include "lanes.h"
#include "numbers.h"
#include "three.h"

enum { CASES = 1000 };

static void convert(struct party *me, const struct three *t,
                    ring *const in[], ring *const out[]) {
    share_convert(me, in[0], out[0], t->n);
}

static void values_keep_what_they_are(void **state) {
    (void)state;
    static ring a[CASES], got[CASES];
    for (size_t k = 0; k < CASES; k++)
        a[k] = some_number(k);
    three_map(convert, NULL, MOD_L, a, MOD_ODD, got, CASES);
    assert_ring_equal(a, got, CASES);
}

static void it_costs_what_it_says(void **state) {
    (void)state;
    static ring a[CASES], got[CASES];
    for (size_t n = 1; n <= CASES; n *= 10)
        assert_cost(
            share_convert_cost(n),
            three_map(convert, NULL, MOD_L, a, MOD_ODD, got, n));
}

static void conversions_stay_in_their_lanes(void **state) {
    const struct lanes all = lanes_of_elements(convert, 1, 1);
    (void)state;

    lanes_apart(&all);
}

static void all_bits_that_are_drawn_are_of_use(void **state) {
    const struct lanes all = lanes_of_elements(convert, 1, 1);
    (void)state;

    lanes_full(&all);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(values_keep_what_they_are),
    cmocka_unit_test(it_costs_what_it_says),
    cmocka_unit_test(conversions_stay_in_their_lanes),
    cmocka_unit_test(all_bits_that_are_drawn_are_of_use),
};

RUN("converting shares", tests)
