/* Tangled from chapters/29-flags.md; edit that file. */
#include "flags.h"
#include "secrecy.h"
#include "wrap_flags.h"

void ex_turn(struct party *me, struct flags f, struct opened x,
             ring *out, size_t n);

static bool pose(uint64_t *k, struct values *in) {
    for (int j = P0; j <= P1; j++) {
        in->of[j][0] = next_digit(k, 2);
        in->of[j][1] = next_digit(k, L);
    }
    return true;
}

static void run(struct party *me, ring *const in[], ring *const out[],
                size_t n) {
    bool mine = holds_shares(me);
    struct flags f = take_flags(me, n);
    struct opened x = open_masked(me, mine ? in[1] : NULL, n);

    open_flags(me, mine ? rows_of_bits(me, in[0], 1, n) : NULL, f, n);
    ex_turn(me, f, x, out[0], n);
}

static void nobody_learns_the_bit_or_the_number(void **state) {
    (void)state;
    assert_secrecy(&(struct secrecy){
        .name = "turn",
        .words = "bit x",
        .ins = {2, 2, 0},
        .shares = 1,
        .pose = pose,
        .run = run,
    });
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(nobody_learns_the_bit_or_the_number),
};

RUN("exercise: a sign to multiply by, seen", tests)
