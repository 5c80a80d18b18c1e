/* Tangled from chapters/07-exact-products.md; edit that file. */
#include "check.h"
#include "fixed.h"
#include "matrix.h"
#include "network.h"

enum { MOST = 19, ROOM = MOST * 520 };

static void fill(ring *x, size_t n, uint64_t seed) {
    struct splitmix random = {seed};
    for (size_t i = 0; i < n; i++)
        x[i] = splitmix_next(&random);
}

/* Row by column, as on paper. */
static void on_paper(const ring *x, const ring *y, ring *z, size_t m,
                     size_t n, size_t v) {
    for (size_t i = 0; i < m; i++)
        for (size_t j = 0; j < v; j++)
            for (size_t k = 0; k < n; k++)
                z[i * v + j] += x[i * n + k] * y[k * v + j];
}

static void check_product(size_t m, size_t n, size_t v) {
    ring x[ROOM], y[ROOM];
    ring want[ROOM], got[ROOM];
    fill(x, m * n, 1);
    fill(y, n * v, 2);
    fill(want, m * v, 3);
    fill(got, m * v, 3);
    on_paper(x, y, want, m, n, v);
    matrix_mul_add(x, y, got, m, n, v);
    assert_ring_equal(want, got, m * v);
}

/* x, n x m, is turned on paper too. */
static void check_turned(size_t m, size_t n, size_t v) {
    ring x[ROOM], turned[ROOM], y[ROOM];
    ring want[ROOM], got[ROOM];
    fill(x, n * m, 1);
    fill(y, n * v, 2);
    fill(want, m * v, 3);
    fill(got, m * v, 3);
    for (size_t i = 0; i < m * n; i++)
        turned[i] = x[i % n * m + i / n];
    on_paper(turned, y, want, m, n, v);
    matrix_turned_mul_add(x, y, got, m, n, v);
    assert_ring_equal(want, got, m * v);
}

static void products_of_all_small_shapes_are_right(void **state) {
    (void)state;
    for (size_t m = 1; m <= 5; m++)
        for (size_t n = 1; n <= MOST; n++)
            for (size_t v = 1; v <= MOST; v++)
                check_product(m, n, v);
}

static void a_first_factor_may_be_turned(void **state) {
    (void)state;
    for (size_t m = 1; m <= 5; m++)
        for (size_t n = 1; n <= MOST; n++)
            for (size_t v = 1; v <= MOST; v++)
                check_turned(m, n, v);
}

static void wide_products_are_made_in_strips(void **state) {
    (void)state;
    for (size_t v = 255; v <= 515; v += 130) {
        check_product(2, MOST, v);
        check_turned(2, MOST, v);
    }
}

static void half_the_products_are_enough(void **state) {
    (void)state;
    assert_int_equal(2 * 4 + 3 * 5, 23);
    assert_int_equal((2 + 5) * (3 + 4) - 2 * 3 - 4 * 5, 23);
}

static void rows_become_columns(void **state) {
    (void)state;
    ring x[MOST * MOST], out[MOST * MOST];
    fill(x, MOST * MOST, 4);
    for (size_t m = 1; m <= MOST; m++)
        for (size_t n = 1; n <= MOST; n++) {
            matrix_transpose(x, out, m, n);
            for (size_t i = 0; i < m; i++)
                for (size_t j = 0; j < n; j++)
                    assert_true(out[j * m + i] == x[i * n + j]);
        }
}

static void with_31_bits_one_and_one_is_minus_two(void **state) {
    (void)state;
    ring x[] = {fixed_of(1, 31), fixed_of(1, 31)}, z = 0;
    matrix_mul_add(x, x, &z, 1, 1, 1);
    assert_near(1, real_of(z, 62), 0);
    z = 0;
    matrix_mul_add(x, x, &z, 1, 2, 1);
    assert_near(-2, real_of(z, 62), 0);
}

static void floats_lose_what_the_ring_keeps(void **state) {
    (void)state;
    const float a[] = {1, 0}, b[] = {1, 0x1p25f};
    const ring x[] = {1, 0}, y[] = {1, 1 << 25};
    volatile float left = a[0] + b[1], right = a[1] + b[0];
    assert_true(left * right - a[0] * a[1] - b[0] * b[1] == 0);
    assert_int_equal(1, (x[0] + y[1]) * (x[1] + y[0]) - x[0] * x[1] -
                            y[0] * y[1]);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(products_of_all_small_shapes_are_right),
    cmocka_unit_test(a_first_factor_may_be_turned),
    cmocka_unit_test(wide_products_are_made_in_strips),
    cmocka_unit_test(half_the_products_are_enough),
    cmocka_unit_test(rows_become_columns),
    cmocka_unit_test(floats_lose_what_the_ring_keeps),
    cmocka_unit_test(with_31_bits_one_and_one_is_minus_two),
};

RUN("matrices", tests)
