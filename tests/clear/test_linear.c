/* Tangled from chapters/07-exact-products.md; edit that file. */
#include <stdlib.h>

#include "check.h"
#include "linear.h"

static void the_example_is_right(void **state) {
    (void)state;
    const struct linear a = linear_dense(1, 2, 2);
    const ring x[] = {1, 2}, w[] = {3, 1, 0, mod_L(-(ring)1)};
    const ring delta[] = {2, 5};
    ring z[2] = {0}, back[2] = {0}, g[4] = {0}, room[4];
    linear_add(&a, FORWARD, x, w, z, room);
    linear_add(&a, BACKWARD, delta, w, back, room);
    linear_add(&a, GRADIENT, x, delta, g, room);
    assert_ring_equal(((ring[]){3, mod_L(-(ring)1)}), z, 2);
    assert_ring_equal(((ring[]){11, mod_L(-(ring)5)}), back, 2);
    assert_ring_equal(((ring[]){2, 5, 4, 10}), g, 4);
    assert_int_equal(1, z[0] * 2 + z[1] * 5);
    assert_int_equal(1, back[0] * 1 + back[1] * 2);
    assert_int_equal(1, g[0] * 3 + g[1] + mod_L(-g[3]));
}

enum { BATCH = 3, MOST = 4096 };

/* What a term adds to product p. */
static void meet(enum product p, const ring *x, const ring *y, ring *z,
                 const size_t at[3]) {
    size_t input = at[0], weight = at[1], output = at[2];
    if (p == FORWARD)
        z[output] += x[input] * y[weight];
    else if (p == BACKWARD)
        z[input] += x[output] * y[weight];
    else
        z[weight] += x[input] * y[output];
}

/* The last digit of *n, which loses it. */
static size_t take(size_t *n, size_t base) {
    size_t digit = *n % base;
    *n /= base;
    return digit;
}

static void add_terms(const struct layer *layer, enum product p,
                      const ring *x, const ring *y, ring *z) {
    const struct window *w = &layer->window;
    size_t filters = layer_filters(layer), fan = layer_fan(layer);
    for (size_t n = 0; n < BATCH * layer->out * fan; n++) {
        size_t t = n, k = take(&t, fan), output = t;
        size_t weight = k * filters + take(&t, filters);
        size_t channel = take(&k, w->channels);
        size_t col = take(&t, window_along(w, w->cols)) * w->stride +
                     take(&k, w->side) - w->edge;
        size_t row = take(&t, window_along(w, w->rows)) * w->stride +
                     k - w->edge;
        size_t pixel = (t * w->rows + row) * w->cols + col;
        if (row < w->rows && col < w->cols)
            meet(p, x, y, z,
                 (size_t[]){pixel * w->channels + channel, weight,
                            output});
    }
}

static const struct shape {
    struct window window;
    size_t filters;
} shapes[] = {
    {{1, 1, 7, 1, 1, 0}, 5},  {{1, 1, 33, 1, 1, 0}, 18},
    {{4, 4, 1, 3, 1, 0}, 2},  {{5, 4, 2, 3, 2, 1}, 3},
    {{6, 6, 3, 5, 1, 0}, 17}, {{3, 7, 2, 1, 3, 0}, 1},
    {{4, 4, 1, 5, 1, 2}, 2},  {{6, 5, 2, 2, 2, 0}, 4},
};
enum { SHAPES = sizeof shapes / sizeof *shapes };

static struct layer layer_of(const struct shape *s) {
    const struct window *w = &s->window;
    return (struct layer){CONVOLUTION, w->rows * w->cols * w->channels,
                          window_along(w, w->rows) *
                              window_along(w, w->cols) * s->filters,
                          *w};
}

/* The layer at work; that of a single pixel as a dense one. */
static struct linear map_of(const struct layer *layer,
                            uint32_t *pixel) {
    if (layer->window.rows == 1 && layer->window.cols == 1)
        return linear_dense(BATCH, layer->in, layer->out);
    assert_in_range(windows_size(layer), 1, MOST);
    return linear_of(layer, BATCH, windows_of(layer, pixel));
}

static void fill(ring *x, size_t n, uint64_t seed) {
    struct splitmix random = {seed};
    for (size_t i = 0; i < n; i++)
        x[i] = splitmix_next(&random);
}

static void check_product(const struct layer *layer, enum product p) {
    static uint32_t pixel[MOST];
    static ring x[MOST], y[MOST], want[MOST], got[MOST], room[MOST];
    const struct linear a = map_of(layer, pixel);
    fill(x, BATCH * (layer->in > layer->out ? layer->in : layer->out),
         1);
    fill(y, linear_factor(&a, p), 2);
    fill(want, linear_size(&a, p), 3);
    fill(got, linear_size(&a, p), 3);
    assert_in_range(linear_room(&a), 1, MOST);
    add_terms(layer, p, x, y, want);
    linear_add(&a, p, x, y, got, room);
    assert_ring_equal(want, got, linear_size(&a, p));
}

static void products_are_the_sums_of_their_terms(void **state) {
    (void)state;
    for (size_t i = 0; i < SHAPES; i++)
        for (int p = FORWARD; p <= GRADIENT; p++) {
            const struct layer layer = layer_of(&shapes[i]);
            check_product(&layer, (enum product)p);
        }
}

static ring inner(const ring *x, const ring *y, size_t n) {
    ring sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += x[i] * y[i];
    return sum;
}

static void check_one_number(const struct layer *layer) {
    static uint32_t pixel[MOST];
    static ring x[MOST], w[MOST], delta[MOST], room[MOST];
    ring z[MOST] = {0}, back[MOST] = {0}, g[MOST] = {0};
    const struct linear a = map_of(layer, pixel);
    fill(x, BATCH * layer->in, 4);
    fill(w, a.fan * a.filters, 5);
    fill(delta, BATCH * layer->out, 6);
    linear_add(&a, FORWARD, x, w, z, room);
    linear_add(&a, BACKWARD, delta, w, back, room);
    linear_add(&a, GRADIENT, x, delta, g, room);
    ring number = inner(z, delta, BATCH * layer->out);
    assert_true(number == inner(back, x, BATCH * layer->in));
    assert_true(number == inner(g, w, a.fan * a.filters));
}

static void three_products_are_one_number(void **state) {
    (void)state;
    for (size_t i = 0; i < SHAPES; i++) {
        const struct layer layer = layer_of(&shapes[i]);
        check_one_number(&layer);
    }
}

static void a_bias_gets_the_errors_of_all_its_outputs(void **state) {
    (void)state;
    struct linear a = linear_dense(2, 1, 6);
    const ring delta[] = {1, 2, 3, 4, 5, 6, 10, 20, 30, 40, 50, 60};
    ring sum[6];
    linear_sum(&a, delta, sum);
    assert_ring_equal(((ring[]){11, 22, 33, 44, 55, 66}), sum, 6);
    a.filters = 2;
    linear_sum(&a, delta, sum);
    assert_ring_equal(((ring[]){99, 132}), sum, 2);
}

static void momentum_is_added_before_anything_is_dropped(void **state) {
    (void)state;
    const struct descent d = {.shift = 9, .momentum = 3};
    const ring last[] = {32768, mod_L(-(ring)8)};
    ring step[] = {(ring)64 << 32, 5};
    momentum_add(d, 0, 16, last, step, 2);
    assert_int_equal(36864, step[0] >> 25);
    assert_int_equal(0, step[0] & 0x1ffffff);
    assert_int_equal(5 - 7 * (1 << 25), signed_of(step[1]));
}

static void momentum_follows_the_rate(void **state) {
    (void)state;
    const struct descent d = {9, 3, 10, 5};
    const ring last[] = {32768};
    ring early[] = {0}, late[] = {0};
    momentum_add(d, 9, 16, last, early, 1);
    momentum_add(d, 15, 16, last, late, 1);
    assert_int_equal(28672, early[0] >> (16 + 9));
    assert_int_equal(28672, late[0] >> (16 + 9 + 2));
}

static void a_tile_is_an_image_not_a_batch(void **state) {
    (void)state;
    const struct layer *second = &network_find("C")->layer[3];
    uint32_t *pixel = malloc(windows_size(second) * sizeof *pixel);
    assert_non_null(pixel);
    struct linear a = linear_of(second, 128, windows_of(second, pixel));
    size_t rows = a.windows.positions * a.fan;
    assert_int_equal(2880, a.in);
    assert_int_equal(32000, rows);
    assert_int_equal(256000, rows * sizeof(ring));
    assert_int_equal(32768000, 128 * rows * sizeof(ring));
    assert_int_equal(rows + 500 * 50, linear_room(&a));
    assert_int_equal(128 * 64 * 50, linear_size(&a, FORWARD));
    assert_int_equal(128 * 2880, linear_size(&a, BACKWARD));
    assert_int_equal(500 * 50, linear_size(&a, GRADIENT));
    free(pixel);
}

static void one_window_is_not_the_gradient(void **state) {
    (void)state;
    const ring x[] = {1, 2, 3}, delta[] = {1, 1};
    const uint32_t pixel[] = {0, 1, 1, 2};
    const struct linear a = {1, 3, 2, 2, 1, {2, 2, 1, pixel}};
    const struct linear first = {1, 3, 1, 2, 1, {1, 2, 1, pixel}};
    ring all[2] = {0}, one[2] = {0}, room[8];
    linear_add(&a, GRADIENT, x, delta, all, room);
    linear_add(&first, GRADIENT, x, delta, one, room);
    assert_ring_equal(((ring[]){1 + 2, 2 + 3}), all, 2);
    assert_ring_equal(((ring[]){1, 2}), one, 2);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_example_is_right),
    cmocka_unit_test(products_are_the_sums_of_their_terms),
    cmocka_unit_test(three_products_are_one_number),
    cmocka_unit_test(a_bias_gets_the_errors_of_all_its_outputs),
    cmocka_unit_test(momentum_is_added_before_anything_is_dropped),
    cmocka_unit_test(momentum_follows_the_rate),
    cmocka_unit_test(a_tile_is_an_image_not_a_batch),
    cmocka_unit_test(one_window_is_not_the_gradient),
};

RUN("products of a layer", tests)
