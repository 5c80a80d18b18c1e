/* Tangled from chapters/40-ternary.md; edit that file. */
#include "ideal_ternary.h"
#include "kept_refresh.h"
#include "prove.h"
#include "ternary.h"
#include "wrap_levels.h"
#include "wrap_times_flag.h"

static struct latent latent; /* of the claim at hand */
static ring most;

/* If all shares are too many: two of P0, all of P1. */
static bool sample(uint64_t *k, struct values *in) {
    in->of[P0][0] = 2 * next_digit(k, 2) + 1;
    in->of[P1][0] = next_digit(k, L);
    return true;
}

static void run_ternarise(struct party *me, ring *const in[],
                          ring *const out[], size_t n) {
    kept_count[me->id] = 0;
    ternarise(me, in[0], out[0], n, latent);
    put_ends(me, out[1], n, latent.drop);
}

static void run_cut(struct party *me, ring *const in[],
                    ring *const out[], size_t n) {
    if (holds_shares(me))
        memcpy(out[0], in[0], n * sizeof(ring));
    cut(me, out[0], n, most, ELL);
}

/* Two flags, as a trusted person says them: what is open, or the coin,
   and a share. As numbers the bits have these shares. */
static void see_flags(struct sight *s, int id, ring bit[2]) {
    ring open[2], coin;

    for (int i = 0; i < 2; i++)
        open[i] = show(s, toss(s->coins, 2), L);
    for (int i = 0; i < 2; i++) {
        coin = show_any(s, L);
        bit[i] = open[i] ? (ring)(id == P0) - coin : coin;
    }
}

static void simulate_ternarise(struct sight *s, int id, const ring *in,
                               const ring *out) {
    ring bit[2], fresh, zero;

    if (id != P2) {
        fresh = toss(s->coins, L >> latent.drop) << latent.drop;
        fresh += out[1];
        show(s, mod_L(id == P0 ? fresh - in[0] : in[0] - fresh), L);
    }
    see_flags(s, id, bit);
    if (id == P2)
        return;
    zero = out[0] - (bit[0] + bit[1] - (id == P0));
    zero = id == P0 ? zero : 0 - zero;
    zero -= show_any(s, L);
    show(s, mod_L(zero), L);
}

static void simulate_cut(struct sight *s, int id, const ring *in,
                         const ring *out) {
    ring bit[2], above;

    (void)in;
    see_flags(s, id, bit);
    if (id == P2)
        return;
    above = show_any(s, L);
    show(s, mod_L(out[0] + above + (id == P0) * most), L);
}

static void prove_ternarise(struct latent t) {
    struct ideal f = ideal_ternary(t.one, t.drop, t.width);

    latent = t;
    prove(&(struct claim){.ideal = &f,
                          .run = run_ternarise,
                          .sample = ELL > 2 ? sample : NULL,
                          .simulate = simulate_ternarise});
}

static void what_a_weight_is_nobody_sees(void **state) {
    (void)state;
    prove_ternarise((struct latent){1, 0, ELL});
    if (ELL > 2)
        prove_ternarise((struct latent){2, 1, ELL - 1});
}

static void nor_whether_it_was_cut(void **state) {
    (void)state;
    struct ideal f;

    most = 1;
    f = ideal_cut(most, ELL);
    prove(&(struct claim){.ideal = &f,
                          .run = run_cut,
                          .sample = ELL > 2 ? sample : NULL,
                          .simulate = simulate_cut});
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(what_a_weight_is_nobody_sees),
    cmocka_unit_test(nor_whether_it_was_cut),
};

RUN("ternary weights, proved", tests)
