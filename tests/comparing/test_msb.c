/* Tangled from chapters/24-msb.md; edit that file. */
#include "lanes.h"
#include "msb.h"
#include "numbers.h"
#include "three.h"

enum { CASES = 1000 };

static void msb(struct party *me, const struct three *t,
                ring *const in[], ring *const out[]) {
    most_significant_bit(me, in[0], out[0], t->n);
}

static void numbers_from_one_half_up_have_it_set(void **state) {
    (void)state;
    static ring a[CASES], want[CASES], got[CASES];
    for (size_t k = 0; k < CASES; k++) {
        a[k] = some_number(k);
        want[k] = a[k] >> 63;
    }
    three_map(msb, NULL, MOD_ODD, a, MOD_L, got, CASES);
    assert_ring_equal(want, got, CASES);
}

static void it_costs_what_it_says(void **state) {
    (void)state;
    static ring a[CASES], got[CASES];
    for (size_t n = 1; n <= CASES; n *= 10)
        assert_cost(most_significant_bit_cost(n),
                    three_map(msb, NULL, MOD_ODD, a, MOD_L, got, n));
}

static void highest_bits_stay_in_their_lanes(void **state) {
    const struct lanes all = lanes_of_elements(msb, 1, 1);
    (void)state;

    lanes_apart(&all);
}

static void all_bits_that_are_drawn_are_of_use(void **state) {
    const struct lanes all = lanes_of_elements(msb, 1, 1);
    (void)state;

    lanes_full(&all);
}

static void without_the_coin_the_helper_sees_the_sign(void **state) {
    (void)state;
    static ring x[CASES];
    struct seed seed = {{1}};
    struct stream *masks = stream_open(&seed);
    draw_odd(masks, x, CASES);
    stream_close(masks);
    size_t right = 0;
    for (size_t k = 0; k < CASES; k++) {
        ring size = (k * UINT64_C(0x9e3779b97f4a7c15)) >> 24;
        ring a = k % 2 ? -size : size;
        ring r = odd_add(x[k], odd_add(odd_of(a), odd_of(a)));
        int seen = x[k] > r;
        right += seen == (int)(a >> 63);
    }
    assert_int_equal(right, CASES);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(numbers_from_one_half_up_have_it_set),
    cmocka_unit_test(it_costs_what_it_says),
    cmocka_unit_test(without_the_coin_the_helper_sees_the_sign),
    cmocka_unit_test(highest_bits_stay_in_their_lanes),
    cmocka_unit_test(all_bits_that_are_drawn_are_of_use),
};

RUN("most significant bit", tests)
