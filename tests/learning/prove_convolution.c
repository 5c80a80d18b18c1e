/* Tangled from chapters/37-convolution.md; edit that file. */
#include "ideal_rescale.h"
#include "layer.h"
#include "prove.h"
#include "wrap_masked.h"
#include "wrap_rescale.h"

enum { F = ELL - 2, SHIFT = 1 - F }; /* f + s = 1 */

static const uint32_t pixel[4] = {0, 1, 1, OUTSIDE};
static const struct dense row = {{1, 2, 2, 2, 1, {2, 2, 1, pixel}},
                                 {F, EXACT, {DEALT, ELL}}};

/* Value v of the two who have shares, added up. */
static ring sum_of(const struct values *in, size_t v) {
    return mod_L(in->of[P0][v] + in->of[P1][v]);
}

static void sums_of(const struct values *in, size_t n, ring *out) {
    for (size_t v = 0; v < n; v++)
        out[v] = sum_of(in, v);
}

static void answer_forward(const struct ideal *f, struct coins *c,
                           const struct values *in,
                           struct values *out) {
    ring v[5], z[2];

    (void)f;
    sums_of(in, 5, v);
    z[0] = z[1] = v[4] << F;
    add_by_terms(&row.map, FORWARD, v, v + 2, z);
    for (size_t k = 0; k < 2; k++)
        ideal_share(c, z[k], &out->of[P0][k], &out->of[P1][k]);
}

static const struct ideal ideal_forward = {
    .name = "convolution forward",
    .names = {"x[0] x[1] w[0] w[1] b", "x[0] x[1] w[0] w[1] b", ""},
    .ins = {5, 5, 0},
    .outs = {2, 2, 0},
    .answer = answer_forward,
};

static bool pose_forward(uint64_t *k, struct values *in) {
    for (size_t v = 0; v < 5; v++) {
        in->of[P0][v] = mod_L(3 * v + 1);
        in->of[P1][v] = mod_L(3 * next_digit(k, 4));
    }
    return true;
}

static void run_forward(struct party *me, ring *const in[],
                        ring *const out[], size_t n) {
    ring x[2] = {*in[0], *in[1]}, w[2] = {*in[2], *in[3]}, z[2];
    struct dense_masked kept;

    (void)n;
    dense_forward(me, row, (struct masked){x, NULL, 1, 2},
                  (struct masked){w, NULL, 2, 1}, in[4], z, &kept);
    for (size_t k = 0; holds_shares(me) && k < 2; k++)
        *out[k] = z[k];
}

static void simulate_forward(struct sight *s, int id, const ring *in,
                             const ring *out) {
    for (size_t k = 0; id != P2 && k < 2; k++)
        show(s, mod_L(out[k] - (in[4] << F)), L);
}

static void forward_is_private(void **state) {
    (void)state;
    prove(&(struct claim){.ideal = &ideal_forward,
                          .sample = pose_forward,
                          .run = run_forward,
                          .simulate = simulate_forward,
                          .one_by_one = true});
}

#if ELL == 2 /* three bits would make 2^21 cases of an input */
enum { X = 0, DELTA = 2, W = 4, B = 6, INS = 7, BACK = 0, NEW = 2 };

/* What the parameters are to lose, before it is truncated. */
static void slopes(const struct values *in, ring slope[3]) {
    ring v[INS];

    sums_of(in, INS, v);
    slope[0] = slope[1] = 0;
    add_by_terms(&row.map, GRADIENT, v + X, v + DELTA, slope);
    slope[2] = (v[DELTA] + v[DELTA + 1]) << F;
}

static void answer_learn(const struct ideal *f, struct coins *c,
                         const struct values *in, struct values *out) {
    ring v[INS], back[2] = {0}, slope[3];

    (void)f;
    sums_of(in, INS, v);
    slopes(in, slope);
    add_by_terms(&row.map, BACKWARD, v + DELTA, v + W, back);
    for (size_t k = 0; k < 2; k++)
        ideal_share(c, back[k], &out->of[P0][BACK + k],
                    &out->of[P1][BACK + k]);
    for (size_t k = 0; k < 3; k++)
        ideal_share(c, v[W + k] - nearest(slope[k], F + SHIFT),
                    &out->of[P0][NEW + k], &out->of[P1][NEW + k]);
}

static const struct ideal ideal_learn = {
    .name = "convolution learns",
    .names = {"x[0] x[1] delta[0] delta[1] w[0] w[1] b",
              "x[0] x[1] delta[0] delta[1] w[0] w[1] b", ""},
    .ins = {INS, INS, 0},
    .outs = {5, 5, 0},
    .answer = answer_learn,
};

static bool pose_learn(uint64_t *k, struct values *in) {
    ring slope[3];
    bool can = true;

    for (size_t v = 0; v < INS; v++) {
        ring few = v % 3 == 0 ? next_digit(k, 2) : v % 2;

        in->of[P0][v] = mod_L(3 * v + 1);
        in->of[P1][v] = mod_L(few - in->of[P0][v]);
    }
    slopes(in, slope);
    for (size_t v = 0; v < 3; v++)
        can = can && in_domain(mod_L(slope[v]), F + SHIFT);
    return can;
}

static void run_learn(struct party *me, ring *const in[],
                      ring *const out[], size_t n) {
    ring v[INS], back[2];
    struct learner l = {v + W, NULL, {.shift = SHIFT}, 0};
    struct dense_masked kept = {{v + X, NULL, 1, 2},
                                {v + W, NULL, 2, 1}};

    (void)n;
    for (size_t k = 0; k < INS; k++)
        v[k] = *in[k];
    mask_open(me, (struct masked *[]){&kept.x, &kept.w}, 2);
    dense_learn(me, row, &kept, v + DELTA, &l, back);
    for (size_t k = 0; holds_shares(me) && k < 5; k++)
        *out[k] = k < NEW ? back[k] : v[W + k - NEW];
}

static void simulate_learn(struct sight *s, int id, const ring *in,
                           const ring *out) {
    if (id == P2)
        return;
    show(s, out[BACK], L);
    show(s, out[BACK + 1], L);
    show_any(s, L);
    show_any(s, L);
    for (size_t k = 0; k < 3; k++)
        show(s, mod_L(in[W + k] - out[NEW + k]), L);
}

static void to_learn_is_private(void **state) {
    (void)state;
    prove(&(struct claim){.ideal = &ideal_learn,
                          .sample = pose_learn,
                          .run = run_learn,
                          .simulate = simulate_learn,
                          .one_by_one = true});
}

#endif

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(forward_is_private),
#if ELL == 2
    cmocka_unit_test(to_learn_is_private),
#endif
};

RUN("convolutions, proved", tests)
