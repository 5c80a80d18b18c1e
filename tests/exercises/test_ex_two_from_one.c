/* Tangled from chapters/29-flags.md; edit that file. */
#include "opened.h"
#include "three.h"

void ex_two(struct party *me, const ring *x, const ring *y, ring *xx,
            ring *xy, size_t n);

static void two(struct party *me, const struct three *t,
                ring *const in[], ring *const out[]) {
    ex_two(me, in[0], in[1], out[0], out[1], t->n);
}

static void both_products_come_from_one_opening(void **state) {
    (void)state;
    enum { N = 6 };
    const ring x[N] = {0, 1, RING_MAX, 3, 65536, RING_MAX / 3};
    const ring y[N] = {5, RING_MAX, RING_MAX, 7, 0, 2};
    ring xx[N], xy[N];
    struct three t = {.protocol = two,
                      .n = N,
                      .in = {x, y},
                      .in_n = {N, N},
                      .out = {xx, xy},
                      .out_n = {N, N}};
    three_run(&t);
    for (int k = 0; k < N; k++) {
        assert_number(x[k] * x[k], xx[k], "x x of case %d", k);
        assert_number(x[k] * y[k], xy[k], "x y of case %d", k);
    }
    assert_cost((struct cost){1, 32 * N, 16 * N}, t.cost);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(both_products_come_from_one_opening),
};

RUN("exercise: two products, one opening", tests)
