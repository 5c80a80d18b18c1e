/* Tangled from chapters/20-secrecy.md; edit that file. */
#include "secrecy.h"

void ex_ballots(struct party *me, const ring *x, ring *out, size_t n);

/* The pairs of a case. P2 is told each pair with the smaller first, as
   the order is what it must not know. */
static void vote(struct party *me, ring *const in[], ring *const out[],
                 size_t pairs) {
    ring *x = take_ring(me, 2 * pairs);
    ring *told = take_ring(me, 2 * pairs);

    for (size_t k = 0; holds_shares(me) && k < 2 * pairs; k++)
        x[k] = in[k][0];
    ex_ballots(me, me->id == P2 ? NULL : x, me->id == P2 ? told : NULL,
               pairs);
    for (size_t k = 0; me->id == P2 && k < 2 * pairs; k++) {
        bool smaller = told[k] < told[k ^ 1];

        out[k][0] = smaller == (k % 2 == 0) ? told[k] : told[k ^ 1];
    }
}

static void run_one(struct party *me, ring *const in[],
                    ring *const out[], size_t n) {
    (void)n;
    vote(me, in, out, 1);
}

static void run_two(struct party *me, ring *const in[],
                    ring *const out[], size_t n) {
    (void)n;
    vote(me, in, out, 2);
}

/* Two votes, of all shares. */
static bool pose_one(uint64_t *k, struct values *in) {
    for (size_t v = 0; v < 2; v++) {
        in->of[P0][v] = next_digit(k, L);
        in->of[P1][v] = next_digit(k, L);
    }
    return true;
}

/* Four votes, 0 or 1, known to P0, and zeros. */
static bool pose_two(uint64_t *k, struct values *in) {
    for (size_t v = 0; v < 4; v++) {
        in->of[P0][v] = next_digit(k, 2);
        in->of[P1][v] = 0;
    }
    return true;
}

static void the_order_tells_nothing(void **state) {
    (void)state;
    assert_secrecy(&(struct secrecy){.name = "ballots",
                                     .words = "x[0] x[1]",
                                     .ins = {2, 2, 0},
                                     .told = {0, 0, 2},
                                     .one_by_one = true,
                                     .pose = pose_one,
                                     .run = run_one});
}

static void each_pair_has_an_order_of_its_own(void **state) {
    (void)state;
    assert_secrecy(&(struct secrecy){.name = "two ballots",
                                     .words = "x[0] x[1] x[2] x[3]",
                                     .ins = {4, 4, 0},
                                     .told = {0, 0, 4},
                                     .one_by_one = true,
                                     .pose = pose_two,
                                     .run = run_two});
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_order_tells_nothing),
    cmocka_unit_test(each_pair_has_an_order_of_its_own),
};

RUN("exercise: in no order, seen", tests)
