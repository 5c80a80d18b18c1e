/* Tangled from chapters/18-enumeration.md; edit that file. */
#include "deal.h"
#include "prove.h"

/* P2 has a value; P0 and P1 get fresh shares of it. */
static void answer_deal(const struct ideal *f, struct coins *c,
                        const struct values *in, struct values *out) {
    (void)f;
    ideal_share(c, in->of[P2][0], &out->of[P0][0], &out->of[P1][0]);
}

static const struct ideal ideal_deal = {.name = "deal and refresh",
                                        .names = {"", "", "x"},
                                        .ins = {0, 0, 1},
                                        .outs = {1, 1, 0},
                                        .answer = answer_deal};

static bool pose_deal(uint64_t *k, struct values *in) {
    in->of[P2][0] = next_digit(k, L);
    return true;
}

static void run_deal(struct party *me, ring *const in[],
                     ring *const out[], size_t n) {
    deal(me, P2, MOD_L, in[0], out[0], n);
    refresh(me, MOD_L, out[0], n);
}

/* What was dealt is anything; the zero-share makes it the output. */
static void simulate_deal(struct sight *s, int id, const ring *in,
                          const ring *out) {
    ring dealt = show_any(s, L);

    (void)in;
    if (id == P0)
        show(s, mod_L(out[0] - dealt), L);
    else if (id == P1)
        show(s, mod_L(dealt - out[0]), L);
}

static void shares_dealt_and_refreshed_are_fresh(void **state) {
    (void)state;
    prove(&(struct claim){.ideal = &ideal_deal,
                          .pose = pose_deal,
                          .run = run_deal,
                          .simulate = simulate_deal});
}

/* P0 and P1 have shares of a value, and P2 gets the value. */
static void answer_reveal(const struct ideal *f, struct coins *c,
                          const struct values *in, struct values *out) {
    (void)f, (void)c;
    out->of[P2][0] = mod_L(in->of[P0][0] + in->of[P1][0]);
}

static const struct ideal ideal_reveal = {.name = "refresh and reveal",
                                          .names = {"x", "x", ""},
                                          .ins = {1, 1, 0},
                                          .outs = {0, 0, 1},
                                          .answer = answer_reveal};

static void run_reveal(struct party *me, ring *const in[],
                       ring *const out[], size_t n) {
    refresh(me, MOD_L, in[0], n);
    reveal(me, P2, MOD_L, in[0], out[0], n);
}

static void simulate_reveal(struct sight *s, int id, const ring *in,
                            const ring *out) {
    ring any = show_any(s, L);

    (void)in;
    if (id == P2)
        show(s, mod_L(out[0] - any), L);
}

static const struct claim revealing = {.ideal = &ideal_reveal,
                                       .run = run_reveal,
                                       .simulate = simulate_reveal};

static void a_refreshed_value_shows_nothing_but_itself(void **state) {
    (void)state;
    prove(&revealing);
}

static void the_worked_table_holds(void **state) {
    (void)state;
    const struct values shares = {.of = {[P0] = {3}, [P1] = {2}}};
    struct tally t = {0};
    assert_int_equal(count_views(&revealing, P2, &shares, 1, &t), L);
    for (ring z = 0; z < L; z++) {
        ring p0 = mod_L(3 + z), p1 = mod_L(2 - z), sum = mod_L(3 + 2);
        uint64_t view = p0 + L * p1 + L * L * sum;
        assert_int_equal(tally_times(&t, view), 1);
    }
    free(t.entry);
}

/* P0 and P1 open what they have shares of. */
static void answer_open(const struct ideal *f, struct coins *c,
                        const struct values *in, struct values *out) {
    (void)f, (void)c;
    for (int j = P0; j <= P1; j++)
        out->of[j][0] = mod_L(in->of[P0][0] + in->of[P1][0]);
}

static const struct ideal ideal_open = {.name = "open",
                                        .names = {"x", "x", ""},
                                        .ins = {1, 1, 0},
                                        .outs = {1, 1, 0},
                                        .answer = answer_open};

static void run_open(struct party *me, ring *const in[],
                     ring *const out[], size_t n) {
    open_shares(me, MOD_L, in[0], out[0], n);
}

static void simulate_open(struct sight *s, int id, const ring *in,
                          const ring *out) {
    if (id != P2)
        show(s, mod_L(out[0] - in[0]), L);
}

static void opening_shows_what_is_opened(void **state) {
    (void)state;
    prove(&(struct claim){.ideal = &ideal_open,
                          .run = run_open,
                          .simulate = simulate_open});
}

static void run_deal_only(struct party *me, ring *const in[],
                          ring *const out[], size_t n) {
    deal(me, P2, MOD_L, in[0], out[0], n);
}

static void simulate_deal_only(struct sight *s, int id, const ring *in,
                               const ring *out) {
    (void)in;
    if (id == P2)
        show_any(s, L);
    else
        show(s, out[0], L);
}

static void a_dealer_knows_the_shares_that_it_dealt(void **state) {
    (void)state;
    const struct claim claim = {.ideal = &ideal_deal,
                                .pose = pose_deal,
                                .run = run_deal_only,
                                .simulate = simulate_deal_only};

    assert_true(is_private(&claim, P0));
    assert_true(is_private(&claim, P1));
    assert_true(no_simulator(&claim, P2));
}

static void run_reveal_only(struct party *me, ring *const in[],
                            ring *const out[], size_t n) {
    reveal(me, P2, MOD_L, in[0], out[0], n);
}

static void simulate_reveal_only(struct sight *s, int id,
                                 const ring *in, const ring *out) {
    if (id == P2)
        simulate_reveal(s, id, in, out);
}

static void without_a_refresh_the_shares_are_seen(void **state) {
    (void)state;
    const struct claim claim = {.ideal = &ideal_reveal,
                                .run = run_reveal_only,
                                .simulate = simulate_reveal_only};

    assert_true(is_private(&claim, P0));
    assert_true(is_private(&claim, P1));
    assert_true(no_simulator(&claim, P2));
}

/* Right results and a mask that is never the largest number. */
static void run_biased(struct party *me, ring *const in[],
                       ring *const out[], size_t n) {
    if (me->id == P2)
        draw_odd(me->with[P0][DEAL], out[0], n);
    if (me->id == P0)
        draw_odd(me->with[P2][DEAL], out[0], n);
    if (me->id == P1) {
        recv_from(me, P2, out[0], n * sizeof(ring));
    } else if (me->id == P2) {
        group_sub(MOD_L, in[0], out[0], out[0], n);
        send_to(me, P1, out[0], n * sizeof(ring));
    }
}

static void a_biased_mask_is_noticed(void **state) {
    (void)state;
    const struct claim claim = {.ideal = &ideal_deal,
                                .pose = pose_deal,
                                .run = run_biased,
                                .simulate = simulate_deal_only};

    assert_true(no_simulator(&claim, P1));
}

static void run_wrong(struct party *me, ring *const in[],
                      ring *const out[], size_t n) {
    run_deal(me, in, out, n);
    for (size_t k = 0; me->id == P0 && k < n; k++)
        out[0][k] = mod_L(out[0][k] + 1);
}

static void a_wrong_result_is_noticed(void **state) {
    (void)state;
    const struct claim claim = {.ideal = &ideal_deal,
                                .pose = pose_deal,
                                .run = run_wrong,
                                .simulate = simulate_deal};

    for (int id = P0; id < OWNER; id++)
        assert_true(no_simulator(&claim, id));
}

static void simulate_badly(struct sight *s, int id, const ring *in,
                           const ring *out) {
    (void)in, (void)out;
    show_any(s, L);
    if (id == P2)
        show_any(s, L);
}

static void a_bad_simulator_is_no_leak(void **state) {
    (void)state;
    const struct claim good = {.ideal = &ideal_reveal,
                               .run = run_reveal,
                               .simulate = simulate_badly};
    const struct claim bad = {.ideal = &ideal_reveal,
                              .run = run_reveal_only,
                              .simulate = simulate_reveal_only};

    assert_false(is_private(&good, P2));
    assert_false(no_simulator(&good, P2));
    assert_true(no_simulator(&bad, P2));
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(shares_dealt_and_refreshed_are_fresh),
    cmocka_unit_test(a_refreshed_value_shows_nothing_but_itself),
    cmocka_unit_test(the_worked_table_holds),
    cmocka_unit_test(opening_shows_what_is_opened),
    cmocka_unit_test(a_dealer_knows_the_shares_that_it_dealt),
    cmocka_unit_test(without_a_refresh_the_shares_are_seen),
    cmocka_unit_test(a_biased_mask_is_noticed),
    cmocka_unit_test(a_wrong_result_is_noticed),
    cmocka_unit_test(a_bad_simulator_is_no_leak),
};

RUN("dealing and revealing, proved", tests)
