/* Tangled from chapters/53-million-transfers.md; edit that file. */
#include "ideal_transfer.h"
#include "secrecy.h"

void ex_product(struct party *me, struct transfers *t, const ring *mine,
                ring *out, size_t n);

uint64_t ideal_pad_values(uint64_t tweak) {
    (void)tweak;
    return L;
}

static bool pose(uint64_t *k, struct values *in) {
    in->of[P0][0] = next_digit(k, L);
    in->of[P1][0] = next_digit(k, 2);
    return true;
}

static void run(struct party *me, ring *const in[], ring *const out[],
                size_t n) {
    struct transfers *t;

    if (!holds_shares(me))
        return;
    t = transfers_open(me);
    ex_product(me, t, in[0], out[0], n);
    transfers_close(t);
}

static void nobody_learns_the_others_factor(void **state) {
    (void)state;
    assert_secrecy(&(struct secrecy){
        .name = "product",
        .words = "mine",
        .ins = {1, 1, 0},
        .shares = 1,
        .own = true,
        .pose = pose,
        .run = run,
    });
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(nobody_learns_the_others_factor),
};

RUN("exercise: a number times a bit, seen", tests)
