/* Tangled from chapters/33-maxpool.md; edit that file. */
#include "maxpool.h"
#include "three.h"

void ex_back(struct party *me, const ring *unit, const ring *delta,
             ring *back, size_t groups, size_t size);

static void run(struct party *me, const struct three *t,
                ring *const in[], ring *const out[]) {
    ex_back(me, in[0], in[1], out[0], t->n, t->in_n[0] / t->n);
}

static void the_error_goes_to_the_winner(void **state) {
    (void)state;
    const ring unit[] = {0, 0, 1, 0, 1, 0, 0, 0};
    const ring delta[] = {ring_of(-65536), 123};
    const ring want[] = {0, 0, ring_of(-65536), 0, 123, 0, 0, 0};
    ring got[8];
    struct three t = {.protocol = run,
                      .n = 2,
                      .in = {unit, delta},
                      .in_n = {8, 2},
                      .out = {got},
                      .out_n = {8}};

    three_run(&t);
    assert_ring_equal(want, got, 8);
    assert_cost(multiply_cost(8), t.cost);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_error_goes_to_the_winner),
};

RUN("exercise: the way back", tests)
