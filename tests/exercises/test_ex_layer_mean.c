/* Tangled from chapters/36-layers.md; edit that file. */
#include "layer.h"
#include "three.h"

void ex_mean(struct party *me, const ring *x, ring *mean, size_t cols,
             int d);

static void run(struct party *me, const struct three *t,
                ring *const in[], ring *const out[]) {
    (void)t;
    ex_mean(me, in[0], out[0], 4, 3);
}

static void the_mean_of_each_column_is_right(void **state) {
    (void)state;
    const int64_t want[] = {100, -100, 0, 12345};
    ring x[8 * 4], mean[4];
    struct three t = {.protocol = run,
                      .in = {x},
                      .in_n = {8 * 4},
                      .out = {mean},
                      .out_n = {4}};

    for (int k = 0; k < 32; k++)
        x[k] = ring_of(want[k % 4] + (k / 4 % 2 ? 7 : -7));
    for (int tries = 0; tries < 8; tries++) {
        three_run(&t);
        for (int c = 0; c < 4; c++)
            assert_number(want[c], signed_of(mean[c]),
                          "the mean of column %d", c);
        assert_cost((struct cost){0, 0, 0}, t.cost);
    }
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_mean_of_each_column_is_right),
};

RUN("exercise: find the flaw", tests)
