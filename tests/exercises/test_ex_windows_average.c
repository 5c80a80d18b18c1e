/* Tangled from chapters/03-windows.md; edit that file. */
#include "check.h"
#include "window.h"

void ex_average(const struct windows *v, const float *image,
                float *out);
void ex_average_back(const struct windows *v, const float *error,
                     float *before);

/* 4 x 4 pixels of two channels, 2 x 2 a window. */
static const struct layer layer = {MAXPOOL, 32, 8, {4, 4, 2, 2, 2, 0}};

static void means_are_right(void **state) {
    (void)state;
    uint32_t pixel[16];
    float image[32], out[8];
    struct windows v = windows_of(&layer, pixel);
    for (size_t i = 0; i < 32; i++)
        image[i] = (float)(i * i % 11);
    ex_average(&v, image, out);
    for (size_t n = 0; n < 8; n++) {
        size_t at = n / 4 * 16 + n % 4 / 2 * 4 + n % 2;
        float sum =
            image[at] + image[at + 2] + image[at + 8] + image[at + 10];
        assert_real(sum / 4, out[n], 0, "out[%zu]", n);
    }
}

static void the_way_back_is_the_transpose(void **state) {
    (void)state;
    uint32_t pixel[16];
    struct windows v = windows_of(&layer, pixel);
    for (size_t n = 0; n < 8; n++) {
        float error[8] = {0}, before[32];
        error[n] = 4;
        for (size_t i = 0; i < 32; i++)
            before[i] = 100;
        ex_average_back(&v, error, before);
        for (size_t i = 0; i < 32; i++) {
            float image[32] = {0}, out[8];
            image[i] = 4;
            ex_average(&v, image, out);
            assert_real(100 + out[n], before[i], 0,
                        "before[%zu], for an error at %zu", i, n);
        }
    }
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(means_are_right),
    cmocka_unit_test(the_way_back_is_the_transpose),
};

RUN("exercise: the mean in place of the largest", tests)
