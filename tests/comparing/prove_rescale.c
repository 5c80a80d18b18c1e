/* Tangled from chapters/32-rescaling.md; edit that file. */
#include "ideal_rescale.h"
#include "rescale.h"
#include "simulate_coin.h"
#include "wrap_above.h"
#include "wrap_sign_flags.h"
#include "wrap_times_flag.h"

static bool pose_exact(uint64_t *k, struct values *in) {
    in->of[P0][0] = next_digit(k, L);
    in->of[P1][0] = next_digit(k, L);
    return in_domain(in->of[P0][0] + in->of[P1][0], dropped);
}

/* If those are too many: two shares of P0, all of P1. */
static bool sample_exact(uint64_t *k, struct values *in) {
    in->of[P0][0] = 2 * next_digit(k, 2) + 1;
    in->of[P1][0] = next_digit(k, L);
    return in_domain(in->of[P0][0] + in->of[P1][0], dropped);
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

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(to_the_nearest_is_private),
    cmocka_unit_test(one_opening_for_two_is_private),
};

RUN("truncation to the nearest, proved", tests)
