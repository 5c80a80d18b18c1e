/* Tangled from chapters/01-data.md; edit that file. */
#include "check.h"
#include "idx.h"

void ex_draw(const struct dataset *d, size_t i, char *out);

static void the_second_image_is_drawn(void **state) {
    (void)state;
    uint8_t pixels[] = {9, 9, 9, 9, 9, 9, 0, 64, 128, 63, 191, 255};
    uint8_t labels[] = {0, 1};
    struct dataset d = {2, 2, 3, pixels, labels, "two"};
    char out[9 + 1] = "unwritten";
    ex_draw(&d, 1, out);
    assert_string_equal(" .+\n +#\n", out);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_second_image_is_drawn),
};

RUN("ex_idx_draw", tests)
