/* Tangled from chapters/34-division.md; edit that file. */
#include "divide.h"
#include "three.h"

void ex_wide(struct party *me, const ring *x, const ring *y, ring *q,
             size_t n, int f, int s);

static void run(struct party *me, const struct three *t,
                ring *const in[], ring *const out[]) {
    ex_wide(me, in[0], in[1], out[0], t->n, 10, 6);
}

static void quotients_may_be_as_large_as_64(void **state) {
    (void)state;
    const ring x[] = {3, 22, 63999, 5, 0, 1000000};
    const ring y[] = {1, 7, 1000, 10, 3, 999999};
    ring q[6];
    struct three t = {.protocol = run,
                      .n = 6,
                      .in = {x, y},
                      .in_n = {6, 6},
                      .out = {q},
                      .out_n = {6}};

    three_run(&t);
    for (size_t k = 0; k < 6; k++)
        assert_number((x[k] << 10) / y[k], q[k], "2^10 * %lld / %lld",
                      (long long)x[k], (long long)y[k]);
    assert_cost(divide_cost(6, 16, WHOLE_RING), t.cost);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(quotients_may_be_as_large_as_64),
};

RUN("exercise: quotients above one", tests)
