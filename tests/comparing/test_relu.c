/* Tangled from chapters/21-published.md; edit that file. */
#include "lanes.h"
#include "relu.h"
#include "share_truncate.h"
#include "three.h"

enum { CASES = 10000, F = 16 };

static void relu_and_bit(struct party *me, const struct three *t,
                         ring *const in[], ring *const out[]) {
    relu(me, in[0], out[0], out[1], t->n);
}

static struct cost run(const ring *a, ring *out, ring *bit, size_t n) {
    struct three t = {.protocol = relu_and_bit,
                      .n = n,
                      .in = {a},
                      .in_n = {n},
                      .out = {out, bit},
                      .out_n = {n, n}};
    three_run(&t);
    return t.cost;
}

static void signs_are_right_up_to_the_ends_of_the_domain(void **s) {
    (void)s;
    const int64_t end = INT64_C(1) << 62;
    const int64_t a[] = {0,  1,  2,  65536,  end - 1, end - 2,
                         -1, -2, -3, -65536, -end,    1 - end};
    enum { N = sizeof a / sizeof *a };
    ring in[N], out[N], bit[N];
    for (size_t k = 0; k < N; k++)
        in[k] = ring_of(a[k]);
    run(in, out, bit, N);
    for (size_t k = 0; k < N; k++) {
        assert_int_equal(bit[k], a[k] >= 0);
        assert_true(signed_of(out[k]) == (a[k] > 0 ? a[k] : 0));
    }
}

static void the_derivative_at_zero_is_one(void **state) {
    (void)state;
    static ring a[CASES], out[CASES], bit[CASES], one[CASES];
    for (size_t k = 0; k < CASES; k++)
        one[k] = 1;
    run(a, out, bit, CASES);
    assert_ring_equal(one, bit, CASES);
    assert_ring_equal(a, out, CASES);
}

static void run_drelu(struct party *me, const struct three *t,
                      ring *const in[], ring *const out[]) {
    drelu(me, in[0], out[0], t->n);
}

static void run_published(struct party *me, const struct three *t,
                          ring *const in[], ring *const out[]) {
    drelu_published(me, in[0], out[0], t->n);
}

typedef void body(struct party *me, const struct three *t,
                  ring *const in[], ring *const out[]);

static struct cost bit_of(body *protocol, const ring *a, ring *bit,
                          size_t n) {
    struct three t = {.protocol = protocol,
                      .n = n,
                      .in = {a},
                      .in_n = {n},
                      .out = {bit},
                      .out_n = {n}};
    three_run(&t);
    return t.cost;
}

static void the_short_way_finds_what_the_published_finds(void **s) {
    (void)s;
    static ring a[CASES], bit[CASES], published[CASES];
    for (size_t k = 0; k < CASES; k++)
        a[k] = k % 2 ? k * UINT64_C(0x9e3779b97f4a7c15)
                     : (k << 60) + k / 16 - 200;
    bit_of(run_drelu, a, bit, CASES);
    bit_of(run_published, a, published, CASES);
    assert_ring_equal(published, bit, CASES);
}

static void they_cost_what_they_say(void **state) {
    (void)state;
    static ring a[CASES], out[CASES], bit[CASES];
    for (size_t n = 1; n <= CASES; n *= 10) {
        assert_cost(drelu_cost(n), bit_of(run_drelu, a, bit, n));
        assert_cost(drelu_published_cost(n),
                    bit_of(run_published, a, bit, n));
        assert_cost(relu_cost(n), run(a, out, bit, n));
    }
}

static void run_select(struct party *me, const struct three *t,
                       ring *const in[], ring *const out[]) {
    select_share(me, in[0], in[1], in[2], out[0], t->n);
}

static void signs_stay_in_their_lanes(void **state) {
    const struct lanes signs = lanes_of_elements(run_drelu, 1, 1);
    const struct lanes other = lanes_of_elements(run_published, 1, 1);
    const struct lanes relus = lanes_of_elements(relu_and_bit, 1, 2);
    const struct lanes chosen = lanes_of_elements(run_select, 3, 1);
    (void)state;

    lanes_apart(&signs);
    lanes_apart(&other);
    lanes_apart(&relus);
    lanes_apart(&chosen);
}

static void all_bits_that_are_drawn_are_of_use(void **state) {
    const struct lanes all = lanes_of_elements(relu_and_bit, 1, 2);
    (void)state;

    lanes_full(&all);
}

static void the_clocks_end_where_the_table_says(void **state) {
    (void)state;
    const ring a[] = {5};
    ring out[1], bit[1];
    struct three t = {.protocol = relu_and_bit,
                      .n = 1,
                      .in = {a},
                      .in_n = {1},
                      .out = {out, bit},
                      .out_n = {1, 1}};
    three_run(&t);
    assert_int_equal(t.part[P0].rounds, 4);
    assert_int_equal(t.part[P1].rounds, 5);
    assert_int_equal(t.part[P2].rounds, 2);
}

static void scaled_relu(struct party *me, const struct three *t,
                        ring *const in[], ring *const out[]) {
    size_t n = t->n;
    relu(me, in[0], out[0], out[1], n);
    for (size_t k = 0; holds_shares(me) && k < n; k++)
        out[1][k] = mod_L(out[1][k] << F);
    multiply(me, out[1], in[0], out[1], n);
    if (holds_shares(me))
        truncate_share(me->id, out[1], n, F);
}

static void a_scaled_bit_destroys_some_numbers(void **state) {
    (void)state;
    static ring a[CASES], exact[CASES], scaled[CASES];
    struct three t = {.protocol = scaled_relu,
                      .n = CASES,
                      .in = {a},
                      .in_n = {CASES},
                      .out = {exact, scaled},
                      .out_n = {CASES, CASES}};
    size_t destroyed = 0;
    for (size_t k = 0; k < CASES; k++)
        a[k] = UINT64_C(1) << 40;
    three_run(&t);
    assert_ring_equal(a, exact, CASES);
    for (size_t k = 0; k < CASES; k++)
        if (scaled[k] != a[k]) {
            assert_true(scaled[k] == a[k] - (UINT64_C(1) << 48));
            destroyed++;
        }
    assert_in_range(destroyed, 1, 200);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(signs_are_right_up_to_the_ends_of_the_domain),
    cmocka_unit_test(the_derivative_at_zero_is_one),
    cmocka_unit_test(the_short_way_finds_what_the_published_finds),
    cmocka_unit_test(they_cost_what_they_say),
    cmocka_unit_test(the_clocks_end_where_the_table_says),
    cmocka_unit_test(a_scaled_bit_destroys_some_numbers),
    cmocka_unit_test(signs_stay_in_their_lanes),
    cmocka_unit_test(all_bits_that_are_drawn_are_of_use),
};

RUN("ReLU", tests)
