/* Tangled from chapters/18-msb.md; edit that file. */
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
    assert_ring_equal(want, got, 8);
}

static void two_products_are_enough(void **state) {
    (void)state;
    const ring want[8] = {0, 0, 0, 1, 0, 1, 1, 1};
    ring got[8];
    struct cost spent = vote(got), two = multiply_cost(2 * 8);
    assert_memory_equal(want, got, sizeof want);
    assert_true(spent.bytes <= two.bytes);
    assert_true(spent.rounds <= 2);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(two_of_three_decide),
    cmocka_unit_test(two_products_are_enough),
};

RUN("exercise: two out of three", tests)
