/* Tangled from chapters/24-msb.md; edit that file. */
#include "ideal_msb.h"
#include "msb.h"
#include "simulate_msb.h"
#include "wrap_dealt.h"
#include "wrap_multiply.h"

static bool pose(uint64_t *k, struct values *in) {
    in->of[P0][0] = next_digit(k, L - 1);
    in->of[P1][0] = next_digit(k, L - 1);
    return true;
}

static void run(struct party *me, ring *const in[], ring *const out[],
                size_t n) {
    most_significant_bit(me, in[0], out[0], n);
}

static void the_highest_bit_shows_nothing_and_is_fresh(void **state) {
    (void)state;
    prove(&(struct claim){.ideal = &ideal_msb,
                          .pose = pose,
                          .run = run,
                          .simulate = simulate_msb});
}

/* The same C without its refresh. */
#define most_significant_bit msb_unrefreshed
#define refresh(me, group, x, n) ((void)0)
#include "msb.c"
#undef most_significant_bit
#undef refresh

static void run_unrefreshed(struct party *me, ring *const in[],
                            ring *const out[], size_t n) {
    msb_unrefreshed(me, in[0], out[0], n);
}

static void unrefreshed_the_helper_knows_the_parity(void **state) {
    (void)state;
    const struct claim claim = {.ideal = &ideal_msb,
                                .pose = pose,
                                .run = run_unrefreshed,
                                .simulate = simulate_msb};

    assert_true(no_simulator(&claim, P2));
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_highest_bit_shows_nothing_and_is_fresh),
    cmocka_unit_test(unrefreshed_the_helper_knows_the_parity),
};

RUN("most significant bit, proved", tests)
