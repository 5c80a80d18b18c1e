/* Tangled from chapters/30-layers.md; edit that file. */
#include "ideal_rescale.h"
#include "layer.h"
#include "layer_inputs.h"
#include "wrap_masked.h"
#include "wrap_rescale.h"

/* Value v of the two who have shares, added up. */
static ring sum_of(const struct values *in, size_t v) {
    return in->of[P0][v] + in->of[P1][v];
}

/* Fresh shares of z = x w + b. */
static void answer_forward(const struct ideal *f, struct coins *c,
                           const struct values *in,
                           struct values *out) {
    ring product = sum_of(in, 0) * sum_of(in, 1);
    ring z = nearest(product, (int)f->shape[0]) + sum_of(in, 2);

    ideal_share(c, z, &out->of[P0][0], &out->of[P1][0]);
}

static const struct ideal ideal_forward = {
    .name = "dense_forward",
    .names = {"x w b", "x w b", ""},
    .ins = {3, 3, 0},
    .outs = {1, 1, 0},
    .shape = {1},
    .answer = answer_forward,
};

static const struct dense one = {1, 1, 1, {1, EXACT}};

static bool can_truncate(const struct values *in) {
    return in_domain(sum_of(in, 0) * sum_of(in, 1), 1);
}

static bool pose_forward(uint64_t *k, struct values *in) {
    pose_inputs(k, in, 3);
    return can_truncate(in);
}

static bool sample_forward(uint64_t *k, struct values *in) {
    sample_inputs(k, in, 3);
    return can_truncate(in);
}

static void run_forward(struct party *me, ring *const in[],
                        ring *const out[], size_t n) {
    (void)n;
    dense_forward(me, one, in[0], in[1], in[2], out[0]);
}

static void simulate_forward(struct sight *s, int id, const ring *in,
                             const ring *out) {
    if (id == P2)
        return;
    show_any(s, L);
    show(s, mod_L(out[0] - in[2]), L);
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

static void answer_backward(const struct ideal *f, struct coins *c,
                            const struct values *in,
                            struct values *out) {
    ring product = sum_of(in, 0) * sum_of(in, 1);

    ideal_share(c, nearest(product, (int)f->shape[0]), &out->of[P0][0],
                &out->of[P1][0]);
}

static const struct ideal ideal_backward = {
    .name = "dense_backward",
    .names = {"delta w", "delta w", ""},
    .ins = {2, 2, 0},
    .outs = {1, 1, 0},
    .shape = {1},
    .answer = answer_backward,
};

static bool pose_backward(uint64_t *k, struct values *in) {
    pose_inputs(k, in, 2);
    return can_truncate(in);
}

static void run_backward(struct party *me, ring *const in[],
                         ring *const out[], size_t n) {
    (void)n;
    dense_backward(me, one, in[0], in[1], out[0]);
}

static void simulate_backward(struct sight *s, int id, const ring *in,
                              const ring *out) {
    (void)in;
    if (id == P2)
        return;
    show_any(s, L);
    show(s, out[0], L);
}

static void backward_is_private(void **state) {
    (void)state;
    prove(&(struct claim){.ideal = &ideal_backward,
                          .pose = pose_backward,
                          .run = run_backward,
                          .simulate = simulate_backward,
                          .one_by_one = true});
}

enum { STEP_F = ELL - 2, SHIFT = 1 };

static const struct dense step = {1, 1, 1, {STEP_F, EXACT}};

/* Fresh shares of w - x delta / 2^(f + s) and of b - delta / 2^s. */
static void answer_update(const struct ideal *f, struct coins *c,
                          const struct values *in, struct values *out) {
    ring slope = sum_of(in, 0) * sum_of(in, 1);
    ring w = sum_of(in, 2) - nearest(slope, STEP_F + SHIFT);
    ring b = sum_of(in, 3) - nearest(sum_of(in, 1), SHIFT);

    (void)f;
    ideal_share(c, w, &out->of[P0][0], &out->of[P1][0]);
    ideal_share(c, b, &out->of[P0][1], &out->of[P1][1]);
}

static const struct ideal ideal_update = {
    .name = "dense_update",
    .names = {"x delta w b", "x delta w b", ""},
    .ins = {4, 4, 0},
    .outs = {2, 2, 0},
    .answer = answer_update,
};

static bool can_update(const struct values *in) {
    return in_domain(sum_of(in, 0) * sum_of(in, 1), STEP_F + SHIFT) &&
           in_domain(sum_of(in, 1), SHIFT);
}

static bool pose_update(uint64_t *k, struct values *in) {
    pose_inputs(k, in, 4);
    return can_update(in);
}

static bool sample_update(uint64_t *k, struct values *in) {
    sample_inputs(k, in, 4);
    return can_update(in);
}

static void run_update(struct party *me, ring *const in[],
                       ring *const out[], size_t n) {
    for (size_t v = 0; holds_shares(me) && v < 2; v++)
        memcpy(out[v], in[2 + v], n * sizeof(ring));
    dense_update(me, step, in[0], in[1], out[0], out[1], SHIFT);
}

static void simulate_update(struct sight *s, int id, const ring *in,
                            const ring *out) {
    if (id == P2)
        return;
    show_any(s, L);
    show(s, mod_L(in[2] - out[0]), L);
    show(s, mod_L(in[3] - out[1]), L);
}

static void the_update_is_private(void **state) {
    (void)state;
    prove(&(struct claim){.ideal = &ideal_update,
                          .pose = pose_update,
                          .run = run_update,
                          .simulate = simulate_update,
                          .one_by_one = true,
                          .sample = sample_update});
}

static void answer_learn(const struct ideal *f, struct coins *c,
                         const struct values *in, struct values *out) {
    ring back = nearest(sum_of(in, 1) * sum_of(in, 2), STEP_F);

    ideal_share(c, back, &out->of[P0][2], &out->of[P1][2]);
    answer_update(f, c, in, out);
}

static const struct ideal ideal_learn = {
    .name = "dense_learn",
    .names = {"x delta w b", "x delta w b", ""},
    .ins = {4, 4, 0},
    .outs = {3, 3, 0},
    .answer = answer_learn,
};

static bool can_go_back(const struct values *in) {
    return in_domain(sum_of(in, 1) * sum_of(in, 2), STEP_F);
}

static bool pose_learn(uint64_t *k, struct values *in) {
    return pose_update(k, in) && can_go_back(in);
}

static bool sample_learn(uint64_t *k, struct values *in) {
    return sample_update(k, in) && can_go_back(in);
}

static void run_learn(struct party *me, ring *const in[],
                      ring *const out[], size_t n) {
    for (size_t v = 0; holds_shares(me) && v < 2; v++)
        memcpy(out[v], in[2 + v], n * sizeof(ring));
    dense_learn(me, step, in[0], in[1], out[0], out[1], out[2], SHIFT);
}

static void simulate_learn(struct sight *s, int id, const ring *in,
                           const ring *out) {
    if (id == P2)
        return;
    if (STEP_F > 0)
        show_any(s, L);
    show(s, out[2], L);
    simulate_update(s, id, in, out);
}

static void to_learn_is_private(void **state) {
    (void)state;
    prove(&(struct claim){.ideal = &ideal_learn,
                          .pose = pose_learn,
                          .run = run_learn,
                          .simulate = simulate_learn,
                          .one_by_one = true,
                          .sample = sample_learn});
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(forward_is_private),
    cmocka_unit_test(backward_is_private),
    cmocka_unit_test(the_update_is_private),
    cmocka_unit_test(to_learn_is_private),
};

RUN("layers, proved", tests)
