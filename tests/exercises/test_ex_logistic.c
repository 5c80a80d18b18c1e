/* Tangled from chapters/35-softmax.md; edit that file. */
#include "fixed.h"
#include "softmax.h"
#include "three.h"

#include <math.h>

void ex_logistic(struct party *me, const ring *u, ring *out, size_t n,
                 struct scale s);

static const struct scale scale = {16, EXACT, {DEALT, ELL}};

static void run(struct party *me, const struct three *t,
                ring *const in[], ring *const out[]) {
    ex_logistic(me, in[0], out[0], t->n, scale);
}

static void it_goes_from_one_half_to_one(void **state) {
    (void)state;
    const double u[] = {0, 0.25, 1, 2, 4, 8, 100};
    ring shares[7], got[7];
    struct three t = {.protocol = run,
                      .n = 7,
                      .in = {shares},
                      .in_n = {7},
                      .out = {got},
                      .out_n = {7}};

    for (int k = 0; k < 7; k++)
        shares[k] = fixed_of(u[k], 16);
    three_run(&t);
    for (int k = 0; k < 7; k++)
        assert_real(1 / (1 + exp(-u[k])), real_of(got[k], 16), 0.005,
                    "1 / (1 + e^-%g)", u[k]);
    assert_cost(cost_then(exponential_cost(7, scale),
                          reciprocal_cost(7, 2, scale)),
                t.cost);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(it_goes_from_one_half_to_one),
};

RUN("exercise: the logistic function", tests)
