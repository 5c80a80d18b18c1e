/* Tangled from chapters/36-layers.md; edit that file. */
#include "ideal_rescale.h"
#include "layer.h"
#include "layer_inputs.h"
#include "wrap_masked.h"
#include "wrap_rescale.h"

/* Value v of the two who have shares, added up. */
static ring sum_of(const struct values *in, size_t v) {
    return in->of[P0][v] + in->of[P1][v];
}

enum { F = ELL - 2, SHIFT = 1 - F }; /* f + s = 1 */

static struct dense one(enum truncation how) {
    return dense_of(1, 1, 1, scale_of(F, how));
}

/* Fresh shares of z = x w + b. */
static void answer_forward(const struct ideal *f, struct coins *c,
                           const struct values *in,
                           struct values *out) {
    ring z = sum_of(in, 0) * sum_of(in, 1) + (sum_of(in, 2) << F);

    (void)f;
    ideal_share(c, z, &out->of[P0][0], &out->of[P1][0]);
}

static const struct ideal ideal_forward = {
    .name = "dense_forward",
    .names = {"x w b", "x w b", ""},
    .ins = {3, 3, 0},
    .outs = {1, 1, 0},
    .answer = answer_forward,
};

static bool pose_forward(uint64_t *k, struct values *in) {
    pose_inputs(k, in, 3);
    return true;
}

static bool sample_forward(uint64_t *k, struct values *in) {
    sample_inputs(k, in, 3);
    return true;
}

static void run_forward(struct party *me, ring *const in[],
                        ring *const out[], size_t n) {
    struct dense_masked kept;

    (void)n;
    dense_forward(me, one(EXACT), (struct masked){in[0], NULL, 1, 1},
                  (struct masked){in[1], NULL, 1, 1}, in[2], out[0],
                  &kept);
}

static void simulate_forward(struct sight *s, int id, const ring *in,
                             const ring *out) {
    if (id != P2)
        show(s, mod_L(out[0] - (in[2] << F)), L);
}

static void forward_is_private(void **state) {
    (void)state;
    prove(&(struct claim){.ideal = &ideal_forward,
                          .pose = pose_forward,
                          .run = run_forward,
                          .simulate = simulate_forward,
                          .one_by_one = true,
                          .sample = sample_forward});
}

/* Number k of the two steps. With a coin it comes behind the outputs,
   of which w is number `at`. */
static ring step_of(const struct ideal *f, struct coins *c, ring slope,
                    struct values *out, size_t k) {
    size_t place = f->shape[1] + 2 + k;
    ring coin;

    if (f->shape[0] == EXACT)
        return nearest(slope, F + SHIFT);
    coin = show_coin(c, slope, out, place, k, F + SHIFT);
    return by_coin(slope, coin, F + SHIFT);
}

/* Fresh shares of w - x delta / 2^(f + s) and of b - delta / 2^s. */
static void answer_update(const struct ideal *f, struct coins *c,
                          const struct values *in, struct values *out) {
    ring slope = sum_of(in, 0) * sum_of(in, 1);
    ring sum = sum_of(in, 1) << F;
    ring w = sum_of(in, 2) - step_of(f, c, slope, out, 0);
    ring b = sum_of(in, 3) - step_of(f, c, sum, out, 1);
    size_t at = f->shape[1];

    ideal_share(c, w, &out->of[P0][at], &out->of[P1][at]);
    ideal_share(c, b, &out->of[P0][at + 1], &out->of[P1][at + 1]);
}

static struct ideal ideal_update(enum truncation how) {
    size_t coins = how == COIN ? 2 : 0;

    return (struct ideal){.name = "dense_update",
                          .names = {"x delta w b", "x delta w b", ""},
                          .ins = {4, 4, 0},
                          .outs = {2 + coins, 2 + coins, coins},
                          .shape = {how, 0},
                          .answer = answer_update};
}

static bool can_truncate(ring x) {
    return in_domain(x, F + SHIFT) && in_coin_domain(x, F + SHIFT);
}

static bool can_update(const struct values *in) {
    return can_truncate(sum_of(in, 0) * sum_of(in, 1)) &&
           can_truncate(sum_of(in, 1) << F);
}

static bool pose_update(uint64_t *k, struct values *in) {
    pose_inputs(k, in, 4);
    return can_update(in);
}

/* In a ring of more than four, P1 has two shares of a factor only. */
static bool is_few(const struct values *in) {
    return ELL == 2 ||
           (in->of[P1][0] % 5 == 0 && in->of[P1][1] % 5 == 0);
}

static bool sample_update(uint64_t *k, struct values *in) {
    sample_inputs(k, in, 4);
    return can_update(in) && is_few(in);
}

/* The way back; with `back` if there is room for it, and with momentum
   if there are last steps. */
static void learn_from(struct party *me, ring *const in[], ring *last,
                       ring *const out[], ring *back,
                       enum truncation how) {
    ring theta[2] = {*in[2], *in[3]};
    struct learner l = {
        theta, last, {.shift = SHIFT, .momentum = last != NULL}, 0};
    struct dense_masked kept = {{in[0], NULL, 1, 1},
                                {theta, NULL, 1, 1}};

    mask_open(me, (struct masked *[]){&kept.x, &kept.w}, 2);
    if (back)
        dense_learn(me, one(how), &kept, in[1], &l, back);
    else
        dense_update(me, one(how), &kept, in[1], &l);
    for (size_t v = 0; holds_shares(me) && v < 2; v++)
        *out[v] = theta[v];
}

/* The same without momentum; coins come behind the parameters. */
static void go_back(struct party *me, ring *const in[],
                    ring *const out[], ring *back,
                    enum truncation how) {
    ring coins[2], *const coins_of[] = {coins};
    size_t at = holds_shares(me) ? 2 : 0;

    put_coins(me, coins_of);
    learn_from(me, in, NULL, out, back, how);
    for (size_t k = 0; how == COIN && k < 2; k++)
        *out[at + k] = coins[k];
}

static void run_exact(struct party *me, ring *const in[],
                      ring *const out[], size_t n) {
    (void)n;
    go_back(me, in, out, NULL, EXACT);
}

static void run_coin(struct party *me, ring *const in[],
                     ring *const out[], size_t n) {
    (void)n;
    go_back(me, in, out, NULL, COIN);
}

static void simulate_exact(struct sight *s, int id, const ring *in,
                           const ring *out) {
    if (id == P2)
        return;
    show_any(s, L);
    show(s, mod_L(in[2] - out[0]), L);
    show(s, mod_L(in[3] - out[1]), L);
}

static void simulate_coin(struct sight *s, int id, const ring *in,
                          const ring *out) {
    const ring *coin = id == P2 ? out : out + 2;

    simulate_exact(s, id, in, out);
    show(s, coin[0], L);
    show(s, coin[1], L);
}

static void the_update_is_private(void **state) {
    struct ideal exact = ideal_update(EXACT), coin = ideal_update(COIN);

    (void)state;
    prove(&(struct claim){.ideal = &exact,
                          .pose = pose_update,
                          .run = run_exact,
                          .simulate = simulate_exact,
                          .one_by_one = true,
                          .sample = sample_update});
    prove(&(struct claim){.ideal = &coin,
                          .pose = pose_update,
                          .run = run_coin,
                          .simulate = simulate_coin,
                          .one_by_one = true,
                          .sample = sample_update});
}

/* Fresh shares of both steps, which the parties take from w and b. */
static void answer_momentum(const struct ideal *f, struct coins *c,
                            const struct values *in,
                            struct values *out) {
    ring slope[2] = {sum_of(in, 0) * sum_of(in, 1) + sum_of(in, 4),
                     (sum_of(in, 1) << F) + sum_of(in, 5)};

    (void)f;
    for (size_t v = 0; v < 2; v++) {
        ideal_share(c, nearest(slope[v], F + SHIFT),
                    &out->of[P0][2 + v], &out->of[P1][2 + v]);
        for (int j = P0; j <= P1; j++)
            out->of[j][v] = mod_L(in->of[j][2 + v] - out->of[j][2 + v]);
    }
}

static const struct ideal ideal_momentum = {
    .name = "dense_update with momentum",
    .names = {"x delta w b last_w last_b", "x delta w b last_w last_b",
              ""},
    .ins = {6, 6, 0},
    .outs = {4, 4, 0},
    .answer = answer_momentum,
};

static bool pose_momentum(uint64_t *k, struct values *in) {
    sample_inputs(k, in, 6);
    return can_truncate(sum_of(in, 0) * sum_of(in, 1) +
                        sum_of(in, 4)) &&
           can_truncate((sum_of(in, 1) << F) + sum_of(in, 5)) &&
           is_few(in);
}

static void run_momentum(struct party *me, ring *const in[],
                         ring *const out[], size_t n) {
    ring last[2] = {*in[4], *in[5]};

    (void)n;
    learn_from(me, in, last, out, NULL, EXACT);
    for (size_t v = 0; holds_shares(me) && v < 2; v++)
        *out[2 + v] = last[v];
}

static void simulate_momentum(struct sight *s, int id, const ring *in,
                              const ring *out) {
    (void)in;
    if (id == P2)
        return;
    show_any(s, L);
    show(s, out[2], L);
    show(s, out[3], L);
}

static void momentum_is_private(void **state) {
    (void)state;
    prove(&(struct claim){.ideal = &ideal_momentum,
                          .pose = pose_momentum,
                          .run = run_momentum,
                          .simulate = simulate_momentum,
                          .one_by_one = true});
}

static void answer_learn(const struct ideal *f, struct coins *c,
                         const struct values *in, struct values *out) {
    ideal_share(c, sum_of(in, 1) * sum_of(in, 2), &out->of[P0][0],
                &out->of[P1][0]);
    answer_update(f, c, in, out);
}

static struct ideal ideal_learn(enum truncation how) {
    struct ideal f = ideal_update(how);

    f.name = "dense_learn";
    f.answer = answer_learn;
    f.outs[P0]++;
    f.outs[P1]++;
    f.shape[1] = 1;
    return f;
}

/* P2 has no error to hand out, but room for it. */
static void learn_by(struct party *me, ring *const in[],
                     ring *const out[], enum truncation how) {
    if (holds_shares(me))
        go_back(me, in, out + 1, out[0], how);
    else
        go_back(me, in, out, take_ring(me, 1), how);
}

static void learn_exact(struct party *me, ring *const in[],
                        ring *const out[], size_t n) {
    (void)n;
    learn_by(me, in, out, EXACT);
}

static void learn_coin(struct party *me, ring *const in[],
                       ring *const out[], size_t n) {
    (void)n;
    learn_by(me, in, out, COIN);
}

static void simulate_learn_exact(struct sight *s, int id,
                                 const ring *in, const ring *out) {
    if (id == P2)
        return;
    show(s, out[0], L);
    simulate_exact(s, id, in, out + 1);
}

static void simulate_learn_coin(struct sight *s, int id, const ring *in,
                                const ring *out) {
    if (id != P2)
        show(s, out[0], L);
    simulate_coin(s, id, in, id == P2 ? out : out + 1);
}

static void to_learn_is_private(void **state) {
    struct ideal exact = ideal_learn(EXACT), coin = ideal_learn(COIN);

    (void)state;
    prove(&(struct claim){.ideal = &exact,
                          .pose = pose_update,
                          .run = learn_exact,
                          .simulate = simulate_learn_exact,
                          .one_by_one = true,
                          .sample = sample_update});
    prove(&(struct claim){.ideal = &coin,
                          .pose = pose_update,
                          .run = learn_coin,
                          .simulate = simulate_learn_coin,
                          .one_by_one = true,
                          .sample = sample_update});
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(forward_is_private),
    cmocka_unit_test(the_update_is_private),
    cmocka_unit_test(momentum_is_private),
    cmocka_unit_test(to_learn_is_private),
};

RUN("layers, proved", tests)
