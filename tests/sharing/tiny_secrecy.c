/* Tangled from chapters/20-secrecy.md; edit that file. */
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

static size_t cases_run;

static void run_counted(struct party *me, ring *const in[],
                        ring *const out[], size_t n) {
    if (me->id == P2)
        cases_run += n;
    run_deal(me, in, out, n);
}

static void all_cases_are_run_for_each_who_looks(void **state) {
    (void)state;
    struct secrecy q = dealt;

    q.run = run_counted;
    cases_run = 0;
    assert_secrecy(&q);
    assert_int_equal(cases_run, (1 + 3) * (L * L * L + 1));
    assert_int_equal(cases_run, 260);
}

/* P2 learns x + y. P0 and P1 have drawn masks below `bound`. */
static void add_up(struct party *me, ring *const in[],
                   ring *const out[], size_t n, unsigned bound) {
    size_t mark = arena_mark(me);
    uint8_t *coin = take_bytes(me, n);
    ring *masked = take_ring(me, n);

    if (holds_shares(me)) {
        draw_below(me->with[other(me)][BLIND], coin, n, bound);
        for (size_t k = 0; k < n; k++)
            masked[k] = mod_L(me->id == P0 ? in[0][k] + coin[k]
                                           : in[0][k] - coin[k]);
    }
    reveal(me, P2, MOD_L, masked, out[0], n);
    arena_release(me, mark);
}

static void run_coin(struct party *me, ring *const in[],
                     ring *const out[], size_t n) {
    add_up(me, in, out, n, 2);
}

static void run_masked(struct party *me, ring *const in[],
                       ring *const out[], size_t n) {
    add_up(me, in, out, n, (unsigned)L);
}

static void answer_sum(const struct ideal *f, struct coins *c,
                       const struct values *in, struct values *out) {
    (void)f, (void)c;
    out->of[P2][0] = mod_L(in->of[P0][0] + in->of[P1][0]);
}

static void show_anything(struct sight *s, int id, const ring *in,
                          const ring *out) {
    (void)id, (void)in, (void)out;
    show_any(s, 2);
}

/* In how many of two cases P2 receives p0 and p1, for x and y. */
static int64_t times_seen(ring x, ring y, ring p0, ring p1) {
    const struct ideal sum = {.name = "sum",
                              .names = {"x", "y", ""},
                              .ins = {1, 1, 0},
                              .outs = {0, 0, 1},
                              .answer = answer_sum};
    const struct claim claim = {
        .ideal = &sum, .run = run_coin, .simulate = show_anything};
    const struct values in = {.of = {[P0] = {x}, [P1] = {y}}};
    struct tally t = {0};
    int64_t times;

    assert_int_equal(count_views(&claim, P2, &in, 1, &t), 2);
    times = tally_times(&t, p0 + L * p1 + L * L * mod_L(x + y));
    free(t.entry);
    return times;
}

static void the_worked_table_holds(void **state) {
    (void)state;
    assert_int_equal(times_seen(1, 0, 1, 0), 1);
    assert_int_equal(times_seen(1, 0, 2, 3), 1);
    assert_int_equal(times_seen(0, 1, 0, 1), 1);
    assert_int_equal(times_seen(0, 1, 1, 0), 1);
    assert_int_equal(times_seen(0, 1, 2, 3), 0);
}

static void a_coin_for_a_mask_is_noticed(void **state) {
    (void)state;
    struct secrecy q = {.name = "sum",
                        .words = "x",
                        .ins = {1, 1, 0},
                        .told = {0, 0, 1},
                        .own = true,
                        .run = run_masked};

    assert_secrecy(&q);
    q.run = run_coin;
    assert_true(keeps_secrets(&q, BY_P0, false));
    assert_true(keeps_secrets(&q, BY_P1, false));
    assert_false(keeps_secrets(&q, BY_P2, false));
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

static void run_wrong(struct party *me, ring *const in[],
                      ring *const out[], size_t n) {
    run_deal(me, in, out, n);
    for (size_t k = 0; me->id == P0 && k < n; k++)
        out[0][k] = mod_L(out[0][k] + 1);
}

static void a_wrong_result_may_keep_its_secret(void **state) {
    (void)state;
    struct secrecy q = dealt;

    q.run = run_wrong;
    assert_secrecy(&q);
}

static bool pose_one(uint64_t *k, struct values *in) {
    (void)k;
    in->of[P2][0] = 1;
    return true;
}

static void of_a_single_input_nothing_is_told_apart(void **state) {
    (void)state;
    struct secrecy q = dealt;

    q.run = run_give;
    q.stale = true;
    assert_false(keeps_secrets(&q, BY_P0, false));
    q.pose = pose_one;
    assert_true(keeps_secrets(&q, BY_P0, false));
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_refreshed_deal_keeps_its_secret),
    cmocka_unit_test(two_who_hold_the_shares_know_the_secret),
    cmocka_unit_test(who_is_told_may_know_and_nobody_else),
    cmocka_unit_test(all_cases_are_run_for_each_who_looks),
    cmocka_unit_test(the_worked_table_holds),
    cmocka_unit_test(a_coin_for_a_mask_is_noticed),
    cmocka_unit_test(without_a_refresh_the_dealer_knows_shares),
    cmocka_unit_test(shares_that_are_no_shares_are_noticed),
    cmocka_unit_test(a_wrong_result_may_keep_its_secret),
    cmocka_unit_test(of_a_single_input_nothing_is_told_apart),
};

RUN("secrets without a simulator", tests)
