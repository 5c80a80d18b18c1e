/* Tangled from chapters/37-convolution.md; edit that file. */
#include "ideal_maxpool.h"
#include "leads.h"
#include "pool.h"

static const uint32_t pixel[4] = {0, 1, 1, 2};
static const struct pool pairs = {
    1, 3, 2, {2, 2, 1, pixel}, {DEALT, ELL}};

static void answer_forward(const struct ideal *f, struct coins *c,
                           const struct values *in,
                           struct values *out) {
    ring x[3];

    (void)f;
    for (size_t k = 0; k < 3; k++)
        x[k] = mod_L(in->of[P0][k] + in->of[P1][k]);
    for (size_t k = 0; k < 2; k++)
        ideal_share(c, is_ahead(x[k], x[k + 1], ELL) ? x[k] : x[k + 1],
                    &out->of[P0][k], &out->of[P1][k]);
}

static const struct ideal ideal_forward = {
    .name = "pooling forward",
    .names = {"x[0] x[1] x[2]", "x[0] x[1] x[2]", ""},
    .ins = {3, 3, 0},
    .outs = {2, 2, 0},
    .answer = answer_forward,
};

static bool pose_forward(uint64_t *k, struct values *in) {
    for (size_t v = 0; v < 3; v++) {
        in->of[P0][v] = mod_L(3 * v + 1);
        in->of[P1][v] = mod_L(3 * next_digit(k, 4));
    }
    return true;
}

static void run_forward(struct party *me, ring *const in[],
                        ring *const out[], size_t n) {
    ring x[3] = {*in[0], *in[1], *in[2]}, z[2];
    struct flags ahead[1];

    (void)n;
    take_ahead(me, ahead, 2, 2);
    pool_forward(me, pairs, x, z, ahead);
    for (size_t k = 0; holds_shares(me) && k < 2; k++)
        *out[k] = z[k];
}

static void simulate_forward(struct sight *s, int id, const ring *in,
                             const ring *out) {
    for (size_t k = 0; k < 2; k++)
        show(s, toss(s->coins, 2), L);
    show_any(s, L);
    show_any(s, L);
    for (size_t k = 0; id != P2 && k < 2; k++)
        show(s, mod_L(out[k] - in[k + 1]), L);
}

static void forward_is_private(void **state) {
    (void)state;
    prove(&(struct claim){.ideal = &ideal_forward,
                          .sample = pose_forward,
                          .run = run_forward,
                          .simulate = simulate_forward,
                          .one_by_one = true});
}

static void answer_back(const struct ideal *f, struct coins *c,
                        const struct values *in, struct values *out) {
    ring back[3] = {0};

    (void)f;
    for (size_t g = 0; g < 2; g++)
        back[is_lead(in, 2, g) ? g : g + 1] +=
            in->of[P0][g] + in->of[P1][g];
    for (size_t k = 0; k < 3; k++)
        ideal_share(c, back[k], &out->of[P0][k], &out->of[P1][k]);
}

static const struct ideal ideal_back = {
    .name = "pooling back",
    .names = {"delta[0] delta[1] flag[0] coin[0] flag[1] coin[1]",
              "delta[0] delta[1] flag[0] coin[0] flag[1] coin[1]",
              "coin[0] coin[1]"},
    .ins = {6, 6, 2},
    .outs = {3, 3, 0},
    .answer = answer_back,
};

static bool pose_back(uint64_t *k, struct values *in) {
    for (size_t g = 0; g < 2; g++) {
        in->of[P0][g] = 1 + g;
        in->of[P1][g] = 3 * next_digit(k, 2);
        pose_lead(k, in, 2, g);
    }
    return ELL == 2 || (in->of[P0][3] + in->of[P0][5] == 0 &&
                        in->of[P1][0] + in->of[P1][1] == 3);
}

static void run_back(struct party *me, ring *const in[],
                     ring *const out[], size_t n) {
    struct flags ahead[1] = {leads(me, in, 2, 0, 2)};
    ring delta[2] = {*in[0], *in[1]}, back[3];

    (void)n;
    pool_back(me, pairs, ahead, delta, back);
    for (size_t k = 0; holds_shares(me) && k < 3; k++)
        *out[k] = back[k];
}

static ring zero_of(int id, ring before, ring out) {
    return mod_L(id == P0 ? out - before : before - out);
}

static void simulate_back(struct sight *s, int id, const ring *in,
                          const ring *out) {
    ring first[2], zero, middle;

    if (id == P2)
        return;
    first[0] = show_any(s, L);
    first[1] = show_any(s, L);
    middle = in[0] - first[0] + first[1];
    show(s, zero_of(id, first[0], out[0]), L);
    zero = show_any(s, L);
    show(s, mod_L(zero_of(id, middle, out[1]) - zero), L);
    show(s, zero_of(id, in[1] - first[1], out[2]), L);
}

static void back_is_private(void **state) {
    (void)state;
    prove(&(struct claim){.ideal = &ideal_back,
                          .pose = pose_back,
                          .run = run_back,
                          .simulate = simulate_back,
                          .one_by_one = true});
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(forward_is_private),
    cmocka_unit_test(back_is_private),
};

RUN("pooling, proved", tests)
