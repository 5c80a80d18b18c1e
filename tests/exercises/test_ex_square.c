/* Tangled from chapters/21-beaver.md; edit that file. */
#include "three.h"

void ex_square(struct party *me, const ring *x, ring *z, size_t n);

static void run_square(struct party *me, const struct three *t,
                       ring *const in[], ring *const out[]) {
    if (me->id == P2)
        ex_square(me, NULL, NULL, t->n);
    else
        ex_square(me, in[0], out[0], t->n);
}

enum { N = 8 };
#define TOP (UINT64_C(1) << 63)
static const ring x[N] = {0,       1,       7,       RING_MAX / 5,
                          TOP - 1, TOP + 1, TOP / 3, RING_MAX};

static void squares_are_right(void **state) {
    (void)state;
    ring z[N];
    three_map(run_square, NULL, MOD_L, x, MOD_L, z, N);
    for (size_t k = 0; k < N; k++)
        assert_number(x[k] * x[k], z[k], "the square of %lld",
                      (long long)x[k]);
}

static void a_square_takes_three_elements(void **state) {
    (void)state;
    ring z[N];
    assert_cost((struct cost){1, 16 * N, 8 * N},
                three_map(run_square, NULL, MOD_L, x, MOD_L, z, N));
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(squares_are_right),
    cmocka_unit_test(a_square_takes_three_elements),
};

RUN("exercise: a square is cheaper", tests)
