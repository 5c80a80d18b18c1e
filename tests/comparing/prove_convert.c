/* Tangled from chapters/25-convert.md; edit that file. */
#include "convert.h"
#include "ideal_convert.h"
#include "prove.h"
#include "wrap_dealt.h"

static void simulate_helper(struct sight *s) {
    show_any(s, L);
    show_any(s, L);
    for (int i = 0; i < BITS_SEEN; i++)
        show_any(s, P);
    show_any(s, L - 1);            /* P0's share of delta */
    show(s, toss(s->coins, 2), L); /* eta' */
    show_any(s, L - 1);            /* P0's share of it */
}

/* A share mod L - 1 that P2 deals: P0 draws it, P1 receives it. */
static ring show_dealt(struct sight *s, int j) {
    ring share = toss(s->coins, L - 1);

    return show(s, share, j == P0 ? L - 1 : L);
}

/* The share but for the zero-share, as P0 or P1 computes it. */
static ring simulate_share(struct sight *s, int j, ring a) {
    ring r0 = show_any(s, L), r1 = show_any(s, L);
    ring coin = show_any(s, 2), first = j == P0, theta, eta;

    for (int i = 0; i < BITS_SEEN; i++)
        show_any(s, P);
    theta = odd_add(wrap(a, j == P0 ? r0 : r1), show_dealt(s, j));
    eta = show_dealt(s, j);
    theta = odd_add(theta, coin ? odd_sub(first, eta) : eta);
    theta = odd_sub(theta, first * (wrap(r0, r1) + 1));
    return odd_sub(odd_of(a), theta);
}

static void simulate(struct sight *s, int id, const ring *in,
                     const ring *out) {
    ring z;

    if (id == P2) {
        simulate_helper(s);
        return;
    }
    z = simulate_share(s, id, in[0]);
    show(s, id == P0 ? odd_sub(out[0], z) : odd_sub(z, out[0]), L - 1);
}

static void run(struct party *me, ring *const in[], ring *const out[],
                size_t n) {
    share_convert(me, in[0], out[0], n);
}

static void a_conversion_shows_nothing_and_is_fresh(void **state) {
    (void)state;
    prove(&(struct claim){
        .ideal = &ideal_convert, .run = run, .simulate = simulate});
}

/* The same C, with coins that all show zero. */
#define share_convert convert_without_coin
#define draw_below(stream, out, n, bound) memset(out, 0, n)
#include "convert.c"
#undef share_convert
#undef draw_below

static void run_without_coin(struct party *me, ring *const in[],
                             ring *const out[], size_t n) {
    convert_without_coin(me, in[0], out[0], n);
}

static void without_the_coin_the_helper_learns(void **state) {
    (void)state;
    assert_true(no_simulator(&(struct claim){.ideal = &ideal_convert,
                                             .run = run_without_coin,
                                             .simulate = simulate},
                             P2));
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_conversion_shows_nothing_and_is_fresh),
    cmocka_unit_test(without_the_coin_the_helper_learns),
};

RUN("converting shares, proved", tests)
