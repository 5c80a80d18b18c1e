/* Tangled from chapters/03-windows.md; edit that file. */
#include <stdlib.h>

#include "check.h"
#include "window.h"

static const float stroke[16] = {0, 1, 0, 0, 0, 1, 0, 0,
                                 0, 1, 1, 0, 0, 0, 1, 0};
static const float filter[9] = {1, 0, -1, 1, 0, -1, 1, 0, -1};

static void assert_floats(const float *want, const float *got,
                          size_t n) {
    for (size_t i = 0; i < n; i++)
        assert_real(want[i], got[i], 0, "number %zu", i);
}

static void the_example_is_gathered(void **state) {
    (void)state;
    const struct layer layer = {CONVOLUTION, 16, 4, {4, 4, 1, 3, 1, 0}};
    const uint32_t second[9] = {1, 2, 3, 5, 6, 7, 9, 10, 11};
    const float row[9] = {1, 0, 0, 1, 0, 0, 1, 1, 0};
    const float want[4] = {-1, 3, -2, 2};
    uint32_t pixel[36];
    float rows[36], sums[4] = {0};
    assert_int_equal(36, windows_size(&layer));
    struct windows v = windows_of(&layer, pixel);
    assert_int_equal(4, v.positions);
    assert_memory_equal(second, pixel + 9, sizeof second);
    windows_gather(&v, stroke, rows, sizeof *rows);
    assert_floats(row, rows + 9, 9);
    for (size_t i = 0; i < 36; i++)
        sums[i / 9] += rows[i] * filter[i % 9];
    assert_floats(want, sums, 4);
}

static void the_example_is_scattered(void **state) {
    (void)state;
    const struct layer layer = {CONVOLUTION, 16, 4, {4, 4, 1, 3, 1, 0}};
    const float delta[4] = {1, 0, 0, 2};
    const float want[16] = {1, 0, -1, 0,  1, 2, -1, -2,
                            1, 2, -1, -2, 0, 2, 0,  -2};
    uint32_t pixel[36];
    float rows[36], back[16] = {0}, sum = 0;
    struct windows v = windows_of(&layer, pixel);
    for (size_t i = 0; i < 36; i++)
        rows[i] = delta[i / 9] * filter[i % 9];
    windows_scatter(&v, rows, back);
    assert_floats(want, back, 16);
    for (size_t i = 0; i < 16; i++)
        sum += stroke[i] * back[i];
    assert_true(sum == 3 && -1 * delta[0] + 2 * delta[3] == 3);
}

static void the_example_is_pooled(void **state) {
    (void)state;
    const struct layer layer = {MAXPOOL, 16, 4, {4, 4, 1, 2, 2, 0}};
    const float want[4] = {1, 0, 1, 1}, error[4] = {5, 6, 7, 8};
    const float places[16] = {[1] = 5, [2] = 6, [9] = 7, [10] = 8};
    uint32_t pixel[16];
    float got[4], back[16] = {0};
    struct windows v = windows_of(&layer, pixel);
    windows_pool(&v, stroke, got);
    assert_floats(want, got, 4);
    windows_unpool(&v, stroke, error, back);
    assert_floats(places, back, 16);
}

static void as_a_dense_layer_most_weights_would_be_zero(void **state) {
    (void)state;
    const struct layer layer = {CONVOLUTION, 16, 4, {4, 4, 1, 3, 1, 0}};
    uint32_t pixel[36];
    int weights[16][4] = {{0}}, zeros = 0;
    windows_of(&layer, pixel);
    for (size_t i = 0; i < 36; i++)
        weights[pixel[i]][i / 9]++;
    for (size_t i = 0; i < 64; i++)
        zeros += weights[i / 4][i % 4] == 0;
    assert_int_equal(28, zeros);
}

enum { FILTERS = 3, ROOM = 2000 };

static const struct window shapes[] = {
    {5, 4, 2, 3, 2, 1}, {6, 6, 3, 3, 1, 0}, {7, 5, 1, 3, 2, 0},
    {4, 4, 2, 2, 2, 0}, {4, 3, 1, 5, 1, 2}, {3, 8, 2, 1, 3, 0},
    {6, 7, 2, 4, 3, 1}, {5, 5, 3, 2, 2, 0}, {4, 6, 1, 4, 1, 3},
};
enum { SHAPES = sizeof shapes / sizeof *shapes };

static size_t image_size(const struct window *w) {
    return w->rows * w->cols * w->channels;
}

static size_t positions_of(const struct window *w) {
    return window_along(w, w->rows) * window_along(w, w->cols);
}

static struct layer looking(const struct window *w) {
    return (struct layer){CONVOLUTION, image_size(w),
                          positions_of(w) * FILTERS, *w};
}

static void fill(float *x, size_t n, uint64_t seed) {
    struct splitmix random = {seed};
    for (size_t i = 0; i < n; i++)
        x[i] = (float)splitmix_below(&random, 7) - 3;
}

/* The number of a channel at a row and a column of the framed image. */
static float framed(const struct window *w, const float *image,
                    size_t row, size_t col, size_t channel) {
    if (row < w->edge || row >= w->edge + w->rows || col < w->edge ||
        col >= w->edge + w->cols)
        return 0;
    size_t pixel = (row - w->edge) * w->cols + col - w->edge;
    return image[pixel * w->channels + channel];
}

/* The sum of one filter in the window at (row, col). */
static float direct(const struct window *w, const float *image,
                    const float *weights, size_t row, size_t col) {
    float sum = 0;
    for (size_t i = 0; i < w->side; i++)
        for (size_t j = 0; j < w->side; j++)
            for (size_t c = 0; c < w->channels; c++)
                sum += framed(w, image, row + i, col + j, c) *
                       weights[((i * w->side + j) * w->channels + c) *
                               FILTERS];
    return sum;
}

static void check_convolution(const struct window *w) {
    const struct layer layer = looking(w);
    size_t fan = layer_fan(&layer), across = window_along(w, w->cols);
    uint32_t pixel[ROOM];
    float image[ROOM], weights[ROOM], rows[ROOM];
    struct windows v = windows_of(&layer, pixel);
    assert_int_equal(positions_of(w), v.positions);
    assert_int_equal(v.positions * w->side * w->side,
                     windows_size(&layer));
    fill(image, image_size(w), 1);
    fill(weights, fan * FILTERS, 2);
    windows_gather(&v, image, rows, sizeof *rows);
    for (size_t n = 0; n < v.positions * FILTERS; n++) {
        size_t i = n / FILTERS, f = n % FILTERS;
        float sum = 0;
        for (size_t k = 0; k < fan; k++)
            sum += rows[i * fan + k] * weights[k * FILTERS + f];
        assert_real(direct(w, image, weights + f,
                           i / across * w->stride,
                           i % across * w->stride),
                    sum, 0, "filter %zu in window %zu", f, i);
    }
}

static void gathered_windows_make_the_convolution(void **state) {
    (void)state;
    for (size_t i = 0; i < SHAPES; i++)
        check_convolution(&shapes[i]);
}

static float inner(const float *x, const float *y, size_t n) {
    float sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += x[i] * y[i];
    return sum;
}

static void check_adjoint(const struct window *w) {
    const struct layer layer = looking(w);
    size_t n = positions_of(w) * layer_fan(&layer);
    uint32_t pixel[ROOM];
    float x[ROOM], y[ROOM], rows[ROOM], back[ROOM], before[ROOM];
    struct windows v = windows_of(&layer, pixel);
    assert_in_range(n, 1, ROOM);
    fill(x, image_size(w), 3);
    fill(y, n, 4);
    fill(back, image_size(w), 5);
    memcpy(before, back, sizeof before);
    windows_gather(&v, x, rows, sizeof *rows);
    windows_scatter(&v, y, back);
    assert_true(inner(rows, y, n) + inner(x, before, image_size(w)) ==
                inner(x, back, image_size(w)));
}

static void scatter_is_the_transpose_of_gather(void **state) {
    (void)state;
    for (size_t i = 0; i < SHAPES; i++)
        check_adjoint(&shapes[i]);
}

/* The first largest number of a channel in the window at (row, col). */
static size_t search(const struct window *w, const float *image,
                     size_t row, size_t col, size_t channel) {
    size_t best = SIZE_MAX;
    for (size_t i = row; i < row + w->side; i++)
        for (size_t j = col; j < col + w->side; j++) {
            size_t at = (i * w->cols + j) * w->channels + channel;
            if (best == SIZE_MAX || image[at] > image[best])
                best = at;
        }
    return best;
}

static void check_pool(const struct window *w, uint64_t seed) {
    const struct layer layer = looking(w);
    size_t out = positions_of(w) * w->channels;
    size_t across = window_along(w, w->cols);
    uint32_t pixel[ROOM];
    float image[ROOM], got[ROOM], error[ROOM];
    float back[ROOM] = {0}, want[ROOM] = {0};
    struct windows v = windows_of(&layer, pixel);
    fill(image, image_size(w), seed);
    fill(error, out, seed + 1);
    windows_pool(&v, image, got);
    windows_unpool(&v, image, error, back);
    for (size_t n = 0; n < out; n++) {
        size_t i = n / w->channels;
        size_t at = search(w, image, i / across * w->stride,
                           i % across * w->stride, n % w->channels);
        assert_real(image[at], got[n], 0, "largest number %zu", n);
        want[at] += error[n];
    }
    assert_floats(want, back, image_size(w));
}

static void pooling_finds_the_first_of_the_largest(void **state) {
    (void)state;
    for (size_t i = 0; i < SHAPES; i++)
        for (uint64_t seed = 1; shapes[i].edge == 0 && seed < 20;
             seed++)
            check_pool(&shapes[i], seed);
}

enum { SIDE = 6, IMAGE = SIDE * SIDE, POOLED = IMAGE / 4 };
static const struct layer halving = {
    MAXPOOL, IMAGE, POOLED, {SIDE, SIDE, 1, 2, 2, 0}};

/* Clear what stands where z is negative. */
static void relu(const float *z, float *x, size_t n) {
    for (size_t i = 0; i < n; i++)
        x[i] = z[i] >= 0 ? x[i] : 0;
}

static void pooling_before_relu_is_pooling_after(void **state) {
    (void)state;
    uint32_t pixel[IMAGE];
    struct windows v = windows_of(&halving, pixel);
    for (uint64_t seed = 0; seed < 200; seed++) {
        float z[IMAGE], a[IMAGE], first[POOLED], last[POOLED];
        fill(z, IMAGE, seed);
        memcpy(a, z, sizeof a);
        relu(z, a, IMAGE);
        windows_pool(&v, a, last);
        windows_pool(&v, z, first);
        relu(first, first, POOLED);
        assert_floats(last, first, POOLED);
    }
}

static void the_ways_back_agree_but_for_zeros(void **state) {
    (void)state;
    uint32_t pixel[IMAGE];
    struct windows v = windows_of(&halving, pixel);
    for (uint64_t seed = 0; seed < 200; seed++) {
        float z[IMAGE], a[IMAGE], most[POOLED], error[POOLED];
        float first[IMAGE] = {0}, last[IMAGE] = {0};
        fill(z, IMAGE, seed);
        fill(error, POOLED, seed + 1);
        for (size_t i = 0; i < IMAGE; i++)
            a[i] = z[i] += 0.5f;
        relu(z, a, IMAGE);
        windows_unpool(&v, a, error, last);
        relu(z, last, IMAGE);
        windows_pool(&v, z, most);
        relu(most, error, POOLED);
        windows_unpool(&v, z, error, first);
        assert_floats(last, first, IMAGE);
    }
}

static const char *const names[] = {"K", "A", "B", "C", "D", "E"};

static void check_layer(const struct layer *layer,
                        const struct layer *before) {
    const struct window *w = &layer->window;
    bool looks = layer->kind == CONVOLUTION || layer->kind == MAXPOOL;
    size_t numbers =
        layer->kind == MAXPOOL ? w->channels : layer_filters(layer);
    assert_int_equal(looks, w->side > 0);
    assert_int_equal(looks, windows_size(layer) > 0);
    if (!looks)
        return;
    assert_int_equal(image_size(w), layer->in);
    assert_int_equal(positions_of(w) * numbers, layer->out);
    assert_in_range(w->edge, 0, layer->kind == MAXPOOL ? 0 : 2);
    if (layer->kind == MAXPOOL)
        assert_true(before && layer_fan(before) > 0);
}

static void every_layer_is_as_its_windows_say(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const struct network *net = network_find(names[i]);
        for (size_t l = 0; l < net->depth; l++)
            check_layer(&net->layer[l], l ? &net->layer[l - 1] : NULL);
    }
}

struct count {
    size_t parameters, products, comparisons, outputs;
};

static struct count count_of(const struct layer *layer) {
    size_t area = layer->window.side * layer->window.side;
    size_t fan = layer_fan(layer), out = layer->out;
    return (struct count){(fan + 1) * layer_filters(layer), fan * out,
                          layer->kind == RELU      ? out
                          : layer->kind == MAXPOOL ? (area - 1) * out
                                                   : 0,
                          out};
}

static void check_counts(const char *name, struct count want) {
    const struct network *net = network_find(name);
    struct count sum = {0, 0, 0, 0};
    for (size_t l = 0; l < net->depth; l++) {
        struct count c = count_of(&net->layer[l]);
        sum.parameters += c.parameters;
        sum.products += c.products;
        sum.comparisons += c.comparisons;
        sum.outputs += c.outputs;
    }
    assert_int_equal(network_parameters(net), sum.parameters);
    assert_memory_equal(&want, &sum, sizeof sum);
}

static void the_table_of_networks_is_right(void **state) {
    (void)state;
    check_counts("K", (struct count){203530, 203264, 256, 522});
    check_counts("A", (struct count){118282, 118016, 256, 522});
    check_counts("B", (struct count){33542, 666600, 10340, 15570});
    check_counts("C", (struct count){431080, 2293000, 15220, 23090});
    check_counts("D", (struct count){99240, 123500, 1080, 2170});
    check_counts("E", (struct count){73240, 145000, 2980, 4530});
}

static void the_table_of_c_is_right(void **state) {
    (void)state;
    const struct count want[9] = {
        {520, 288000, 0, 11520},  {0, 0, 8640, 2880},
        {0, 0, 2880, 2880},       {25050, 1600000, 0, 3200},
        {0, 0, 2400, 800},        {0, 0, 800, 800},
        {400500, 400000, 0, 500}, {0, 0, 500, 500},
        {5010, 5000, 0, 10},
    };
    const struct network *c = network_find("C");
    size_t pooled_last = 500;
    assert_int_equal(9, c->depth);
    for (size_t l = 0; l < 9; l++) {
        struct count got = count_of(&c->layer[l]);
        assert_memory_equal(&want[l], &got, sizeof got);
        if (c->layer[l].kind == MAXPOOL)
            pooled_last += c->layer[l].in + got.comparisons;
    }
    assert_int_equal(26260, pooled_last);
}

static void a_turned_list_turns_the_filter(void **state) {
    (void)state;
    const struct layer layer = {CONVOLUTION, 16, 4, {4, 4, 1, 3, 1, 0}};
    const float want[4] = {-1, 3, -2, 2}, bad[4] = {-1, -1, 0, 0};
    uint32_t pixel[36], turned[36];
    float rows[36], sums[4] = {0}, right[4] = {0};
    struct windows v = windows_of(&layer, pixel);
    for (size_t i = 0; i < 36; i++)
        turned[i] = pixel[i / 9 * 9 + i % 3 * 3 + i % 9 / 3];
    v.pixel = turned;
    windows_gather(&v, stroke, rows, sizeof *rows);
    for (size_t i = 0; i < 36; i++) {
        sums[i / 9] += rows[i] * filter[i % 9];
        right[i / 9] += rows[i] * filter[i % 3 * 3 + i % 9 / 3];
    }
    assert_floats(bad, sums, 4);
    assert_floats(want, right, 4);
}

static void planes_taken_for_pixels_are_mixed(void **state) {
    (void)state;
    const struct layer layer = {CONVOLUTION, 8, 1, {2, 2, 2, 1, 1, 0}};
    const float pixels[8] = {1, 10, 2, 20, 3, 30, 4, 40};
    const float planes[8] = {1, 2, 3, 4, 10, 20, 30, 40};
    uint32_t pixel[4];
    float rows[8];
    struct windows v = windows_of(&layer, pixel);
    windows_gather(&v, pixels, rows, sizeof *rows);
    assert_true(rows[2] == 2 && rows[3] == 20);
    windows_gather(&v, planes, rows, sizeof *rows);
    assert_true(rows[2] == 3 && rows[3] == 4);
}

/* How many pixels of an image of 28 a side no window shows. */
static size_t unseen(size_t edge) {
    struct layer layer = {CONVOLUTION, 784, 0, {28, 28, 1, 5, 2, edge}};
    uint32_t pixel[14 * 14 * 25];
    float rows[14 * 14 * 25], image[784] = {0};
    size_t count = 0, n = windows_size(&layer);
    struct windows v = windows_of(&layer, pixel);
    for (size_t i = 0; i < n; i++)
        rows[i] = 1;
    windows_scatter(&v, rows, image);
    for (size_t i = 0; i < 784; i++)
        count += image[i] == 0;
    return count;
}

static void a_stride_may_leave_the_far_edge_out(void **state) {
    (void)state;
    const struct window d = network_find("D")->layer[0].window;
    const struct window one = {28, 28, 1, 5, 2, 1};
    const struct window none = {28, 28, 1, 5, 2, 0};
    assert_int_equal(14, window_along(&d, 28));
    assert_int_equal(13, window_along(&one, 28));
    assert_int_equal(12, window_along(&none, 28));
    assert_int_equal(0, unseen(2));
    assert_int_equal(28 + 27, unseen(0));
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_example_is_gathered),
    cmocka_unit_test(the_example_is_scattered),
    cmocka_unit_test(the_example_is_pooled),
    cmocka_unit_test(as_a_dense_layer_most_weights_would_be_zero),
    cmocka_unit_test(gathered_windows_make_the_convolution),
    cmocka_unit_test(scatter_is_the_transpose_of_gather),
    cmocka_unit_test(pooling_finds_the_first_of_the_largest),
    cmocka_unit_test(pooling_before_relu_is_pooling_after),
    cmocka_unit_test(the_ways_back_agree_but_for_zeros),
    cmocka_unit_test(every_layer_is_as_its_windows_say),
    cmocka_unit_test(the_table_of_networks_is_right),
    cmocka_unit_test(the_table_of_c_is_right),
    cmocka_unit_test(a_turned_list_turns_the_filter),
    cmocka_unit_test(planes_taken_for_pixels_are_mixed),
    cmocka_unit_test(a_stride_may_leave_the_far_edge_out),
};

RUN("windows", tests)
