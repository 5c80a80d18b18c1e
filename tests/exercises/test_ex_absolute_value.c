/* Tangled from chapters/30-relu.md; edit that file. */
#include "relu.h"
#include "three.h"

void ex_absolute(struct party *me, const ring *a, ring *out, size_t n);

static void absolute(struct party *me, const struct three *t,
                     ring *const in[], ring *const out[]) {
    ex_absolute(me, in[0], out[0], t->n);
}

static void the_sign_is_gone(void **state) {
    (void)state;
    const ring a[] = {0, 7, ring_of(-7), ring_of(-1), 65536};
    const ring want[] = {0, 7, 7, 1, 65536};
    ring got[5];
    struct three t = {.protocol = absolute,
                      .n = 5,
                      .in = {a},
                      .in_n = {5},
                      .out = {got},
                      .out_n = {5}};
    three_run(&t);
    for (int k = 0; k < 5; k++)
        assert_number(want[k], got[k], "|%lld|",
                      (long long)signed_of(a[k]));
    assert_cost(relu_cost(5, WHOLE_RING), t.cost);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_sign_is_gone),
};

RUN("exercise: absolute value", tests)
