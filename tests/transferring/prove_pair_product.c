/* Tangled from chapters/55-transferred-products.md; edit that file. */
#include "factors.h"
#include "ideal_multiply.h"
#include "pair_product.h"
#include "pair_ternary.h"
#include "simulate_cross.h"

uint64_t ideal_pad_values(uint64_t tweak) {
    return (uint64_t)1 << (tweak >> 16 & 0xff);
}

#if ELL == 2 /* three bits would make 2^24 cases */
static void run(struct party *me, ring *const in[], ring *const out[],
                size_t n) {
    struct pair state = {NULL, 0};
    const struct maker maker = {.state = &state};

    if (!holds_shares(me))
        return;
    state.transfers = transfers_open(me);
    me->maker = &maker;
    pair_products(me, in[0], in[1], out[0], n);
    me->maker = NULL;
    transfers_close(state.transfers);
}

static void simulate(struct sight *s, int id, const ring *in,
                     const ring *out) {
    ring want = mod_L(out[0] - in[0] * in[1]);

    if (id != P2)
        simulate_cross(s, (struct cross_shape){1, 1}, in, true, &want);
}

static void a_product_shows_nothing_and_is_fresh(void **state) {
    (void)state;
    struct ideal f = ideal_multiply;

    f.name = "multiply by a pair";
    prove(&(struct claim){.ideal = &f,
                          .sample = pose_factors,
                          .run = run,
                          .simulate = simulate});
}
#endif

enum { WIDTH = ELL == 2 ? 2 : 1 };

/* P0, P1: shares of plus, minus and x. */
static void answer_weight(const struct ideal *f, struct coins *c,
                          const struct values *in, struct values *out) {
    const ring *a = in->of[P0], *b = in->of[P1];
    ring w = (a[0] ^ b[0]) - (a[1] ^ b[1]), mask = (1 << WIDTH) - 1;
    ring z0 = toss(c, mask + 1);

    (void)f;
    out->of[P0][0] = z0;
    out->of[P1][0] = (w * (a[2] + b[2]) - z0) & mask;
}

static const struct ideal weight = {
    .name = "ternary weight",
    .names = {"plus minus x", "plus minus x", ""},
    .ins = {3, 3, 0},
    .outs = {1, 1, 0},
    .answer = answer_weight,
};

static void run_weight(struct party *me, ring *const in[],
                       ring *const out[], size_t n) {
    struct pair state = {NULL, 0};
    const struct maker maker = {.state = &state};
    struct ternary_bits w;
    pack plus, minus;

    if (!holds_shares(me) || n != 1)
        return;
    plus = in[0][0], minus = in[1][0];
    w = (struct ternary_bits){&plus, &minus};
    state.transfers = transfers_open(me);
    me->maker = &maker;
    pair_ternary_product(me, w, in[2], out[0], 1, 1, 1, WIDTH);
    me->maker = NULL;
    transfers_close(state.transfers);
}

/* Of each bit: pads, what is sent, a pad. If both fit in one ring
   element, they are sent together. */
static void simulate_weight(struct sight *s, int id, const ring *in,
                            const ring *out) {
    ring values = 1 << WIDTH, zero[2], sent[2], pad[2];
    ring sum = (in[0] - in[1]) * (id == P2 ? 0 : in[2]);

    if (id == P2)
        return;
    for (int i = 0; i < 2; i++) {
        zero[i] = toss(s->coins, values);
        sent[i] = toss(s->coins, values);
        pad[i] = toss(s->coins, values);
        sum += pad[i] + in[i] * sent[i] - zero[i];
    }
    zero[0] = (zero[0] + sum - out[0]) & (values - 1);
    for (int i = 0; i < 2; i++) {
        show(s, zero[i], values);
        show_any(s, values);
        if (2 * WIDTH > ELL) {
            show(s, sent[i], L);
            show(s, pad[i], values);
        }
    }
    if (2 * WIDTH <= ELL) {
        show(s, sent[0] | sent[1] << WIDTH, L);
        show(s, pad[0], values);
        show(s, pad[1], values);
    }
}

/* Weights 1 and -1, in shares that are the same at P0. */
static bool pose_weight(uint64_t *k, struct values *in) {
    static const ring bits[2][2] = {{1, 0}, {0, 1}};
    const ring *w = bits[next_digit(k, 2)];

    for (size_t i = 0; i < 2; i++) {
        in->of[P0][i] = i;
        in->of[P1][i] = w[i] ^ i;
    }
    in->of[P0][2] = 1;
    in->of[P1][2] = 2;
    return true;
}

static void
a_ternary_weight_times_a_number_shows_nothing(void **state) {
    (void)state;
    prove(&(struct claim){.ideal = &weight,
                          .sample = pose_weight,
                          .run = run_weight,
                          .simulate = simulate_weight,
                          .one_by_one = true});
}

static const struct CMUnitTest tests[] = {
#if ELL == 2
    cmocka_unit_test(a_product_shows_nothing_and_is_fresh),
#endif
    cmocka_unit_test(a_ternary_weight_times_a_number_shows_nothing),
};

RUN("products by transfer, proved", tests)
