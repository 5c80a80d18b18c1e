/* Tangled from chapters/24-msb.md; edit that file. */
#include "beaver.h"
#include "three.h"

void ex_majority(struct party *me, const ring *u, const ring *v,
                 const ring *w, ring *out, size_t n);

static void majority(struct party *me, const struct three *t,
                     ring *const in[], ring *const out[]) {
    ex_majority(me, in[0], in[1], in[2], out[0], t->n);
}

static struct cost vote(ring got[8]) {
    const ring u[8] = {0, 0, 0, 0, 1, 1, 1, 1};
    const ring v[8] = {0, 0, 1, 1, 0, 0, 1, 1};
    const ring w[8] = {0, 1, 0, 1, 0, 1, 0, 1};
    struct three t = {.protocol = majority,
                      .n = 8,
                      .in = {u, v, w},
                      .in_n = {8, 8, 8},
                      .out = {got},
                      .out_n = {8}};
    three_run(&t);
    return t.cost;
}

static void two_of_three_decide(void **state) {
    (void)state;
    const ring want[8] = {0, 0, 0, 1, 0, 1, 1, 1};
    ring got[8];
    vote(got);
    for (int k = 0; k < 8; k++)
        assert_number(want[k], got[k], "the majority of %d %d %d",
                      k / 4, k / 2 % 2, k % 2);
}

static void two_products_are_enough(void **state) {
    (void)state;
    const ring want[8] = {0, 0, 0, 1, 0, 1, 1, 1};
    ring got[8];
    struct cost spent = vote(got);
    size_t bytes = cost_bytes(spent);
    size_t enough = cost_bytes(multiply_cost(2 * 8));
    assert_ring_equal(want, got, 8);
    if (bytes > enough || spent.rounds > 2)
        fail_msg("%zu bytes in %zu rounds; enough are %zu in 2", bytes,
                 (size_t)spent.rounds, enough);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(two_of_three_decide),
    cmocka_unit_test(two_products_are_enough),
};

RUN("exercise: two out of three", tests)
