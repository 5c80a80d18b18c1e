/* Tangled from chapters/36-layers.md; edit that file. */
/* Also in narrow rings. */
#include "layer.h"
#include "network.h"
#include "share_truncate.h"
#include "three.h"
#include "truncate.h"

enum { N = 240, ROWS = 3, IN = 37, COLS = 5, BYTES = ELL / 8 };

static const struct sign whole = {DEALT, ELL};

static void fill(ring *x, size_t n, uint64_t seed) {
    struct splitmix random = {seed};
    for (size_t k = 0; k < n; k++)
        x[k] = mod_L(splitmix_next(&random));
}

/* Numbers of all sizes and both signs, below an eighth of the ring. */
static void fill_domain(ring *x, size_t n) {
    fill(x, n, 5);
    for (size_t k = 0; k < n; k++) {
        x[k] = mod_L(x[k] >> (3 + k % (ELL - 3)));
        x[k] = k % 3 ? x[k] : mod_L(0 - x[k]);
    }
}

static struct cost map(three_protocol *protocol, const void *arg,
                       const ring *x, ring *out, size_t n) {
    return three_map(protocol, arg, MOD_L, x, MOD_L, out, n);
}

__extension__ typedef unsigned __int128 longer;

/* An element of x y, ROWS x IN and IN x COLS. */
static ring on_paper(const ring *x, const ring *y, size_t i, size_t j) {
    longer sum = 0;
    for (size_t k = 0; k < IN; k++)
        sum += (longer)x[i * IN + k] * y[k * COLS + j];
    return mod_L(sum);
}

static void run_product(struct party *me, const struct three *t,
                        ring *const in[], ring *const out[]) {
    (void)t;
    multiply_matrix(me, in[0], in[1], out[0], ROWS, IN, COLS);
}

static void shared_products_are_right_and_cost_less(void **state) {
    (void)state;
    ring x[ROWS * IN], y[IN * COLS], z[ROWS * COLS];
    struct three t = {.protocol = run_product,
                      .in = {x, y},
                      .in_n = {ROWS * IN, IN * COLS},
                      .out = {z},
                      .out_n = {ROWS * COLS}};
    fill(x, ROWS * IN, 3);
    fill(y, IN * COLS, 4);
    three_run(&t);
    for (size_t i = 0; i < ROWS; i++)
        for (size_t j = 0; j < COLS; j++)
            assert_true(z[i * COLS + j] == on_paper(x, y, i, j));
    assert_cost(multiply_matrix_cost(ROWS, IN, COLS), t.cost);
    assert_number(2 * BYTES * IN * (ROWS + COLS), t.cost.online,
                  "bytes online");
    assert_number(BYTES * ROWS * COLS, t.cost.dealt, "bytes dealt");
}

static void run_relu(struct party *me, const struct three *t,
                     ring *const in[], ring *const out[]) {
    struct flags bit = take_flags(me, t->n);
    relu(me, in[0], out[0], bit, t->n, whole);
}

static void signs_are_right_in_the_whole_ring(void **state) {
    (void)state;
    ring x[N], got[N];
    fill(x, N, 6);
    x[0] = mod_L((ring)1 << (ELL - 1));
    x[1] = mod_L(x[0] - 1);
    x[2] = RING_MAX;
    x[3] = 0;
    assert_cost(relu_cost(N, whole), map(run_relu, NULL, x, got, N));
    for (size_t k = 0; k < N; k++)
        assert_true(got[k] == (signed_of(x[k]) > 0 ? x[k] : 0));
}

static void run_rescale(struct party *me, const struct three *t,
                        ring *const in[], ring *const out[]) {
    const struct scale *s = t->arg;
    memcpy(out[0], in[0], t->n * sizeof(ring));
    rescale(me, s->how, out[0], t->n, s->f);
}

static void exact_is_the_nearest_and_a_coin_one_of_two(void **state) {
    (void)state;
    ring x[N], got[N];
    fill_domain(x, N);
    for (int d = 1; d <= ELL - 3; d += 6) {
        struct scale exact = scale_of(d, EXACT), coin = exact;
        coin.how = COIN;
        assert_cost(rescale_cost(EXACT, N, d),
                    map(run_rescale, &exact, x, got, N));
        for (size_t k = 0; k < N; k++)
            assert_true(got[k] == truncate_one(x[k], d, NEAREST, 0));
        assert_cost(rescale_cost(COIN, N, d),
                    map(run_rescale, &coin, x, got, N));
        for (size_t k = 0; k < N; k++)
            assert_true(
                mod_L(got[k] - truncate_one(x[k], d, FLOOR, 0)) <= 1);
    }
}

enum { OFTEN = 1 << 18 };

/* x / 2^3 is off by more than one. */
static size_t count_failures(const ring *got, int64_t x) {
    size_t failures = 0;
    for (size_t k = 0; k < OFTEN; k++) {
        int64_t off = signed_of(mod_L(got[k] - ring_of(x / 8)));
        failures += off < -1 || off > 1;
    }
    return failures;
}

static void locally_one_in_1024_of_such_numbers_fails(void **state) {
    (void)state;
    static ring x[OFTEN], x0[OFTEN], x1[OFTEN], got[OFTEN];
    const int64_t number = INT64_C(1) << (ELL - 10);
    struct scale coin = scale_of(3, COIN);
    struct seed seed = {{9}};
    struct stream *s = stream_open(&seed);
    assert_non_null(s);
    for (size_t k = 0; k < OFTEN; k++)
        x[k] = ring_of(number);
    split(MOD_L, s, x, x0, x1, OFTEN);
    stream_close(s);
    truncate_share(0, x0, OFTEN, 3);
    truncate_share(1, x1, OFTEN, 3);
    group_add(MOD_L, x0, x1, got, OFTEN);
    assert_near(OFTEN / 1024, (double)count_failures(got, number), 64);
    map(run_rescale, &coin, x, got, OFTEN);
    assert_number(0, count_failures(got, number), "failures by a coin");
}

static void run_layer(struct party *me, const struct three *t,
                      ring *const in[], ring *const out[]) {
    struct dense d = dense_of(ROWS, IN, COLS, scale_of(2, COIN));
    struct masked x = {in[0], NULL, ROWS, IN};
    struct masked w = {in[1], NULL, IN, COLS};
    struct dense_masked kept;
    (void)t;
    dense_forward(me, d, x, w, in[2], out[0], &kept);
}

static void a_layer_is_its_product_and_its_biases(void **state) {
    (void)state;
    ring x[ROWS * IN], w[IN * COLS], b[COLS], z[ROWS * COLS];
    struct three t = {.protocol = run_layer,
                      .in = {x, w, b},
                      .in_n = {ROWS * IN, IN * COLS, COLS},
                      .out = {z},
                      .out_n = {ROWS * COLS}};
    fill(x, ROWS * IN, 7);
    fill(w, IN * COLS, 8);
    fill(b, COLS, 9);
    three_run(&t);
    for (size_t k = 0; k < ROWS * COLS; k++)
        assert_true(z[k] == mod_L(on_paper(x, w, k / COLS, k % COLS) +
                                  4 * b[k % COLS]));
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(shared_products_are_right_and_cost_less),
    cmocka_unit_test(signs_are_right_in_the_whole_ring),
    cmocka_unit_test(exact_is_the_nearest_and_a_coin_one_of_two),
    cmocka_unit_test(locally_one_in_1024_of_such_numbers_fails),
    cmocka_unit_test(a_layer_is_its_product_and_its_biases),
};

RUN("what was built, in this ring", tests)
