/* Tangled from chapters/58-split.md; edit that file. */
#include "secrecy.h"

void ex_known_factor(struct party *me, const ring *x, const ring *y,
                     ring *z, size_t n);

static void run(struct party *me, ring *const in[], ring *const out[],
                size_t n) {
    for (size_t k = 0; k < n; k++)
        if (me->id == P2)
            ex_known_factor(me, NULL, in[0] + k, NULL, 1);
        else
            ex_known_factor(me, in[0] + k, NULL, out[0] + k, 1);
}

/* Any shares of x, and any y. */
static bool pose(uint64_t *k, struct values *in) {
    for (int id = P0; id < OWNER; id++)
        in->of[id][0] = next_digit(k, L);
    return true;
}

static void
nobody_learns_the_others_factor_and_the_shares_are_fresh(void **state) {
    (void)state;
    assert_secrecy(&(struct secrecy){
        .name = "known_factor",
        .words = "x",
        .ins = {1, 1, 1},
        .shares = 1,
        .own = true,
        .one_by_one = true,
        .pose = pose,
        .run = run,
    });
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(
        nobody_learns_the_others_factor_and_the_shares_are_fresh),
};

RUN("exercise: a factor that the helper knows, seen", tests)
