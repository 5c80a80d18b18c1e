/* Tangled from chapters/20-secrecy.md; edit that file. */
#include "secrecy.h"

void ex_salaries(struct party *me, ring mine, ring *sum);

static void run(struct party *me, ring *const in[], ring *const out[],
                size_t n) {
    ring nobody;

    for (size_t k = 0; k < n; k++)
        if (me->id == OWNER)
            ex_salaries(me, 0, out[0] + k);
        else
            ex_salaries(me, in[0][k], &nobody);
}

static bool pose(uint64_t *k, struct values *in) {
    for (int id = P0; id < OWNER; id++)
        in->of[id][0] = next_digit(k, L);
    return true;
}

static void the_owner_and_one_party_learn_the_sum(void **state) {
    (void)state;
    assert_secrecy(&(struct secrecy){
        .name = "salaries",
        .words = "salary",
        .ins = {1, 1, 1},
        .told = {[OWNER] = 1},
        .own = true,
        .together = {1 << OWNER | 1 << P0, 1 << OWNER | 1 << P1,
                     1 << OWNER | 1 << P2},
        .one_by_one = true,
        .pose = pose,
        .run = run,
    });
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_owner_and_one_party_learn_the_sum),
};

RUN("exercise: three salaries, seen", tests)
