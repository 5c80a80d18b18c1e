/* Tangled from chapters/24-msb.md; edit that file. */
#include "secrecy.h"
#include "wrap_multiply.h"

void ex_majority(struct party *me, const ring *u, const ring *v,
                 const ring *w, ring *out, size_t n);

static void run(struct party *me, ring *const in[], ring *const out[],
                size_t n) {
    ex_majority(me, in[0], in[1], in[2], out[0], n);
}

/* All bits, and some shares of them. */
static bool pose(uint64_t *k, struct values *in) {
    for (int v = 0; v < 3; v++) {
        ring bit = next_digit(k, 2), share = next_digit(k, 2);

        in->of[P0][v] = share;
        in->of[P1][v] = mod_L(bit - share);
    }
    return true;
}

static void nobody_learns_a_vote(void **state) {
    (void)state;
    assert_secrecy(&(struct secrecy){
        .name = "majority",
        .words = "u v w",
        .ins = {3, 3, 0},
        .shares = 1,
        .stale = true,
        .pose = pose,
        .run = run,
    });
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(nobody_learns_a_vote),
};

RUN("exercise: two out of three, seen", tests)
