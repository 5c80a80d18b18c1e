/* Tangled from chapters/24-msb.md; edit that file. */
#include "msb.h"
#include "secrecy.h"
#include "wrap_msb.h"
#include "wrap_multiply.h"

void ex_any_bit(struct party *me, const ring *a, unsigned i, ring *out,
                size_t n);

static void run(struct party *me, ring *const in[], ring *const out[],
                size_t n) {
    ex_any_bit(me, in[0], ELL - 1, out[0], n);
}

static bool pose(uint64_t *k, struct values *in) {
    in->of[P0][0] = next_digit(k, L - 1);
    in->of[P1][0] = next_digit(k, L - 1);
    return true;
}

static void nobody_learns_a_and_the_shares_are_fresh(void **state) {
    (void)state;
    assert_secrecy(&(struct secrecy){
        .name = "any_bit",
        .words = "a",
        .ins = {1, 1, 0},
        .shares = 1,
        .modulus = L - 1,
        .pose = pose,
        .run = run,
    });
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(nobody_learns_a_and_the_shares_are_fresh),
};

RUN("exercise: any bit, seen", tests)
