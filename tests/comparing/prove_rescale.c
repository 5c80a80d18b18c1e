/* Tangled from chapters/29-rescaling.md; edit that file. */
#include "ideal_rescale.h"
#include "prove.h"
#include "rescale.h"
#include "wrap_above.h"
#include "wrap_sign_flags.h"
#include "wrap_times_flag.h"
#include "wrapped.h"

/* The number of bits that are dropped, in the proof at hand. */
static int dropped;

static bool pose_coin(uint64_t *k, struct values *in) {
    in->of[P0][0] = next_digit(k, L);
    in->of[P1][0] = next_digit(k, L);
    return in_coin_domain(in->of[P0][0] + in->of[P1][0], dropped);
}

static bool pose_exact(uint64_t *k, struct values *in) {
    in->of[P0][0] = next_digit(k, L);
    in->of[P1][0] = next_digit(k, L);
    return in_domain(in->of[P0][0] + in->of[P1][0], dropped);
}

/* If those are too many: two shares of P0, all of P1. */
static bool sample_coin(uint64_t *k, struct values *in) {
    in->of[P0][0] = 2 * next_digit(k, 2) + 1;
    in->of[P1][0] = next_digit(k, L);
    return in_coin_domain(in->of[P0][0] + in->of[P1][0], dropped);
}

static bool sample_exact(uint64_t *k, struct values *in) {
    in->of[P0][0] = 2 * next_digit(k, 2) + 1;
    in->of[P1][0] = next_digit(k, L);
    return in_domain(in->of[P0][0] + in->of[P1][0], dropped);
}

__typeof__(draw_mask) __real_draw_mask, __wrap_draw_mask;

/* What P0 and P1 opened last, and the mask that P2 drew last, of all
   cases. */
enum { CASES = 4096 };
static ring last[OWNER][CASES];

void __wrap_open_shares(struct party *me, enum group g, const void *x,
                        void *out, size_t n) {
    __real_open_shares(me, g, x, out, n);
    if (holds_shares(me))
        memcpy(last[me->id], out, n * sizeof(ring));
}

void __wrap_draw_mask(struct party *me, enum group g, void *out,
                      size_t n) {
    __real_draw_mask(me, g, out, n);
    if (me->id == P2)
        memcpy(last[P2], out, n * sizeof(ring));
}

/* The coin, at P2 the number that it is told, as outputs. */
static void put_coin(struct party *me, ring *out, size_t n) {
    for (size_t k = 0; k < n; k++)
        out[k] = last[me->id][k] % ((ring)1 << dropped);
}

static void run_coin(struct party *me, ring *const in[],
                     ring *const out[], size_t n) {
    if (holds_shares(me))
        memcpy(out[0], in[0], n * sizeof(ring));
    rescale(me, COIN, out[0], n, dropped);
    put_coin(me, out[holds_shares(me)], n);
}

/* P0's or P1's view of an opening: its share of the mask, and what
   opens x as c. */
static void see_opening(struct sight *s, ring x, ring c) {
    ring mask = show_any(s, L);

    show(s, mod_L(c - x - mask), L);
}

/* It receives its shares of the mask's halves: its share of what is
   opened as c, divided by 2^d. */
static ring see_halves(struct sight *s, int id, ring c) {
    ring quarter = L / 4 >> dropped;
    ring sum = mod_L(c + (quarter << dropped));
    ring open = id == P0 ? (sum >> dropped) - quarter : 0;
    ring upper = show_any(s, L), top = show_any(s, L);
    ring wrapped = top << (ELL - dropped);

    return open - upper + (2 * sum / L ? 0 : wrapped);
}

/* The zero-share that makes `out` of a share. */
static void see_refresh(struct sight *s, int id, ring share, ring out) {
    show(s, mod_L(id == P0 ? out - share : share - out), L);
}

/* Anything of which the lower bits are known. */
static ring any_above(struct sight *s, ring low) {
    return (toss(s->coins, L >> dropped) << dropped) + low;
}

/* P2 draws a mask and P0's shares of its halves. */
static void see_dealing(struct sight *s, ring mask) {
    ring first = show_any(s, L);

    show(s, mod_L(mask - first), L);
    show_any(s, L);
    show_any(s, L);
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

static void run_exact(struct party *me, ring *const in[],
                      ring *const out[], size_t n) {
    truncate_exact(me, in[0], out[0], n, dropped);
}

/* A bit: what is open of it and a share of the coin, which make its
   share as a number. */
static ring see_flag(struct sight *s, int id) {
    ring open = show(s, toss(s->coins, 2), L), coin = show_any(s, L);

    return open ? (ring)(id == P0) - coin : coin;
}

static void simulate_exact(struct sight *s, int id, const ring *in,
                           const ring *out) {
    ring c = toss(s->coins, L), share;

    if (id == P2) {
        see_dealing(s, c);
        show(s, toss(s->coins, 2), L); /* the coin, and P0's share */
        show_any(s, L);
        return;
    }
    see_opening(s, in[0] + (id == P0 ? (1u << dropped) / 2 : 0), c);
    share = see_halves(s, id, c);
    show(s, toss(s->coins, 2), L); /* the carry's xor share */
    share -= see_flag(s, id);
    see_refresh(s, 1 - id, share, out[0]);
}

static void to_the_nearest_is_private(void **state) {
    (void)state;
    for (dropped = 1; dropped < ELL; dropped++) {
        struct ideal f = ideal_rescale(dropped);

        if (dropped > 1)
            f.name = "truncate_exact by two bits";
        prove(&(struct claim){.ideal = &f,
                              .pose = pose_exact,
                              .sample = ELL > 2 ? sample_exact : NULL,
                              .run = run_exact,
                              .simulate = simulate_exact});
    }
}

/* By a coin, masked and opened, and its square. */
static void run_square(struct party *me, ring *const in[],
                       ring *const out[], size_t n) {
    ring *x = take_ring(me, n);

    memcpy(x, in[0], n * sizeof *x);
    struct opened y = rescale_open(me, COIN, x, n, dropped);
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

/* A ReLU of the same opening: the ReLU, the coin, and the number. */
static void run_relu(struct party *me, ring *const in[],
                     ring *const out[], size_t n) {
    ring *x = take_ring(me, n), *relu = take_ring(me, n);

    memcpy(x, in[0], n * sizeof *x);
    rescale_relu(me, x, relu, take_flags(me, n), n,
                 scale_of(dropped, COIN));
    put_coin(me, out[holds_shares(me)], n);
    if (holds_shares(me)) {
        memcpy(out[0], relu, n * sizeof *x);
        memcpy(out[2], x, n * sizeof *x);
    }
}

static void answer_rescale_relu(const struct ideal *f, struct coins *c,
                                const struct values *in,
                                struct values *out) {
    ring x = in->of[P0][0] + in->of[P1][0];
    ring y = by_coin(x, show_coin(c, x, out, 1, 0, dropped), dropped);
    ring relu = signed_of(mod_L(x)) < 0 ? 0 : y;

    (void)f;
    ideal_share(c, relu, &out->of[P0][0], &out->of[P1][0]);
    ideal_share(c, y, &out->of[P0][2], &out->of[P1][2]);
}

static void simulate_relu(struct sight *s, int id, const ring *in,
                          const ring *out) {
    ring c = any_above(s, out[id != P2]), share;

    if (id == P2) {
        see_dealing(s, c);
    } else {
        see_opening(s, in[0], c);
        share = see_halves(s, id, c);
    }
    show(s, toss(s->coins, 2), L); /* of the sign */
    show_any(s, L);
    if (id == P2)
        return;
    show(s, out[0], L);
    see_refresh(s, id, share, out[2]);
}

static void one_opening_for_two_is_private(void **state) {
    (void)state;
    struct ideal f = ideal_coin(1);

    dropped = 1;
    f.name = "rescale_relu by a coin";
    f.outs[P0] = f.outs[P1] = 3;
    f.answer = answer_rescale_relu;
    prove(&(struct claim){.ideal = &f,
                          .pose = pose_coin,
                          .sample = ELL > 2 ? sample_coin : NULL,
                          .run = run_relu,
                          .simulate = simulate_relu});
}

#define truncate_coin unrefreshed_coin
#define truncate_exact unrefreshed_exact
#define rescale unrefreshed
#define rescale_open unrefreshed_open
#define rescale_relu unrefreshed_relu
#define rescale_times_bit unrefreshed_times_bit
#define refresh(me, group, x, n) ((void)0)
#include "rescale.c"
#undef truncate_coin
#undef truncate_exact
#undef rescale
#undef rescale_open
#undef rescale_relu
#undef rescale_times_bit
#undef refresh

static void run_unrefreshed(struct party *me, ring *const in[],
                            ring *const out[], size_t n) {
    if (holds_shares(me))
        memcpy(out[0], in[0], n * sizeof(ring));
    unrefreshed(me, COIN, out[0], n, dropped);
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
    cmocka_unit_test(to_the_nearest_is_private),
#if ELL == 2
    cmocka_unit_test(a_square_needs_no_other_opening),
#endif
    cmocka_unit_test(one_opening_for_two_is_private),
    cmocka_unit_test(unrefreshed_the_helper_knows_the_shares_past),
};

RUN("truncation, proved", tests)
