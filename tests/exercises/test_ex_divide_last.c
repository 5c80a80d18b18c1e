/* Tangled from chapters/34-division.md; edit that file. */
#include "divide.h"
#include "three.h"

void ex_thrifty(struct party *me, const ring *x, const ring *y, ring *q,
                size_t n, int f);

static void run(struct party *me, const struct three *t,
                ring *const in[], ring *const out[]) {
    ex_thrifty(me, in[0], in[1], out[0], t->n, *(const int *)t->arg);
}

static void check_thrift(int f) {
    const ring x[] = {3, 0, 6, 99, 7}, y[] = {7, 1, 7, 100, 7};
    ring q[5];
    struct three t = {.protocol = run,
                      .n = 5,
                      .arg = &f,
                      .in = {x, y},
                      .in_n = {5, 5},
                      .out = {q},
                      .out_n = {5}};
    struct cost whole = divide_cost(5, f, WHOLE_RING);
    struct cost less = times_flag_cost(1, 5);

    three_run(&t);
    for (size_t k = 0; k < 4; k++)
        assert_number((x[k] << f) / y[k], q[k], "2^%d * %lld / %lld", f,
                      (long long)x[k], (long long)y[k]);
    assert_number((UINT64_C(1) << f) - 1, q[4], "2^%d * 7 / 7", f);
    assert_number(whole.rounds, t.cost.rounds, "rounds");
    assert_number(cost_bytes(whole) - cost_bytes(less),
                  cost_bytes(t.cost), "bytes");
}

static void a_product_is_saved(void **state) {
    (void)state;
    check_thrift(1);
    check_thrift(16);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_product_is_saved),
};

RUN("exercise: the last product", tests)
