/* Tangled from chapters/29-flags.md; edit that file. */
#include "flags.c"
#include "opened_runs.h"

/* The share of b x, from the lines of the table. */
static ring share_of(int j, ring f, ring c, const ring share[3]) {
    ring coin = share[0], product = share[1], x = share[2];

    (void)j;
    return xor_of(f, mod_L(c * coin - product), x);
}

static void the_worked_example_holds(void **state) {
    (void)state;
    const ring r[2] = {45, 46}, x[2] = {50, 34};
    const ring at[2][3] = {{38, 11, 50}, {27, 16, 34}};
    ring c = mod_L(x[0] + r[0] + x[1] + r[1]), z[2];
    assert_int_equal(mod_L(r[0] + r[1]), 27);
    assert_int_equal(mod_L(x[0] + x[1]), 20);
    assert_int_equal(c, 47);
    for (int j = 0; j < 2; j++)
        z[j] = share_of(j, 0, c, at[j]);
    assert_int_equal(z[0], 47);
    assert_int_equal(z[1], 37);
    assert_int_equal(mod_L(z[0] + z[1]), 20);
    /* The same coin, and a bit that is 0. */
    for (int j = 0; j < 2; j++)
        z[j] = share_of(j, 1, c, at[j]);
    assert_int_equal(mod_L(z[0] + z[1]), 0);
}

enum { SIZE = 1 << ELL, PAIRS = SIZE * SIZE, CASES = 2 * PAIRS };

static void every_product_of_opened_numbers_is_right(void **state) {
    (void)state;
    static ring x[PAIRS], y[PAIRS], got_x[PAIRS], got_y[PAIRS];
    static ring product[PAIRS];
    for (size_t k = 0; k < PAIRS; k++) {
        x[k] = mod_L(k);
        y[k] = k >> ELL;
    }
    for (int i = 0; i < 4; i++) {
        struct tops tops = {i & 1, i & 2};
        struct three t = {.protocol = run_products,
                          .n = PAIRS,
                          .arg = &tops,
                          .in = {x, y},
                          .in_n = {PAIRS, PAIRS},
                          .out = {got_x, got_y, product},
                          .out_n = {PAIRS, PAIRS, PAIRS}};
        three_run(&t);
        for (size_t k = 0; k < PAIRS; k++) {
            assert_true(tops.x || got_x[k] == x[k]);
            assert_true(tops.y || got_y[k] == y[k]);
            assert_int_equal(product[k], mod_L(got_x[k] * got_y[k]));
        }
    }
}

static void a_flag_times_any_number_is_right(void **state) {
    (void)state;
    static ring bit[CASES], x[CASES], got[CASES], once[CASES];
    static ring again[CASES], other_x[CASES];
    struct three t = {.protocol = run_flags,
                      .n = CASES,
                      .in = {bit, x},
                      .in_n = {CASES, CASES},
                      .out = {got, once, again, other_x},
                      .out_n = {CASES, CASES, CASES, CASES}};
    for (size_t k = 0; k < CASES; k++) {
        x[k] = mod_L(k);
        bit[k] = k >> ELL & 1;
    }
    three_run(&t);
    assert_ring_equal(bit, got, CASES);
    for (size_t k = 0; k < CASES; k++) {
        assert_int_equal(once[k], bit[k] ? x[k] : 0);
        assert_int_equal(again[k], bit[k] ? other_x[k] : 0);
    }
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_worked_example_holds),
    cmocka_unit_test(every_product_of_opened_numbers_is_right),
    cmocka_unit_test(a_flag_times_any_number_is_right),
};

RUN("a bit times a number, six bits", tests)
