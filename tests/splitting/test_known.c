/* Tangled from chapters/63-split-program.md; edit that file. */
#include "check.h"
#include "known.h"

static void an_image_is_cut_into_left_and_right(void **state) {
    uint8_t pixels[16] = {0,   32,  64,  96,  128, 160, 192, 224,
                          255, 255, 255, 255, 0,   0,   128, 0};
    uint8_t labels[2] = {7, 3}, label;
    const struct dataset d = {.count = 2,
                              .rows = 2,
                              .cols = 4,
                              .pixels = pixels,
                              .labels = labels};
    const struct known k = known_halves(&d);
    const size_t first = 0, second = 1;
    const float left[4] = {0, 0.125F, 0.5F, 0.625F};
    const float right[4] = {0.25F, 0.375F, 0.75F, 0.875F};
    float x[4];

    (void)state;
    assert_int_equal(k.inputs, 8);
    assert_int_equal(k.columns, 4);
    known_inputs(&k, 0, 4, &first, 1, x);
    assert_memory_equal(x, left, sizeof x);
    known_inputs(&k, 4, 8, &first, 1, x);
    assert_memory_equal(x, right, sizeof x);
    known_inputs(&k, 6, 7, &second, 1, x);
    assert_near(0.5, (double)x[0], 0);
    known_labels(&k, &second, 1, &label);
    assert_int_equal(label, 3);
}

static void a_row_of_a_table_is_cut_into_columns(void **state) {
    const float table[6] = {1, 2, 3, 4, 5, 6};
    const struct known k = {.x = table, .count = 2, .inputs = 3};
    const size_t order[2] = {1, 0};
    float x[4];

    (void)state;
    known_inputs(&k, 1, 3, order, 2, x);
    assert_memory_equal(x, ((float[]){5, 6, 2, 3}), sizeof x);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(an_image_is_cut_into_left_and_right),
    cmocka_unit_test(a_row_of_a_table_is_cut_into_columns),
};

RUN("what two houses know", tests)
