/* Tangled from chapters/31-coin.md; edit that file. */
#include "coin_truncate.h"
#include "simulate_coin.h"

static void run_coin(struct party *me, ring *const in[],
                     ring *const out[], size_t n) {
    if (holds_shares(me))
        memcpy(out[0], in[0], n * sizeof(ring));
    rescale_coin(me, out[0], n, dropped);
    put_coin(me, out[holds_shares(me)], n);
}

static void simulate_coin(struct sight *s, int id, const ring *in,
                          const ring *out) {
    ring c = any_above(s, out[id != P2]);

    if (id == P2) {
        see_dealing(s, c);
        return;
    }
    see_opening(s, in[0], c);
    see_refresh(s, id, see_halves(s, id, c), out[0]);
}

static void prove_coin(void) {
    struct ideal f = ideal_coin(dropped);

    if (dropped > 1)
        f.name = "rescale by a coin of two bits";
    prove(&(struct claim){.ideal = &f,
                          .pose = pose_coin,
                          .run = run_coin,
                          .simulate = simulate_coin});
}

static void a_coin_for_two_is_private(void **state) {
    (void)state;
    for (dropped = 1; dropped < ELL; dropped++)
        prove_coin();
}

/* The person in a claim, with fewer outputs. */
static bool is_refuted(size_t outs, size_t told, int id) {
    struct ideal f = ideal_coin(1);

    dropped = 1;
    f.outs[P0] = f.outs[P1] = outs;
    f.outs[P2] = told;
    return no_simulator(&(struct claim){.ideal = &f,
                                        .pose = pose_coin,
                                        .run = run_coin,
                                        .simulate = simulate_coin},
                        id);
}

static void a_coin_of_her_own_is_another_coin(void **state) {
    (void)state;
    assert_true(is_refuted(1, 1, P0));
    assert_true(is_refuted(1, 1, P1));
}

static void the_helper_knows_half_of_what_is_dropped(void **state) {
    (void)state;
    assert_true(is_refuted(2, 0, P2));
}

/* By a coin, masked and opened, and its square. */
static void run_square(struct party *me, ring *const in[],
                       ring *const out[], size_t n) {
    struct opened y = truncate_coin(me, in[0], n, dropped);

    multiply_opened(me, y, y, out[0], n);
    put_coin(me, out[holds_shares(me)], n);
}

static void answer_square(const struct ideal *f, struct coins *c,
                          const struct values *in, struct values *out) {
    ring x = in->of[P0][0] + in->of[P1][0];
    ring y = by_coin(x, show_coin(c, x, out, 1, 0, dropped), dropped);

    (void)f;
    ideal_share(c, y * y, &out->of[P0][0], &out->of[P1][0]);
}

/* Of what is open and hidden of a number: the share of its square,
   which takes four dealt products. */
static ring see_square(struct sight *s, int id, ring c) {
    ring quarter = L / 4 >> dropped;
    ring sum = mod_L(c + (quarter << dropped));
    ring open = (sum >> dropped) - quarter;
    ring factor = (1 - 2 * sum / L) << (ELL - dropped);
    ring hidden = see_halves(s, id, c) - (id == P0 ? open : 0);
    ring square = 2 * open * hidden + (id == P0 ? open * open : 0);

    square += show_any(s, L);
    square -= factor * show_any(s, L);
    square -= factor * show_any(s, L);
    return square + factor * factor * show_any(s, L);
}

static void simulate_square(struct sight *s, int id, const ring *in,
                            const ring *out) {
    ring c = any_above(s, out[id != P2]);

    if (id == P2) {
        see_dealing(s, c);
        for (int i = 0; i < 4; i++)
            show_any(s, L);
        return;
    }
    see_opening(s, in[0], c);
    see_refresh(s, id, see_square(s, id, c), out[0]);
}

/* In the ring of four alone. */
__attribute__((unused)) static void
a_square_needs_no_other_opening(void **state) {
    (void)state;
    struct ideal f = ideal_coin(1);

    dropped = 1;
    f.name = "rescale by a coin and square";
    f.answer = answer_square;
    prove(&(struct claim){.ideal = &f,
                          .pose = pose_coin,
                          .sample = sample_coin,
                          .run = run_square,
                          .simulate = simulate_square});
}

#define truncate_coin unrefreshed_truncate
#define coin_of unrefreshed_of
#define rescale_coin unrefreshed_coin
#define refresh(me, group, x, n) ((void)0)
#include "coin_truncate.c"
#undef truncate_coin
#undef coin_of
#undef rescale_coin
#undef refresh

static void run_unrefreshed(struct party *me, ring *const in[],
                            ring *const out[], size_t n) {
    if (holds_shares(me))
        memcpy(out[0], in[0], n * sizeof(ring));
    unrefreshed_coin(me, out[0], n, dropped);
    put_coin(me, out[holds_shares(me)], n);
}

static void unrefreshed_the_helper_knows_the_shares_past(void **state) {
    (void)state;
    struct ideal f = ideal_coin(1);
    const struct claim claim = {.ideal = &f,
                                .pose = pose_coin,
                                .run = run_unrefreshed,
                                .simulate = simulate_coin};

    dropped = 1;
    assert_true(no_simulator(&claim, P2));
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_coin_for_two_is_private),
    cmocka_unit_test(a_coin_of_her_own_is_another_coin),
    cmocka_unit_test(the_helper_knows_half_of_what_is_dropped),
#if ELL == 2
    cmocka_unit_test(a_square_needs_no_other_opening),
#endif
    cmocka_unit_test(unrefreshed_the_helper_knows_the_shares_past),
};

RUN("truncation by a coin, proved", tests)
