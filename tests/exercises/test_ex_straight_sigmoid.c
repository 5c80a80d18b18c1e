/* Tangled from chapters/30-relu.md; edit that file. */
#include "fixed.h"
#include "relu.h"
#include "three.h"

void ex_sigmoid(struct party *me, const ring *a, ring *out, size_t n);

enum { CASES = 81 };

static void sigmoid(struct party *me, const struct three *t,
                    ring *const in[], ring *const out[]) {
    ex_sigmoid(me, in[0], out[0], t->n);
}

static struct cost run(ring *want, ring *got) {
    ring a[CASES];
    struct three t = {.protocol = sigmoid,
                      .n = CASES,
                      .in = {a},
                      .in_n = {CASES},
                      .out = {got},
                      .out_n = {CASES}};
    for (int k = 0; k < CASES; k++) {
        double x = (k - 40) / 32.0, y = x + 0.5;
        a[k] = fixed_of(x, 16);
        want[k] = fixed_of(y < 0 ? 0 : y > 1 ? 1 : y, 16);
    }
    three_run(&t);
    return t.cost;
}

static void it_is_flat_then_steep_then_flat(void **state) {
    (void)state;
    ring want[CASES], got[CASES];
    run(want, got);
    for (int k = 0; k < CASES; k++)
        assert_real(real_of(want[k], 16), real_of(got[k], 16), 0,
                    "the sigmoid of %g", (k - 40) / 32.0);
}

static void both_bends_share_their_rounds(void **state) {
    (void)state;
    ring want[CASES], got[CASES];
    struct cost spent = run(want, got);
    struct cost relus = relu_cost(2 * CASES, WHOLE_RING);
    assert_ring_equal(want, got, CASES);
    if (cost_bytes(spent) > cost_bytes(relus) ||
        spent.rounds > relus.rounds)
        fail_msg("%zu bytes in %zu rounds; enough are %zu in %zu",
                 (size_t)cost_bytes(spent), (size_t)spent.rounds,
                 (size_t)cost_bytes(relus), (size_t)relus.rounds);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(it_is_flat_then_steep_then_flat),
    cmocka_unit_test(both_bends_share_their_rounds),
};

RUN("exercise: a sigmoid of straight lines", tests)
