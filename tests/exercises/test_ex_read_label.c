/* Tangled from chapters/61-arrows.md; edit that file. */
#include "check.h"
#include "network.h"

void ex_read_label(const float *gl, size_t rows, size_t n,
                   uint8_t first, uint8_t *label);

enum { ROWS = 128, N = 8 };

/* A batch of random probabilities and labels, with w of any sign. */
static void try_batch(uint64_t seed) {
    struct splitmix random = {seed};
    float w[N], gl[ROWS * N];
    uint8_t want[ROWS], got[ROWS];

    for (size_t j = 0; j < N; j++)
        w[j] = (float)splitmix_below(&random, 2001) / 1000 - 1;
    for (size_t i = 0; i < ROWS; i++) {
        float p = (float)(1 + splitmix_below(&random, 999)) / 1000;

        want[i] = (uint8_t)splitmix_below(&random, 2);
        for (size_t j = 0; j < N; j++)
            gl[i * N + j] = (p - want[i]) * w[j];
    }
    ex_read_label(gl, ROWS, N, want[0], got);
    for (size_t i = 0; i < ROWS; i++)
        assert_number(want[i], got[i], "the label of row %zu", i);
}

static void every_label_is_read(void **state) {
    (void)state;
    for (uint64_t seed = 1; seed <= 50; seed++)
        try_batch(seed);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(every_label_is_read),
};

RUN("exercise: read a label", tests)
