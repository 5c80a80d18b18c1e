/* Tangled from chapters/35-softmax.md; edit that file. */
#include "fixed.h"
#include "softmax.h"
#include "three.h"

#include <math.h>

void ex_safe_exp(struct party *me, const ring *v, ring *e, size_t n,
                 struct scale s);

static void run(struct party *me, const struct three *t,
                ring *const in[], ring *const out[]) {
    ex_safe_exp(me, in[0], out[0], t->n, scale_of(16, LOCAL));
}

static void it_is_right_however_small_v_is(void **state) {
    (void)state;
    const double v[] = {0,    -1,   -5,    -200, -257,
                        -504, -512, -1000, -1e6, -1e12};
    ring shares[10], e[10];
    struct three t = {.protocol = run,
                      .n = 10,
                      .in = {shares},
                      .in_n = {10},
                      .out = {e},
                      .out_n = {10}};
    struct cost guard =
        cost_then(drelu_cost(10, WHOLE_RING), times_flag_cost(1, 10));

    for (int k = 0; k < 10; k++)
        shares[k] = fixed_of(v[k], 16);
    three_run(&t);
    for (int k = 0; k < 10; k++)
        assert_real(exp(v[k]), real_of(e[k], 16), 0.01, "e^%g", v[k]);
    assert_cost(
        cost_then(exponential_cost(10, scale_of(16, LOCAL)), guard),
        t.cost);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(it_is_right_however_small_v_is),
};

RUN("exercise: a safe exponential", tests)
