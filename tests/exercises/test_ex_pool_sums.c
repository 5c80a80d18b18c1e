/* Tangled from chapters/37-convolution.md; edit that file. */
#include "pool.h"
#include "three.h"

void ex_sums(struct party *me, const struct windows *v,
             const ring *image, ring *out);
void ex_sums_back(struct party *me, const struct windows *v,
                  const ring *error, ring *before, size_t n);

static void run(struct party *me, const struct three *t,
                ring *const in[], ring *const out[]) {
    ex_sums(me, t->arg, in[0], out[0]);
    ex_sums_back(me, t->arg, in[1], out[1], t->n);
}

/* Sums of a window, and the errors of those that show a pixel. */
static void check(const struct layer *layer) {
    uint32_t pixel[64];
    struct windows v = windows_of(layer, pixel);
    ring x[40], delta[40], z[40], back[40];
    ring sum[40] = {0}, error[40] = {0};
    struct three t = {.protocol = run,
                      .n = layer->in,
                      .arg = &v,
                      .in = {x, delta},
                      .in_n = {layer->in, layer->out},
                      .out = {z, back},
                      .out_n = {layer->out, layer->in}};

    for (size_t k = 0; k < 40; k++) {
        x[k] = k * k % 11;
        delta[k] = 100 * k + 1;
    }
    for (size_t k = 0; k < v.positions * v.area * v.channels; k++) {
        size_t c = k % v.channels, i = k / v.channels;
        size_t window = i / v.area * v.channels + c;
        size_t from = v.pixel[i] * v.channels + c;

        sum[window] += x[from];
        error[from] += delta[window];
    }
    three_run(&t);
    for (size_t k = 0; k < layer->out; k++)
        assert_number(sum[k], z[k],
                      "the sum of window %zu, channel %zu",
                      k / v.channels, k % v.channels);
    for (size_t k = 0; k < layer->in; k++)
        assert_number(error[k], back[k], "the error of number %zu", k);
    assert_cost((struct cost){0, 0, 0}, t.cost);
}

static void windows_that_tile_are_added_up(void **state) {
    (void)state;
    check(&(struct layer){MAXPOOL, 32, 8, {4, 4, 2, 2, 2, 0}});
}

static void windows_that_overlap_are_added_up(void **state) {
    (void)state;
    check(&(struct layer){MAXPOOL, 16, 9, {4, 4, 1, 2, 1, 0}});
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(windows_that_tile_are_added_up),
    cmocka_unit_test(windows_that_overlap_are_added_up),
};

RUN("exercise: means on shares", tests)
