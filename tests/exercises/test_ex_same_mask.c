/* Tangled from chapters/70-evidence.md; edit that file. */
#include <stdbool.h>

#include "check.h"
#include "network.h"
#include "ring.h"

enum { ROWS = 12, COLS = 16, F = 16 };

bool ex_same_mask(const ring *e, size_t rows, size_t cols, int f,
                  size_t pair[2]);

/* Images under masks, those of row i for row j as well. */
static void open_rows(ring *e, size_t i, size_t j, uint64_t seed) {
    struct splitmix random = {seed};
    ring mask[ROWS][COLS];

    for (size_t k = 0; k < ROWS * COLS; k++)
        mask[k / COLS][k % COLS] = splitmix_next(&random);
    memcpy(mask[j], mask[i], sizeof mask[j]);
    for (size_t k = 0; k < ROWS * COLS; k++)
        e[k] = splitmix_below(&random, (1 << F) + 1) -
               mask[k / COLS][k % COLS];
}

static void the_two_are_found(void **state) {
    ring e[ROWS * COLS];
    (void)state;

    for (size_t i = 0; i < ROWS; i++)
        for (size_t j = i + 1; j < ROWS; j++) {
            size_t pair[2] = {ROWS, ROWS};

            open_rows(e, i, j, i * ROWS + j);
            assert_number(true, ex_same_mask(e, ROWS, COLS, F, pair),
                          "found, of rows %zu and %zu", i, j);
            assert_number(i, pair[0], "the first of %zu and %zu", i, j);
            assert_number(j, pair[1], "the second of %zu and %zu", i,
                          j);
        }
}

static void the_ends_of_the_range_are_pixels(void **state) {
    const ring one = (ring)1 << F;
    const ring e[6] = {5 - one, 5, 5, 5 - one, 77, one + 6};
    size_t pair[2] = {9, 9};
    (void)state;

    assert_number(true, ex_same_mask(e, 3, 2, F, pair),
                  "found, of white and black");
    assert_number(0, pair[0], "the first of white and black");
    assert_number(1, pair[1], "the second of white and black");
}

static void fresh_masks_are_left_alone(void **state) {
    ring e[ROWS * COLS];
    size_t pair[2];
    (void)state;

    for (uint64_t seed = 0; seed < 20; seed++) {
        open_rows(e, 0, 0, seed);
        assert_number(false, ex_same_mask(e, ROWS, COLS, F, pair),
                      "found, of fresh masks, seed %d", (int)seed);
    }
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_two_are_found),
    cmocka_unit_test(the_ends_of_the_range_are_pixels),
    cmocka_unit_test(fresh_masks_are_left_alone),
};

RUN("exercise: which two", tests)
