/* Tangled from chapters/37-convolution.md; edit that file. */
#include "three.h"
#include "unpool.h"

void ex_units(struct party *me, const struct flags *ahead, ring *unit,
              size_t groups, size_t size);

static void run(struct party *me, const struct three *t,
                ring *const in[], ring *const out[]) {
    size_t size = t->in_n[0] / t->n;
    struct flags ahead[4];

    take_ahead(me, ahead, t->n, size);
    maxpool_keep(me, in[0], out[0], ahead, t->n, size, WHOLE_RING);
    ex_units(me, ahead, out[1], t->n, size);
}

/* A group has its largest at each place once. */
static void check_size(size_t size) {
    ring x[81], max[9], unit[81];
    struct three t = {.protocol = run,
                      .n = size,
                      .in = {x},
                      .in_n = {size * size},
                      .out = {max, unit},
                      .out_n = {size, size * size}};

    for (size_t k = 0; k < size * size; k++)
        x[k] = k / size == k % size ? 7 : k % 5;
    three_run(&t);
    for (size_t k = 0; k < size * size; k++)
        assert_number(k / size == k % size, unit[k],
                      "number %zu of %zu, the largest being %zu",
                      k % size, size, k / size);
    assert_cost(cost_then(maxpool_cost(size, size, false, WHOLE_RING),
                          unpool_cost(size, size, WHOLE_RING)),
                t.cost);
}

static void there_is_a_one_where_the_largest_was(void **state) {
    (void)state;
    for (size_t size = 1; size <= 9; size++)
        check_size(size);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(there_is_a_one_where_the_largest_was),
};

RUN("exercise: unit vectors of any size", tests)
