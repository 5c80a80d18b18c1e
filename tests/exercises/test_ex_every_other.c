/* Tangled from chapters/63-split-program.md; edit that file. */
#include "check.h"

size_t ex_pixel_of(size_t rows, size_t cols, size_t i);

static void assert_pixel(size_t i, size_t want) {
    assert_number(want, ex_pixel_of(2, 4, i),
                  "the pixel of input %zu, of 2 rows and 4 columns", i);
}

static void inputs_alternate(void **state) {
    static const size_t want[8] = {0, 2, 4, 6, 1, 3, 5, 7};

    (void)state;
    for (size_t i = 0; i < 8; i++)
        assert_pixel(i, want[i]);
}

static void every_pixel_is_some_input(void **state) {
    uint8_t met[784] = {0};

    (void)state;
    for (size_t i = 0; i < 784; i++) {
        size_t pixel = ex_pixel_of(28, 28, i);

        if (pixel >= 784 || met[pixel]++)
            fail_msg("input %zu: pixel %zu is none, or met before", i,
                     pixel);
        assert_number(i >= 392, pixel % 28 % 2,
                      "the house of input %zu", i);
    }
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(inputs_alternate),
    cmocka_unit_test(every_pixel_is_some_input),
};

RUN("exercise: every other column", tests)
