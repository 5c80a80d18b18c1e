/* Tangled from chapters/62-hidden-layer.md; edit that file. */
#include "check.h"
#include "network.h"

void ex_match_once(const float *before, const float *after, size_t rows,
                   size_t n, size_t *match);

/* Both 0 and 3 are nearest to 2, and 3 is nearer. */
static void the_nearer_one_gets_it(void **state) {
    const float before[] = {0, 3}, after[] = {2, 9};
    size_t match[2];

    (void)state;
    ex_match_once(before, after, 2, 1, match);
    assert_number(1, (long long)match[0], "the row after of row 0");
    assert_number(0, (long long)match[1], "the row after of row 1");
}

enum { ROWS = 20, N = 3 };

/* Far from each other, moved a little and handed on in another
   order. */
static void rows_that_move_little_are_followed(void **state) {
    struct splitmix random = {1};
    float before[ROWS * N], after[ROWS * N];
    size_t match[ROWS];

    (void)state;
    for (size_t i = 0; i < ROWS; i++)
        for (size_t j = 0; j < N; j++) {
            float at = (float)(10 * i + j);
            float by = (float)splitmix_below(&random, 100) / 100;

            before[i * N + j] = at;
            after[(7 * i + 3) % ROWS * N + j] = at + by;
        }
    ex_match_once(before, after, ROWS, N, match);
    for (size_t i = 0; i < ROWS; i++)
        assert_number((long long)((7 * i + 3) % ROWS),
                      (long long)match[i], "the row after of row %zu",
                      i);
}

static void each_is_taken_once(void **state) {
    struct splitmix random = {2};
    float before[ROWS], after[ROWS];
    size_t match[ROWS], count[ROWS] = {0};

    (void)state;
    for (size_t i = 0; i < ROWS; i++) {
        before[i] = (float)splitmix_below(&random, 8);
        after[i] = (float)splitmix_below(&random, 8);
    }
    ex_match_once(before, after, ROWS, 1, match);
    for (size_t i = 0; i < ROWS; i++) {
        if (match[i] >= ROWS)
            fail_msg("row %zu has no row after", i);
        count[match[i]]++;
    }
    for (size_t k = 0; k < ROWS; k++)
        assert_number(1, (long long)count[k],
                      "how often row %zu after is taken", k);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_nearer_one_gets_it),
    cmocka_unit_test(rows_that_move_little_are_followed),
    cmocka_unit_test(each_is_taken_once),
};

RUN("exercise: each only once", tests)
