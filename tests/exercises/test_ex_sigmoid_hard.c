/* Tangled from chapters/23-softmax.md; edit that file. */
#include "fixed.h"
#include "softmax.h"
#include "three.h"

void ex_hard_sigmoid(struct party *me, const ring *u, ring *out,
                     size_t n, int f);

static void run(struct party *me, const struct three *t,
                ring *const in[], ring *const out[]) {
    ex_hard_sigmoid(me, in[0], out[0], t->n, 13);
}

static void it_is_flat_then_steep_then_flat(void **state) {
    (void)state;
    const double u[] = {-9, -0.5, -0.25, 0, 0.375, 0.5, 100};
    const double want[] = {0, 0, 0.25, 0.5, 0.875, 1, 1};
    ring shares[7], got[7];
    struct three t = {.protocol = run,
                      .n = 7,
                      .in = {shares},
                      .in_n = {7},
                      .out = {got},
                      .out_n = {7}};

    for (int k = 0; k < 7; k++)
        shares[k] = fixed_of(u[k], 13);
    three_run(&t);
    for (int k = 0; k < 7; k++)
        assert_near(want[k], real_of(got[k], 13), 0);
    assert_cost(relu_cost(14), t.cost);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(it_is_flat_then_steep_then_flat),
};

RUN("exercise: SecureML's activation", tests)
