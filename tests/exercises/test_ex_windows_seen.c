/* Tangled from chapters/03-windows.md; edit that file. */
#include "check.h"
#include "window.h"

void ex_seen(const struct windows *v, size_t *count, size_t pixels);

/* Windows along one side that show pixel i. */
static size_t shown(const struct window *w, size_t pixels, size_t i) {
    size_t sum = 0;
    for (size_t k = 0; k < window_along(w, pixels); k++)
        sum += k * w->stride <= i + w->edge &&
               i + w->edge < k * w->stride + w->side;
    return sum;
}

static void check_seen(struct window w) {
    const struct layer layer = {CONVOLUTION, 0, 0, w};
    uint32_t pixel[15000];
    size_t count[28 * 28];
    assert_in_range(windows_size(&layer), 1, 15000);
    struct windows v = windows_of(&layer, pixel);
    ex_seen(&v, count, w.rows * w.cols);
    for (size_t i = 0; i < w.rows * w.cols; i++)
        assert_number(shown(&w, w.rows, i / w.cols) *
                          shown(&w, w.cols, i % w.cols),
                      count[i], "pixel %zu, side %zu, stride %zu", i,
                      w.side, w.stride);
}

static void each_window_is_counted_where_it_looks(void **state) {
    (void)state;
    check_seen((struct window){4, 4, 1, 3, 1, 0});
    check_seen((struct window){5, 7, 2, 3, 2, 1});
    check_seen((struct window){28, 28, 1, 5, 1, 0});
    check_seen((struct window){28, 28, 1, 5, 2, 2});
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(each_window_is_counted_where_it_looks),
};

RUN("exercise: how often a pixel is seen", tests)
