/* Tangled from chapters/34-division.md; edit that file. */
#include "ideal_reciprocal.h"
#include "prove.h"
#include "reciprocal.h"
#include "wrap_multiply_opened.h"
#include "wrap_rescale.h"

static void simulate(struct sight *s, int id, const ring *out,
                     int steps) {
    /* N; and in each step but the last N, then both truncated, q */
    for (int i = 0; id != P2 && i < 1 + 4 * (steps - 1); i++)
        show_any(s, L);
    if (id != P2)
        show(s, out[0], L);
}

enum { F = 1, SHORT = 3, LONG = 7 };

static void run(struct party *me, ring *const in[], ring *const out[],
                size_t n, size_t bound, enum truncation how) {
    opened_shares(me, reciprocal(me, in[0], n, bound, scale_of(F, how)),
                  out[0], n);
}

static void run_one(struct party *me, ring *const in[],
                    ring *const out[], size_t n) {
    run(me, in, out, n, SHORT, EXACT);
}

static void run_two(struct party *me, ring *const in[],
                    ring *const out[], size_t n) {
    run(me, in, out, n, LONG, EXACT);
}

static void simulate_one(struct sight *s, int id, const ring *in,
                         const ring *out) {
    (void)in;
    simulate(s, id, out, 1);
}

static void simulate_two(struct sight *s, int id, const ring *in,
                         const ring *out) {
    (void)in;
    simulate(s, id, out, 2);
}

static void a_step_is_private(void **state) {
    (void)state;
    struct ideal f = ideal_reciprocal(SHORT, F);

    assert_int_equal(goldschmidt_steps(SHORT, F), 1);
    f.name = "reciprocal in one step";
    prove(&(struct claim){.ideal = &f,
                          .run = run_one,
                          .simulate = simulate_one,
                          .outside = true});
}

static void two_steps_are_private(void **state) {
    (void)state;
    struct ideal f = ideal_reciprocal(LONG, F);

    assert_int_equal(goldschmidt_steps(LONG, F), 2);
    f.name = "reciprocal in two steps";
    prove(&(struct claim){.ideal = &f,
                          .run = run_two,
                          .simulate = simulate_two,
                          .outside = true});
}

/* P0 and P1 get fresh shares of 1 / y, and see two coins. */
static void answer_by_coins(const struct ideal *f, struct coins *c,
                            const struct values *in,
                            struct values *out) {
    ring guess = goldschmidt_guess(SHORT, F), N, q;

    (void)f;
    N = mod_L(guess * (in->of[P0][0] + in->of[P1][0]));
    N = by_coin(N, show_coin(c, N, out, 1, 0, F), F);
    q = mod_L(guess * (((ring)2 << F) - N));
    q = by_coin(q, show_coin(c, q, out, 2, 1, F), F);
    ideal_share(c, q, &out->of[P0][0], &out->of[P1][0]);
}

static void run_coins(struct party *me, ring *const in[],
                      ring *const out[], size_t n) {
    put_coins(me, holds_shares(me) ? out + 1 : out);
    run(me, in, out, n, SHORT, COIN);
}

static void simulate_coins(struct sight *s, int id, const ring *in,
                           const ring *out) {
    (void)in;
    if (id == P2) {
        show(s, out[0], L), show(s, out[1], L);
        return;
    }
    show_any(s, L), show(s, out[1], L); /* of N */
    show(s, out[0], L), show(s, out[2], L);
}

static void a_step_by_coins_is_private(void **state) {
    (void)state;
    const struct ideal f = {.name = "reciprocal by coins",
                            .names = {"y", "y", ""},
                            .ins = {1, 1, 0},
                            .outs = {3, 3, 2},
                            .answer = answer_by_coins};

    prove(&(struct claim){.ideal = &f,
                          .run = run_coins,
                          .simulate = simulate_coins,
                          .outside = true});
}

/* Truncated, opened without a mask, and then as ever. */
static struct opened rescale_and_look(struct party *me,
                                      enum truncation how, ring *x,
                                      size_t n, int d) {
    struct opened out = rescale_open(me, how, x, n, d);
    ring *share = take_ring(me, n);

    opened_shares(me, out, share, n);
    if (holds_shares(me))
        open_shares(me, MOD_L, share, share, n);
    return out;
}

#define reciprocal reciprocal_watched
#define reciprocal_cost watched_cost
#define rescale_open rescale_and_look
#include "reciprocal.c"
#undef rescale_open
#undef reciprocal_cost
#undef reciprocal

static void run_watched(struct party *me, ring *const in[],
                        ring *const out[], size_t n) {
    struct opened q =
        reciprocal_watched(me, in[0], n, SHORT, scale_of(F, EXACT));

    opened_shares(me, q, out[0], n);
}

static void simulate_watched(struct sight *s, int id, const ring *in,
                             const ring *out) {
    (void)in;
    if (id == P2)
        return;
    show_any(s, L), show_any(s, L); /* N, and the other's share of it */
    show(s, out[0], L), show_any(s, L);
}

static void whoever_looks_at_N_knows_y(void **state) {
    (void)state;
    struct ideal f = ideal_reciprocal(SHORT, F);
    const struct claim claim = {.ideal = &f,
                                .run = run_watched,
                                .simulate = simulate_watched,
                                .outside = true};

    assert_true(no_simulator(&claim, P0));
    assert_true(no_simulator(&claim, P1));
    assert_true(is_private(&claim, P2));
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_step_is_private),
    cmocka_unit_test(two_steps_are_private),
    cmocka_unit_test(a_step_by_coins_is_private),
    cmocka_unit_test(whoever_looks_at_N_knows_y),
};

RUN("reciprocals, proved", tests)
