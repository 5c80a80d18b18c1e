/* Tangled from chapters/36-layers.md; edit that file. */
#include "layer.h"
#include "layer_inputs.h"
#include "share_truncate.h"
#include "wrap_masked.h"

enum { F = 1 };

/* A product under two shares, the first of which is thrown. */
struct thrown {
    ring share[2];
};

static struct thrown throw_product(struct coins *c,
                                   const struct values *in) {
    ring x = in->of[P0][0] + in->of[P1][0];
    ring w = in->of[P0][1] + in->of[P1][1];
    struct thrown p;

    ideal_share(c, x * w, &p.share[P0], &p.share[P1]);
    return p;
}

/* Party j's share, with its share of b, and truncated. */
static ring truncated(int j, ring share, ring b) {
    ring z = mod_L(share + (b << F));

    truncate_share(j, &z, 1, F);
    return z;
}

static void answer_coin(const struct ideal *f, struct coins *c,
                        const struct values *in, struct values *out) {
    struct thrown p = throw_product(c, in);
    ring z = truncated(P0, p.share[P0], in->of[P0][2]) +
             truncated(P1, p.share[P1], in->of[P1][2]);

    (void)f;
    ideal_share(c, z, &out->of[P0][0], &out->of[P1][0]);
}

/* The layer, before it is truncated. */
static void run_layer(struct party *me, ring *const in[], ring *z) {
    struct dense one = dense_of(1, 1, 1, scale_of(F, LOCAL));
    struct masked x = {in[0], NULL, 1, 1}, w = {in[1], NULL, 1, 1};
    struct dense_masked kept;

    dense_forward(me, one, x, w, in[2], z, &kept);
}

static void run_refreshed(struct party *me, ring *const in[],
                          ring *const out[], size_t n) {
    run_layer(me, in, out[0]);
    rescale(me, LOCAL, out[0], n, F);
    if (holds_shares(me))
        refresh(me, MOD_L, out[0], n);
}

static void simulate_refreshed(struct sight *s, int id, const ring *in,
                               const ring *out) {
    if (id != P2) {
        ring share = truncated(id, show_any(s, L), in[2]);

        show(s, mod_L(id == P0 ? out[0] - share : share - out[0]), L);
    }
}

static void answer_look(const struct ideal *f, struct coins *c,
                        const struct values *in, struct values *out) {
    struct thrown p = throw_product(c, in);

    (void)f;
    for (int j = P0; j <= P1; j++)
        out->of[j][0] = truncated(j, p.share[j], in->of[j][2]);
}

static void run_local(struct party *me, ring *const in[],
                      ring *const out[], size_t n) {
    run_layer(me, in, out[0]);
    rescale(me, LOCAL, out[0], n, F);
}

static void simulate_look(struct sight *s, int id, const ring *in,
                          const ring *out) {
    if (id != P2) {
        ring size = id == P0 ? out[0] : 0 - out[0];
        ring share = mod_L(size << F) + toss(s->coins, 1 << F);

        share = id == P0 ? share : 0 - share;
        show(s, mod_L(share - (in[2] << F)), L);
    }
}

static void answer_all(const struct ideal *f, struct coins *c,
                       const struct values *in, struct values *out) {
    struct thrown p = throw_product(c, in);

    (void)f;
    for (int j = P0; j <= P1; j++) {
        out->of[j][0] = truncated(j, p.share[j], in->of[j][2]);
        out->of[j][1] = mod_L(p.share[j] + (in->of[j][2] << F));
    }
}

static void run_kept(struct party *me, ring *const in[],
                     ring *const out[], size_t n) {
    run_layer(me, in, out[0]);
    if (holds_shares(me))
        memcpy(out[1], out[0], n * sizeof(ring));
    rescale(me, LOCAL, out[0], n, F);
}

static void simulate_kept(struct sight *s, int id, const ring *in,
                          const ring *out) {
    if (id != P2)
        show(s, mod_L(out[1] - (in[2] << F)), L);
}

typedef void answering(const struct ideal *f, struct coins *c,
                       const struct values *in, struct values *out);

static struct ideal person(answering *answer, size_t outs0,
                           size_t outs1) {
    return (struct ideal){.name = "dense_forward locally",
                          .names = {"x w b", "x w b", ""},
                          .ins = {3, 3, 0},
                          .outs = {outs0, outs1, 0},
                          .answer = answer};
}

static bool sample(uint64_t *k, struct values *in) {
    sample_inputs(k, in, 3);
    return true;
}

/* Is party id private with outputs of both, and with its own alone? */
static bool with_both(struct claim claim, answering *answer, int id) {
    struct ideal f = person(answer, 1, 1);

    claim.ideal = &f;
    return is_private(&claim, id);
}

/* Would no simulator do with outputs of both? */
static bool never_with_both(struct claim claim, answering *answer,
                            int id) {
    struct ideal f = person(answer, 1, 1);

    claim.ideal = &f;
    return no_simulator(&claim, id);
}

static bool with_its_own(struct claim claim, answering *answer,
                         int id) {
    struct ideal f = person(answer, id == P0, id == P1);

    claim.ideal = &f;
    return is_private(&claim, id);
}

static void a_coin_of_her_own_is_another_coin(void **state) {
    (void)state;
    const struct claim claim = {.sample = sample,
                                .run = run_refreshed,
                                .simulate = simulate_refreshed,
                                .one_by_one = true};

    for (int id = P0; id <= P1; id++) {
        assert_true(with_its_own(claim, answer_coin, id));
        assert_true(never_with_both(claim, answer_coin, id));
    }
    assert_true(with_both(claim, answer_coin, P2));
}

static void to_look_at_shares_is_not_enough(void **state) {
    (void)state;
    const struct claim claim = {.sample = sample,
                                .run = run_local,
                                .simulate = simulate_look,
                                .one_by_one = true};

    for (int id = P0; id <= P1; id++) {
        assert_true(with_its_own(claim, answer_look, id));
        assert_true(never_with_both(claim, answer_look, id));
    }
    assert_true(with_both(claim, answer_look, P2));
}

static void to_hand_them_out_is_enough(void **state) {
    (void)state;
    struct ideal f = person(answer_all, 2, 2);

    prove(&(struct claim){.ideal = &f,
                          .sample = sample,
                          .run = run_kept,
                          .simulate = simulate_kept,
                          .one_by_one = true});
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_coin_of_her_own_is_another_coin),
    cmocka_unit_test(to_look_at_shares_is_not_enough),
    cmocka_unit_test(to_hand_them_out_is_enough),
};

RUN("local truncation, refuted and proved", tests)
