/* Tangled from chapters/30-relu.md; edit that file. */
#include "relu_runs.h"

enum { SIZE = 1 << ELL, CASES = SIZE * SIZE * 16 };

/* The sign of a mod 2^width. */
static bool not_negative(ring a, int width) {
    return (a >> (width - 1) & 1) == 0;
}

/* [a >= 0] of what is seen of c = a + r, and of r. */
static ring by_mask(ring c, ring r, int width) {
    ring half = (ring)1 << (width - 1);
    ring c_top = c >> (width - 1) & 1, r_top = r >> (width - 1) & 1;
    ring borrow = (c & (half - 1)) < (r & (half - 1));
    return 1 ^ c_top ^ r_top ^ borrow;
}

static void the_worked_example_holds(void **state) {
    (void)state;
    const int64_t a[] = {5, -3, 20, -32};
    const ring r[] = {60, 27, 27, 27}, c[] = {1, 24, 47, 59};
    const ring borrow[] = {1, 1, 1, 0};
    for (int i = 0; i < 4; i++) {
        assert_int_equal(mod_L(ring_of(a[i]) + r[i]), c[i]);
        assert_int_equal(c[i] % 32 < r[i] % 32, borrow[i]);
        assert_int_equal(by_mask(c[i], r[i], ELL), a[i] >= 0);
    }
}

static void a_mask_that_is_taken_off_leaves_the_sign(void **state) {
    (void)state;
    for (int width = 2; width <= ELL; width++)
        for (ring a = 0; a < SIZE; a++)
            for (ring r = 0; r < SIZE; r++)
                assert_int_equal(by_mask(mod_L(a + r), r, width),
                                 not_negative(a, width));
}

/* Case k: P0 has the lowest six bits of k, P1 has the next. */
static ring share_of(int party, size_t k) {
    return mod_L(party == P0 ? k : k >> ELL);
}

static void of_all_shares(struct party *me, const struct three *t,
                          ring *const in[], ring *const out[]) {
    ring *a = take_ring(me, t->n);
    (void)in;
    for (size_t k = 0; k < t->n; k++)
        a[k] = share_of(me->id, k);
    relu_and_bit(me, t, &a, out);
}

static void every_number_has_its_sign_at_every_width(void **state) {
    (void)state;
    static ring a[CASES], out[CASES], bit[CASES];
    for (int width = 2; width <= ELL; width++) {
        struct sign s = {DEALT, width};
        run_signs(of_all_shares, s, a, out, bit, CASES);
        for (size_t k = 0; k < CASES; k++) {
            ring x = mod_L(share_of(P0, k) + share_of(P1, k));
            ring want = not_negative(x, width);
            assert_int_equal(bit[k], want);
            assert_int_equal(out[k], want * x);
            if (width == ELL)
                assert_int_equal(want, signed_of(x) >= 0);
        }
    }
}

static void both_ways_agree_where_both_are_right(void **state) {
    (void)state;
    static ring a[CASES], out[2][CASES], bit[2][CASES];
    size_t inside = 0;
    run_signs(of_all_shares, WHOLE_RING, a, out[0], bit[0], CASES);
    run_signs(of_all_shares, PUBLISHED, a, out[1], bit[1], CASES);
    for (size_t k = 0; k < CASES; k++) {
        int64_t x = signed_of(mod_L(share_of(P0, k) + share_of(P1, k)));
        if (x < -SIZE / 4 || x >= SIZE / 4)
            continue;
        inside++;
        assert_int_equal(bit[0][k], bit[1][k]);
        assert_int_equal(out[0][k], out[1][k]);
    }
    assert_int_equal(inside, CASES / 2);
}

static void a_bit_selects_one_of_any_two(void **state) {
    (void)state;
    enum { PAIRS = 2 * SIZE * SIZE };
    static ring bit[PAIRS], x[PAIRS], y[PAIRS], want[PAIRS], got[PAIRS];
    const struct sign ways[] = {WHOLE_RING, PUBLISHED};
    for (size_t k = 0; k < PAIRS; k++) {
        x[k] = mod_L(k);
        y[k] = mod_L(k >> ELL);
        bit[k] = k >> (2 * ELL);
        want[k] = bit[k] ? y[k] : x[k];
    }
    for (int i = 0; i < 2; i++) {
        struct three t = {.protocol = run_select,
                          .n = PAIRS,
                          .arg = &ways[i],
                          .in = {bit, x, y},
                          .in_n = {PAIRS, PAIRS, PAIRS},
                          .out = {got},
                          .out_n = {PAIRS}};
        three_run(&t);
        assert_ring_equal(want, got, PAIRS);
    }
}

static void beyond_the_width_signs_are_turned_around(void **state) {
    (void)state;
    static ring a[SIZE], out[SIZE], bit[SIZE];
    size_t wrong = 0;
    for (ring k = 0; k < SIZE; k++)
        a[k] = k;
    run_signs(relu_and_bit, (struct sign){DEALT, ELL - 1}, a, out, bit,
              SIZE);
    for (ring k = 0; k < SIZE; k++) {
        int64_t x = signed_of(k);
        bool inside = -SIZE / 4 <= x && x < SIZE / 4;
        assert_int_equal(bit[k] == (x >= 0), inside);
        wrong += bit[k] != (x >= 0);
    }
    assert_int_equal(wrong, SIZE / 2);
}

static void without_its_top_bit_half_of_the_masks_fail(void **state) {
    (void)state;
    for (ring a = 0; a < SIZE; a++) {
        size_t wrong = 0;
        for (ring r = 0; r < SIZE; r++) {
            ring low = by_mask(mod_L(a + r), r % (SIZE / 2), ELL);
            wrong += low != not_negative(a, ELL);
        }
        assert_int_equal(wrong, SIZE / 2);
    }
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_worked_example_holds),
    cmocka_unit_test(a_mask_that_is_taken_off_leaves_the_sign),
    cmocka_unit_test(every_number_has_its_sign_at_every_width),
    cmocka_unit_test(both_ways_agree_where_both_are_right),
    cmocka_unit_test(a_bit_selects_one_of_any_two),
    cmocka_unit_test(beyond_the_width_signs_are_turned_around),
    cmocka_unit_test(without_its_top_bit_half_of_the_masks_fail),
};

RUN("ReLU, six bits", tests)
