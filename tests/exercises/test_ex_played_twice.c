/* Tangled from chapters/44-tape.md; edit that file. */
#include "check.h"
#include "fixed.h"
#include "network.h"

void ex_played_twice(const ring *opened, const ring *again,
                     const float *known, int f, float *other, size_t n);

enum { N = 784, F = 16 };

static void the_other_picture_is_found(void **state) {
    static float known[N], other[N], found[N];
    static ring one[N], two[N];
    struct splitmix random = {7};

    (void)state;
    for (size_t k = 0; k < N; k++) {
        known[k] = (float)splitmix_below(&random, 256) / 256;
        other[k] = (float)splitmix_below(&random, 256) / 256;
    }
    encode(known, one, N, F);
    encode(other, two, N, F);
    for (size_t k = 0; k < N; k++) {
        ring mask = splitmix_next(&random);

        one[k] -= mask;
        two[k] -= mask;
    }
    ex_played_twice(one, two, known, F, found, N);
    for (int k = 0; k < N; k++)
        assert_number((long)(256 * other[k]), (long)(256 * found[k]),
                      "pixel %d, in 256ths", k);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_other_picture_is_found),
};

RUN("exercise: play a tape twice", tests)
