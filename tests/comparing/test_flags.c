/* Tangled from chapters/29-flags.md; edit that file. */
#include "beaver.h"
#include "lanes.h"
#include "opened_runs.h"
#include "share_truncate.h"

enum { CASES = 10000, F = 16 };

#define TOP (UINT64_C(1) << 63)
static const ring edge[] = {0,       1,   2,       RING_MAX,
                            TOP - 1, TOP, TOP + 1, TOP / 3};
enum { EDGES = sizeof edge / sizeof *edge };

static struct cost run(size_t n, const ring *bit, const ring *x,
                       ring *const out[4]) {
    struct three t = {.protocol = run_flags,
                      .n = n,
                      .in = {bit, x},
                      .in_n = {n, n},
                      .out = {out[0], out[1], out[2], out[3]},
                      .out_n = {n, n, n, n}};
    three_run(&t);
    return t.cost;
}

static void edges_times_flags_are_right_at_their_price(void **s) {
    (void)s;
    static const size_t sizes[] = {1, 63, 64, 65, 1000};
    static ring bit[1000], x[1000], out[4][1000];
    for (size_t k = 0; k < 1000; k++) {
        x[k] = edge[k % EDGES];
        bit[k] = k / EDGES % 2;
    }
    for (size_t i = 0; i < 5; i++) {
        size_t n = sizes[i];
        assert_cost(
            flags_cost(n),
            run(n, bit, x, (ring *[]){out[0], out[1], out[2], out[3]}));
        for (size_t k = 0; k < n; k++) {
            assert_true(out[0][k] == bit[k]);
            assert_true(out[1][k] == bit[k] * x[k]);
            assert_true(out[2][k] == bit[k] * out[3][k]);
        }
    }
}

static void products_of_opened_edges_are_right(void **state) {
    (void)state;
    enum { N = EDGES * EDGES };
    ring x[N], y[N], got_x[N], got_y[N], product[N];
    for (size_t k = 0; k < N; k++) {
        x[k] = edge[k % EDGES];
        y[k] = edge[k / EDGES];
    }
    for (int i = 0; i < 4; i++) {
        struct tops tops = {i & 1, i & 2};
        struct three t = {.protocol = run_products,
                          .n = N,
                          .arg = &tops,
                          .in = {x, y},
                          .in_n = {N, N},
                          .out = {got_x, got_y, product},
                          .out_n = {N, N, N}};
        three_run(&t);
        assert_cost(products_cost(tops, N), t.cost);
        for (size_t k = 0; k < N; k++)
            assert_true(product[k] == got_x[k] * got_y[k]);
    }
}

static void products_and_flags_stay_in_their_lanes(void **state) {
    static const struct tops both = {true, true};
    struct lanes products = lanes_of_elements(run_products, 2, 3);
    const struct lanes flags = lanes_of_elements(run_flags, 2, 4);
    (void)state;

    products.arg = &both;
    lanes_apart(&products);
    lanes_apart(&flags);
}

static void all_bits_that_are_drawn_are_of_use(void **state) {
    static const struct tops both = {true, true};
    struct lanes products = lanes_of_elements(run_products, 2, 3);
    const struct lanes flags = lanes_of_elements(run_flags, 2, 4);
    (void)state;

    products.arg = &both;
    lanes_full(&products);
    lanes_full(&flags);
}

/* Open the bits in `in` under these coins; at P0 what is open goes to
   `out`, at P1 nothing. */
static void open_under(struct party *me, const pack *coin,
                       const ring *in, ring *out, size_t n) {
    pack *open = rows_of_bits(me, in, 1, n);
    rows_xor(open, coin, open, packs(n));
    open_rows(me, open, open, 1, n);
    for (size_t k = 0; k < n; k++)
        out[k] = me->id == P0 ? bit_at(open, k) : 0;
}

static void open_two(struct party *me, const struct three *t,
                     ring *const in[], ring *const out[]) {
    const bool *once = t->arg;
    pack *coin = take_rows(me, 1, t->n);
    ring *number = take_ring(me, t->n);
    supply_coins(me, coin, number, t->n);
    open_under(me, coin, in[0], out[0], t->n);
    if (!*once)
        supply_coins(me, coin, number, t->n);
    open_under(me, coin, in[1], out[1], t->n);
}

static size_t seen_alike(bool once) {
    static ring bit[CASES], other_bit[CASES], f[CASES], g[CASES];
    struct three t = {.protocol = open_two,
                      .n = CASES,
                      .arg = &once,
                      .in = {bit, other_bit},
                      .in_n = {CASES, CASES},
                      .out = {f, g},
                      .out_n = {CASES, CASES}};
    size_t alike = 0;
    for (size_t k = 0; k < CASES; k++) {
        bit[k] = k % 2;
        other_bit[k] = k / 2 % 3 == 0;
    }
    three_run(&t);
    for (size_t k = 0; k < CASES; k++)
        alike += (f[k] ^ g[k]) == (bit[k] ^ other_bit[k]);
    return alike;
}

static void one_coin_for_two_bits_shows_their_xor(void **state) {
    (void)state;
    assert_int_equal(seen_alike(true), CASES);
    assert_in_range(seen_alike(false), CASES / 2 - 600,
                    CASES / 2 + 600);
}

static void scaled_bits(struct party *me, const struct three *t,
                        ring *const in[], ring *const out[]) {
    size_t n = t->n;
    run_flags(me, t, in, out);
    memcpy(out[2], out[0], n * sizeof *out[2]);
    for (size_t k = 0; holds_shares(me) && k < n; k++)
        out[2][k] = mod_L(out[2][k] << F);
    multiply(me, out[2], in[1], out[2], n);
    if (holds_shares(me))
        truncate_share(me->id, out[2], n, F);
}

static void a_scaled_bit_destroys_some_numbers(void **state) {
    (void)state;
    static ring bit[CASES], x[CASES], out[4][CASES];
    struct three t = {.protocol = scaled_bits,
                      .n = CASES,
                      .in = {bit, x},
                      .in_n = {CASES, CASES},
                      .out = {out[0], out[1], out[2], out[3]},
                      .out_n = {CASES, CASES, CASES, CASES}};
    size_t destroyed = 0;
    for (size_t k = 0; k < CASES; k++) {
        bit[k] = 1;
        x[k] = UINT64_C(1) << 40;
    }
    three_run(&t);
    assert_ring_equal(x, out[1], CASES);
    for (size_t k = 0; k < CASES; k++)
        if (out[2][k] != x[k]) {
            assert_true(out[2][k] == x[k] - (UINT64_C(1) << 48));
            destroyed++;
        }
    assert_in_range(destroyed, 1, 200);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(edges_times_flags_are_right_at_their_price),
    cmocka_unit_test(products_of_opened_edges_are_right),
    cmocka_unit_test(products_and_flags_stay_in_their_lanes),
    cmocka_unit_test(all_bits_that_are_drawn_are_of_use),
    cmocka_unit_test(one_coin_for_two_bits_shows_their_xor),
    cmocka_unit_test(a_scaled_bit_destroys_some_numbers),
};

RUN("a bit times a number", tests)
