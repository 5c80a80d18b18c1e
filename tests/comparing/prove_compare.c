/* Tangled from chapters/22-compare.md; edit that file. */
#include "claim_compare.h"

static void run(struct party *me, ring *const in[], ring *const out[],
                size_t n) {
    run_with(private_compare, me, in, out, n);
}

static void the_helper_sees_one_bit_and_nothing_else(void **state) {
    (void)state;
    prove(&(struct claim){.ideal = &ideal_compare,
                          .pose = pose_compare,
                          .run = run,
                          .simulate = simulate_compare});
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_helper_sees_one_bit_and_nothing_else),
};

RUN("private compare, proved", tests)
