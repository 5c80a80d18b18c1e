/* Tangled from chapters/26-published.md; edit that file. */
#include "lanes.h"
#include "published.h"
#include "three.h"

enum { CASES = 10000 };

static void run_short(struct party *me, const struct three *t,
                      ring *const in[], ring *const out[]) {
    drelu_short(me, in[0], out[0], t->n);
}

static void run_published(struct party *me, const struct three *t,
                          ring *const in[], ring *const out[]) {
    drelu_published(me, in[0], out[0], t->n);
}

static struct cost bit_of(three_protocol *way, const ring *a, ring *bit,
                          size_t n) {
    return three_map(way, NULL, MOD_L, a, MOD_L, bit, n);
}

static void signs_are_right_up_to_the_ends_of_the_domain(void **s) {
    (void)s;
    const int64_t end = INT64_C(1) << 62;
    const int64_t a[] = {0,  1,  2,  65536,  end - 1, end - 2,
                         -1, -2, -3, -65536, -end,    1 - end};
    enum { N = sizeof a / sizeof *a };
    ring in[N], bit[2][N];
    for (size_t k = 0; k < N; k++)
        in[k] = ring_of(a[k]);
    bit_of(run_short, in, bit[0], N);
    bit_of(run_published, in, bit[1], N);
    for (size_t k = 0; k < N; k++) {
        assert_int_equal(bit[0][k], a[k] >= 0);
        assert_int_equal(bit[1][k], a[k] >= 0);
    }
}

static void the_derivative_at_zero_is_one(void **state) {
    (void)state;
    static ring a[CASES], bit[CASES], one[CASES];
    for (size_t k = 0; k < CASES; k++)
        one[k] = 1;
    bit_of(run_short, a, bit, CASES);
    assert_ring_equal(one, bit, CASES);
}

static void the_short_way_finds_what_the_published_finds(void **s) {
    (void)s;
    static ring a[CASES], bit[CASES], published[CASES];
    for (size_t k = 0; k < CASES; k++)
        a[k] = k % 2 ? k * UINT64_C(0x9e3779b97f4a7c15)
                     : (k << 60) + k / 16 - 200;
    bit_of(run_short, a, bit, CASES);
    bit_of(run_published, a, published, CASES);
    assert_ring_equal(published, bit, CASES);
}

static void they_cost_what_they_say(void **state) {
    (void)state;
    static ring a[CASES], bit[CASES];
    for (size_t n = 1; n <= CASES; n *= 10) {
        assert_cost(drelu_short_cost(n), bit_of(run_short, a, bit, n));
        assert_cost(drelu_published_cost(n),
                    bit_of(run_published, a, bit, n));
    }
}

static void signs_stay_in_their_lanes(void **state) {
    const struct lanes signs = lanes_of_elements(run_short, 1, 1);
    const struct lanes other = lanes_of_elements(run_published, 1, 1);
    (void)state;

    lanes_apart(&signs);
    lanes_apart(&other);
}

static void all_bits_that_are_drawn_are_of_use(void **state) {
    const struct lanes all = lanes_of_elements(run_published, 1, 1);
    (void)state;

    lanes_full(&all);
}

static void the_clocks_end_where_the_table_says(void **state) {
    (void)state;
    const ring a[] = {5};
    ring bit[1];
    struct three t = {.protocol = run_short,
                      .n = 1,
                      .in = {a},
                      .in_n = {1},
                      .out = {bit},
                      .out_n = {1}};
    three_run(&t);
    assert_int_equal(t.part[P0].rounds, 4);
    assert_int_equal(t.part[P1].rounds, 3);
    assert_int_equal(t.part[P2].rounds, 2);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(signs_are_right_up_to_the_ends_of_the_domain),
    cmocka_unit_test(the_derivative_at_zero_is_one),
    cmocka_unit_test(the_short_way_finds_what_the_published_finds),
    cmocka_unit_test(they_cost_what_they_say),
    cmocka_unit_test(the_clocks_end_where_the_table_says),
    cmocka_unit_test(signs_stay_in_their_lanes),
    cmocka_unit_test(all_bits_that_are_drawn_are_of_use),
};

RUN("DReLU as published", tests)
