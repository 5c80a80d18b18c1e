/* Tangled from chapters/11-sharing.md; edit that file. */
#include "check.h"
#include "share.h"

static void z_p_calculates_modulo_67(void **state) {
    (void)state;
    for (int a = 0; a < P; a++) {
        assert_int_equal(zp_neg((zp)a), (P - a) % P);
        for (int b = 0; b < P; b++) {
            assert_int_equal(zp_add((zp)a, (zp)b), (a + b) % P);
            assert_int_equal(zp_sub((zp)a, (zp)b), (a + P - b) % P);
            assert_int_equal(zp_mul((zp)a, (zp)b), a * b % P);
        }
    }
}

static void carries_are_right_at_the_ends(void **state) {
    (void)state;
    const ring top = RING_MAX, half = UINT64_C(1) << 63;
    assert_int_equal(wrap(top, 1), 1);
    assert_int_equal(wrap(top - 1, 1), 0);
    assert_int_equal(wrap(half, half), 1);
    assert_int_equal(wrap(half, half - 1), 0);
    assert_true(odd_add(top - 1, 1) == 0);
    assert_true(odd_add(top - 1, top - 1) == top - 2);
    assert_true(odd_add(half, half - 1) == 0);
    assert_true(odd_sub(0, top - 1) == 1);
    assert_true(odd_sub(0, 1) == top - 1);
    assert_true(odd_neg(0) == 0 && odd_neg(1) == top - 1);
}

enum { N = 5000 };

static struct stream *open_fixed(uint8_t byte) {
    struct seed seed = {{byte}};
    struct stream *s = stream_open(&seed);
    assert_non_null(s);
    return s;
}

static void adding_inverts_splitting(void **state) {
    (void)state;
    struct stream *s = open_fixed(1), *masks = open_fixed(2);
    static ring x[N], x0[N], x1[N];
    draw_odd(s, x, N);
    memcpy(x1, x, sizeof x);
    split(MOD_L, masks, x1, x0, x1, N);
    group_add(MOD_L, x0, x1, x1, N);
    assert_ring_equal(x, x1, N);
    split(MOD_ODD, masks, x1, x0, x1, N);
    group_add(MOD_ODD, x0, x1, x0, N);
    assert_ring_equal(x, x0, N);
    stream_close(s);
    stream_close(masks);
}

static void adding_inverts_splitting_modulo_p(void **state) {
    (void)state;
    struct stream *s = open_fixed(3);
    static zp x[N], x0[N], x1[N];
    draw_below(s, x, N, P);
    memcpy(x1, x, sizeof x);
    split(MOD_P, s, x1, x0, x1, N);
    group_add(MOD_P, x0, x1, x1, N);
    assert_byte_equal(x, x1, N);
    stream_close(s);
}

static void bits_make_up_the_number(void **state) {
    (void)state;
    struct stream *s = open_fixed(4);
    static ring x[N], sum[N];
    static zp bit[ELL * N];
    draw_ring(s, x, N);
    bits_of(x, bit, N);
    for (size_t i = 0; i < ELL; i++)
        for (size_t k = 0; k < N; k++) {
            assert_true(bit[i * N + k] <= 1);
            sum[k] += (ring)bit[i * N + k] << i;
        }
    assert_ring_equal(x, sum, N);
    stream_close(s);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(z_p_calculates_modulo_67),
    cmocka_unit_test(carries_are_right_at_the_ends),
    cmocka_unit_test(adding_inverts_splitting),
    cmocka_unit_test(adding_inverts_splitting_modulo_p),
    cmocka_unit_test(bits_make_up_the_number),
};

RUN("shares", tests)
