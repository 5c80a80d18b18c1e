/* Tangled from chapters/33-maxpool.md; edit that file. */
#include "maxpool.h"
#include "three.h"

void ex_smallest(struct party *me, const ring *x, ring *min,
                 ring *index, size_t groups, size_t size);

static void run(struct party *me, const struct three *t,
                ring *const in[], ring *const out[]) {
    ex_smallest(me, in[0], out[0], out[1], t->n, t->in_n[0] / t->n);
}

static void the_first_smallest_is_found(void **state) {
    (void)state;
    const ring x[] = {3, ring_of(-2), 5, ring_of(-2), 1, 9, 8, 7, 6, 7};
    const ring min[] = {ring_of(-2), 6}, index[] = {1, 3};
    ring got_min[2], got_index[2];
    struct three t = {.protocol = run,
                      .n = 2,
                      .in = {x},
                      .in_n = {10},
                      .out = {got_min, got_index},
                      .out_n = {2, 2}};

    three_run(&t);
    assert_ring_equal(min, got_min, 2);
    assert_ring_equal(index, got_index, 2);
    assert_cost(maxpool_cost(2, 5, true, WHOLE_RING), t.cost);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_first_smallest_is_found),
};

RUN("exercise: the smallest", tests)
