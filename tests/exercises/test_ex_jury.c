/* Tangled from chapters/49-results.md; edit that file. */
#include "maxpool.h"
#include "three.h"

void ex_jury(struct party *me, ring *const vote[3], ring *index,
             size_t rows);

enum { ROWS = 6 };

static void run(struct party *me, const struct three *t,
                ring *const in[], ring *const out[]) {
    ex_jury(me, in, out[0], t->n);
}

static void most_votes_win_and_the_first_of_equals(void **state) {
    static const int ballot[ROWS][3] = {{3, 3, 3}, {0, 9, 9},
                                        {9, 0, 9}, {4, 2, 7},
                                        {5, 5, 1}, {0, 1, 0}};
    static const uint64_t want[ROWS] = {3, 9, 9, 2, 5, 0};
    ring vote[3][ROWS * 10] = {{0}}, index[ROWS];
    struct three t = {.protocol = run,
                      .n = ROWS,
                      .in = {vote[0], vote[1], vote[2]},
                      .in_n = {ROWS * 10, ROWS * 10, ROWS * 10},
                      .out = {index},
                      .out_n = {ROWS}};

    (void)state;
    for (int r = 0; r < ROWS; r++)
        for (int i = 0; i < 3; i++)
            vote[i][r * 10 + ballot[r][i]] = 1;
    three_run(&t);
    for (int r = 0; r < ROWS; r++)
        assert_number(want[r], index[r], "the votes %d %d %d",
                      ballot[r][0], ballot[r][1], ballot[r][2]);
    assert_cost(maxpool_cost(ROWS, 10, true, WHOLE_RING), t.cost);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(most_votes_win_and_the_first_of_equals),
};

RUN("jury", tests)
