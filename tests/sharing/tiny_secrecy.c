/* Tangled from chapters/14-enumeration.md; edit that file. */
#include "deal.h"
#include "secrecy.h"

enum { BY_P0 = 1 << P0, BY_P1 = 1 << P1, BY_P2 = 1 << P2 };

static bool pose_dealt(uint64_t *k, struct values *in) {
    in->of[P2][0] = next_digit(k, L);
    return true;
}

static void run_deal(struct party *me, ring *const in[],
                     ring *const out[], size_t n) {
    deal(me, P2, MOD_L, in[0], out[0], n);
    refresh(me, MOD_L, out[0], n);
}

static const struct secrecy dealt = {.name = "deal",
                                     .words = "x",
                                     .ins = {0, 0, 1},
                                     .shares = 1,
                                     .pose = pose_dealt,
                                     .run = run_deal};

static void a_refreshed_deal_keeps_its_secret(void **state) {
    (void)state;
    assert_secrecy(&dealt);
}

static void two_who_hold_the_shares_know_the_secret(void **state) {
    (void)state;
    assert_false(keeps_secrets(&dealt, BY_P0 | BY_P1, false));
}

static void run_deal_only(struct party *me, ring *const in[],
                          ring *const out[], size_t n) {
    deal(me, P2, MOD_L, in[0], out[0], n);
}

static void without_a_refresh_the_dealer_knows_shares(void **state) {
    (void)state;
    struct secrecy q = dealt;

    q.run = run_deal_only;
    assert_true(keeps_secrets(&q, 0, false));
    assert_true(keeps_secrets(&q, BY_P0, false));
    assert_true(keeps_secrets(&q, BY_P1, false));
    assert_false(keeps_secrets(&q, BY_P2, false));
    q.dealers = BY_P2;
    assert_true(keeps_secrets(&q, BY_P2, false));
}

/* Right results, from shares x and 0. */
static void run_give(struct party *me, ring *const in[],
                     ring *const out[], size_t n) {
    if (me->id == P2)
        send_to(me, P0, in[0], n * sizeof(ring));
    if (me->id == P0)
        recv_from(me, P2, out[0], n * sizeof(ring));
    for (size_t k = 0; me->id == P1 && k < n; k++)
        out[0][k] = 0;
}

static void shares_that_are_no_shares_are_noticed(void **state) {
    (void)state;
    struct secrecy q = dealt;

    q.run = run_give;
    assert_false(keeps_secrets(&q, 0, false));
    assert_false(keeps_secrets(&q, BY_P0, false));
    assert_true(keeps_secrets(&q, BY_P1, false));
    q.stale = true;
    assert_true(keeps_secrets(&q, 0, false));
}

static void run_reveal(struct party *me, ring *const in[],
                       ring *const out[], size_t n) {
    refresh(me, MOD_L, in[0], n);
    reveal(me, P2, MOD_L, in[0], out[0], n);
}

static void run_open(struct party *me, ring *const in[],
                     ring *const out[], size_t n) {
    if (holds_shares(me))
        open_shares(me, MOD_L, in[0], out[0], n);
    run_reveal(me, in, out, n);
}

static void who_is_told_may_know_and_nobody_else(void **state) {
    (void)state;
    struct secrecy q = {.name = "reveal",
                        .words = "x",
                        .ins = {1, 1, 0},
                        .told = {0, 0, 1},
                        .run = run_reveal};

    assert_secrecy(&q);
    q.run = run_open;
    assert_false(keeps_secrets(&q, BY_P0, false));
    assert_false(keeps_secrets(&q, BY_P1, false));
    assert_true(keeps_secrets(&q, BY_P2, false));
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_refreshed_deal_keeps_its_secret),
    cmocka_unit_test(two_who_hold_the_shares_know_the_secret),
    cmocka_unit_test(without_a_refresh_the_dealer_knows_shares),
    cmocka_unit_test(shares_that_are_no_shares_are_noticed),
    cmocka_unit_test(who_is_told_may_know_and_nobody_else),
};

RUN("secrets without a simulator", tests)
