/* Tangled from chapters/20-secrecy.md; edit that file. */
#include "secrecy.h"

void ex_share_many(struct stream *s, ring x, ring *share, size_t n);

enum { PARTIES = 3 };

static void deal_all_but(size_t left_out, struct party *me,
                         ring *const in[], size_t n) {
    ring share[PARTIES];

    for (size_t k = 0; k < n; k++) {
        ring x = me->id == P0 ? in[0][k] : 0;

        if (holds_shares(me)) /* P1 draws along, for nothing */
            ex_share_many(me->with[other(me)][ZERO], x, share, PARTIES);
        for (size_t i = 0; i < PARTIES; i++) {
            if (i != left_out && me->id == P0)
                send_to(me, P2, share + i, sizeof(ring));
            if (i != left_out && me->id == P2)
                recv_from(me, P0, share + i, sizeof(ring));
        }
    }
}

static void all_but_first(struct party *me, ring *const in[],
                          ring *const out[], size_t n) {
    (void)out;
    deal_all_but(0, me, in, n);
}

static void all_but_second(struct party *me, ring *const in[],
                           ring *const out[], size_t n) {
    (void)out;
    deal_all_but(1, me, in, n);
}

static void all_but_third(struct party *me, ring *const in[],
                          ring *const out[], size_t n) {
    (void)out;
    deal_all_but(2, me, in, n);
}

static bool pose(uint64_t *k, struct values *in) {
    in->of[P0][0] = next_digit(k, L);
    return true;
}

static void try_without(const char *name,
                        void (*run)(struct party *me, ring *const in[],
                                    ring *const out[], size_t n)) {
    assert_secrecy(&(struct secrecy){.name = name,
                                     .words = "x",
                                     .ins = {1, 0, 0},
                                     .own = true,
                                     .one_by_one = true,
                                     .pose = pose,
                                     .run = run});
}

static void two_of_three_shares_tell_nothing(void **state) {
    (void)state;
    try_without("share_many, without share 0", all_but_first);
    try_without("share_many, without share 1", all_but_second);
    try_without("share_many, without share 2", all_but_third);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(two_of_three_shares_tell_nothing),
};

RUN("exercise: more parties, seen", tests)
