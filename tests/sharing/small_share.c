/* Tangled from chapters/11-sharing.md; edit that file. */
#include "check.h"
#include "share.h"

/* Draws 0, 1, 2, ... in place of random numbers. */
struct stream {
    unsigned next;
};

void draw_ring(struct stream *tape, ring *out, size_t n) {
    for (size_t k = 0; k < n; k++)
        out[k] = mod_L(tape->next++);
}

void draw_odd(struct stream *tape, ring *out, size_t n) {
    for (size_t k = 0; k < n; k++)
        out[k] = tape->next++ % RING_MAX;
}

void draw_below(struct stream *tape, uint8_t *out, size_t n,
                unsigned bound) {
    for (size_t k = 0; k < n; k++)
        out[k] = (uint8_t)(tape->next++ % bound);
}

static void the_worked_example_holds(void **state) {
    (void)state;
    ring x = 11, y = 7, x0, x1, y0, y1;
    split(MOD_L, &(struct stream){50}, &x, &x0, &x1, 1);
    split(MOD_L, &(struct stream){60}, &y, &y0, &y1, 1);
    assert_true(x0 == 50 && x1 == 25 && y0 == 60 && y1 == 11);
    assert_int_equal(wrap(x0, x1), 1);
    const ring column0[] = {x0, y0, mod_L(x0 + y0), mod_L(3 * x0),
                            mod_L(x0 + 5)};
    const ring column1[] = {x1, y1, mod_L(x1 + y1), mod_L(3 * x1), x1};
    const ring want0[] = {50, 60, 46, 22, 55};
    const ring want1[] = {25, 11, 36, 11, 25};
    const ring sum[] = {11, 7, 18, 33, 16};
    ring got[5];
    group_add(MOD_L, column0, column1, got, 5);
    assert_ring_equal(want0, column0, 5);
    assert_ring_equal(want1, column1, 5);
    assert_ring_equal(sum, got, 5);
}

static void seen_once_each(const ring *share, size_t n) {
    int seen[64] = {0};
    for (size_t k = 0; k < n; k++)
        seen[share[k]]++;
    for (size_t v = 0; v < n; v++)
        assert_int_equal(seen[v], 1);
}

static void a_share_is_uniform_for_every_secret(void **state) {
    (void)state;
    ring x[64], x0[64], x1[64], back[64];
    for (ring secret = 0; secret < 64; secret++) {
        for (size_t k = 0; k < 64; k++)
            x[k] = secret;
        split(MOD_L, &(struct stream){0}, x, x0, x1, 64);
        seen_once_each(x0, 64);
        seen_once_each(x1, 64);
        group_add(MOD_L, x0, x1, back, 64);
        assert_ring_equal(x, back, 64);
    }
}

static void so_it_is_in_the_odd_ring(void **state) {
    (void)state;
    ring x[63], x0[63], x1[63], back[63];
    for (ring secret = 0; secret < 63; secret++) {
        for (size_t k = 0; k < 63; k++)
            x[k] = secret;
        split(MOD_ODD, &(struct stream){0}, x, x0, x1, 63);
        seen_once_each(x0, 63);
        seen_once_each(x1, 63);
        group_add(MOD_ODD, x0, x1, back, 63);
        assert_ring_equal(x, back, 63);
    }
}

static void so_it_is_modulo_p(void **state) {
    (void)state;
    zp x[P], x0[P], x1[P], back[P];
    for (int secret = 0; secret < P; secret++) {
        ring wide0[P], wide1[P];
        memset(x, secret, P);
        split(MOD_P, &(struct stream){0}, x, x0, x1, P);
        for (size_t k = 0; k < P; k++) {
            wide0[k] = x0[k];
            wide1[k] = x1[k];
        }
        seen_once_each(wide0, P);
        seen_once_each(wide1, P);
        group_add(MOD_P, x0, x1, back, P);
        assert_byte_equal(x, back, P);
    }
}

static void wrapping_is_seen(void **state) {
    (void)state;
    for (ring a = 0; a < 64; a++)
        for (ring b = 0; b < 64; b++)
            assert_int_equal(wrap(a, b), a + b >= 64);
}

static void the_odd_ring_calculates_modulo_63(void **state) {
    (void)state;
    for (ring a = 0; a < 63; a++) {
        assert_int_equal(odd_neg(a), (63 - a) % 63);
        assert_int_equal(odd_of(a), a);
        for (ring b = 0; b < 63; b++) {
            assert_int_equal(odd_add(a, b), (a + b) % 63);
            assert_int_equal(odd_sub(a, b), (a + 63 - b) % 63);
        }
    }
    assert_int_equal(odd_of(63), 0);
}

static void the_highest_bit_becomes_the_lowest(void **state) {
    (void)state;
    for (ring x = 0; x < 63; x++)
        assert_int_equal(odd_add(x, x) & 1, x >> 5);
    assert_int_equal(odd_add(50, 50), 37);
    assert_int_equal(odd_add(20, 20), 40);
}

static void bits_are_stored_column_by_column(void **state) {
    (void)state;
    const ring x[] = {11, 50, 25};
    const zp want[] = {1, 0, 1, 1, 1, 0, 0, 0, 0,
                       1, 0, 1, 0, 1, 1, 0, 1, 0};
    zp got[18];
    bits_of(x, got, 3);
    assert_byte_equal(want, got, 18);
}

static void half_the_masks_hide_nothing(void **state) {
    (void)state;
    int seen[2][64] = {{0}};
    for (int which = 0; which < 2; which++) {
        ring x[32], x0[32], x1[32];
        for (size_t k = 0; k < 32; k++)
            x[k] = which ? 43 : 11;
        split(MOD_L, &(struct stream){0}, x, x0, x1, 32);
        for (size_t k = 0; k < 32; k++)
            seen[which][x1[k]]++;
    }
    for (int v = 0; v < 64; v++)
        assert_int_equal(seen[0][v] * seen[1][v], 0);
}

static void a_constant_added_by_both_counts_twice(void **state) {
    (void)state;
    ring x0 = 50 + 5, x1 = 25 + 5, got;
    group_add(MOD_L, &x0, &x1, &got, 1);
    assert_int_equal(got, 11 + 2 * 5);
}

static void the_wrong_modulus_is_right_half_of_the_time(void **state) {
    (void)state;
    int right = 0, short_by_one = 0;
    for (ring x = 0; x < 63; x++)
        for (ring x0 = 0; x0 < 63; x0++) {
            ring x1 = odd_sub(x, x0), sum;
            group_add(MOD_L, &x0, &x1, &sum, 1);
            right += sum == x;
            short_by_one += sum == mod_L(x - 1);
        }
    assert_int_equal(right, 2016);
    assert_int_equal(short_by_one, 63 * 63 - 2016);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_worked_example_holds),
    cmocka_unit_test(a_share_is_uniform_for_every_secret),
    cmocka_unit_test(so_it_is_in_the_odd_ring),
    cmocka_unit_test(so_it_is_modulo_p),
    cmocka_unit_test(wrapping_is_seen),
    cmocka_unit_test(the_odd_ring_calculates_modulo_63),
    cmocka_unit_test(the_highest_bit_becomes_the_lowest),
    cmocka_unit_test(bits_are_stored_column_by_column),
    cmocka_unit_test(half_the_masks_hide_nothing),
    cmocka_unit_test(a_constant_added_by_both_counts_twice),
    cmocka_unit_test(the_wrong_modulus_is_right_half_of_the_time),
};

RUN("shares, six bits", tests)
