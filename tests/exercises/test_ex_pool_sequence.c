/* Tangled from chapters/33-maxpool.md; edit that file. */
#include "maxpool.h"
#include "three.h"

void ex_sequence(struct party *me, const ring *x, ring *max,
                 size_t groups, size_t size);

static void run(struct party *me, const struct three *t,
                ring *const in[], ring *const out[]) {
    ex_sequence(me, in[0], out[0], t->n, t->in_n[0] / t->n);
}

/* A word has bits of 64 groups; with so many, none are wasted. */
enum { GROUPS = 64 };

static void a_champion_is_found_in_sequence(void **state) {
    (void)state;
    const ring some[] = {3, ring_of(-2), 5, 4, ring_of(-9), ring_of(-8),
                         0, ring_of(-1), 7, 6, 5,           8};
    const ring max[] = {5, 0, 8};
    ring x[GROUPS * 4], got[GROUPS];
    struct three t = {.protocol = run,
                      .n = GROUPS,
                      .in = {x},
                      .in_n = {GROUPS * 4},
                      .out = {got},
                      .out_n = {GROUPS}};

    for (size_t k = 0; k < GROUPS * 4; k++)
        x[k] = some[k % 12];
    three_run(&t);
    for (size_t g = 0; g < GROUPS; g++)
        assert_number(max[g % 3], got[g], "the largest of group %zu",
                      g);
    assert_number(3 * relu_cost(GROUPS, WHOLE_RING).rounds,
                  t.cost.rounds, "rounds");
    assert_number(
        cost_bytes(maxpool_cost(GROUPS, 4, false, WHOLE_RING)),
        cost_bytes(t.cost), "bytes");
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_champion_is_found_in_sequence),
};

RUN("exercise: one after another", tests)
