/* Tangled from chapters/27-maxpool.md; edit that file. */
#include "maxpool.h"
#include "three.h"

void ex_sequence(struct party *me, const ring *x, ring *max,
                 size_t groups, size_t size);

static void run(struct party *me, const struct three *t,
                ring *const in[], ring *const out[]) {
    ex_sequence(me, in[0], out[0], t->n, t->in_n[0] / t->n);
}

static void a_champion_is_found_in_sequence(void **state) {
    (void)state;
    const ring x[] = {3, ring_of(-2), 5, 4, ring_of(-9), ring_of(-8),
                      0, ring_of(-1), 7, 6, 5,           8};
    const ring max[] = {5, 0, 8};
    ring got[3];
    struct three t = {.protocol = run,
                      .n = 3,
                      .in = {x},
                      .in_n = {12},
                      .out = {got},
                      .out_n = {3}};
    struct cost game = cost_then(drelu_cost(1), select_share_cost(1));

    three_run(&t);
    assert_ring_equal(max, got, 3);
    assert_number(3 * game.rounds, t.cost.rounds, "rounds");
    assert_number(maxpool_cost(3, 4, false).bytes, t.cost.bytes,
                  "bytes");
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_champion_is_found_in_sequence),
};

RUN("exercise: one after another", tests)
