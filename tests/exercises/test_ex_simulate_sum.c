/* Tangled from chapters/18-enumeration.md; edit that file. */
#include "check.h"

void ex_simulate(unsigned sum, unsigned thrown, unsigned seen[2]);

/* Shares x0 + y0 and x1 + y1, refreshed with all zero-shares, against
   the simulator on all throws. */
static void count(unsigned s0, unsigned s1, int balance[4][4]) {
    for (unsigned z = 0; z < 4; z++) {
        unsigned seen[2];

        balance[(s0 + z) % 4][(s1 + 4 - z) % 4]++;
        ex_simulate((s0 + s1) % 4, z, seen);
        for (int i = 0; i < 2; i++)
            assert_number(seen[i] % 4, seen[i],
                          "what is seen from P%d, mod 4", i);
        balance[seen[0]][seen[1]]--;
    }
}

static void the_helper_cannot_tell_the_worlds_apart(void **state) {
    (void)state;
    for (unsigned k = 0; k < 16; k++) {
        int balance[4][4] = {{0}};

        count(k % 4, k / 4, balance);
        for (int i = 0; i < 16; i++)
            assert_number(0, balance[i / 4][i % 4],
                          "real views %d %d less simulated ones, "
                          "for shares %u + %u",
                          i / 4, i % 4, k % 4, k / 4);
    }
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_helper_cannot_tell_the_worlds_apart),
};

RUN("exercise: a simulator", tests)
