/* Tangled from chapters/13-enumeration.md; edit that file. */
#include "deal.h"
#include "prove.h"

/* P2 shares out a value of its own. */
static void answer_deal(const struct ideal *f, struct coins *c,
                        const struct values *in, struct values *out) {
    (void)f;
    ideal_share(c, in->of[P2][0], &out->of[P0][0], &out->of[P1][0]);
}

static const struct ideal ideal_deal = {
    "deal and refresh", {"", "", "x"}, {0, 0, 1}, {1, 1, 0}, {0},
    answer_deal};

static bool pose_deal(uint64_t *k, struct values *in) {
    in->of[P2][0] = next_digit(k, L);
    return true;
}

static void run_deal(struct party *me, ring *const in[],
                     ring *const out[], size_t n) {
    deal(me, P2, MOD_L, in[0], out[0], n);
}

static void run_deal_refresh(struct party *me, ring *const in[],
                             ring *const out[], size_t n) {
    deal(me, P2, MOD_L, in[0], out[0], n);
    refresh(me, MOD_L, out[0], n);
}

/* A share that came, and a zero-share that made of it what it is. */
static void simulate_deal(struct sight *s, int id, const ring *in,
                          const ring *out) {
    ring dealt = show_any(s, L);

    (void)in;
    if (id == P0)
        show(s, mod_L(out[0] - dealt), L);
    else if (id == P1)
        show(s, mod_L(dealt - out[0]), L);
}

static void refreshed_shares_are_news_to_the_dealer(void **state) {
    (void)state;
    prove(&(struct claim){&ideal_deal, pose_deal, run_deal_refresh,
                          simulate_deal, false});
}

/* Without the refresh. */
static void simulate_unrefreshed(struct sight *s, int id,
                                 const ring *in, const ring *out) {
    (void)in;
    if (id == P2)
        show_any(s, L);
    else
        show(s, out[0], L);
}

static void the_dealer_knows_what_it_dealt(void **state) {
    (void)state;
    const struct claim claim = {&ideal_deal, pose_deal, run_deal,
                                simulate_unrefreshed, false};
    assert_true(is_private(&claim, P0));
    assert_true(is_private(&claim, P1));
    assert_false(is_private(&claim, P2));
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(refreshed_shares_are_news_to_the_dealer),
    cmocka_unit_test(the_dealer_knows_what_it_dealt),
};

RUN("dealing, counted", tests)
