/* Tangled from chapters/21-published.md; edit that file. */
#include "ideal_relu.h"
#include "prove.h"
#include "relu.h"
#include "wrap_convert.h"
#include "wrap_msb.h"
#include "wrap_multiply.h"

static void run_drelu(struct party *me, ring *const in[],
                      ring *const out[], size_t n) {
    drelu(me, in[0], out[0], n);
}

/* A share of the highest bit, of which the output was made. */
static void simulate_drelu(struct sight *s, int id, const ring *in,
                           const ring *out) {
    (void)in;
    if (id != P2)
        show(s, mod_L((ring)id - out[0]), L);
}

static void run_published(struct party *me, ring *const in[],
                          ring *const out[], size_t n) {
    drelu_published(me, in[0], out[0], n);
}

static void simulate_published(struct sight *s, int id, const ring *in,
                               const ring *out) {
    if (id != P2)
        show(s, toss(s->coins, L - 1), L);
    simulate_drelu(s, id, in, out);
}

static const struct ideal ideal_published = {
    .name = "drelu_published",
    .names = {"a", "a", ""},
    .ins = {1, 1, 0},
    .outs = {1, 1, 0},
    .answer = answer_drelu,
};

static void both_ways_show_nothing_and_are_fresh(void **state) {
    (void)state;
    prove(&(struct claim){.ideal = &ideal_drelu,
                          .run = run_drelu,
                          .simulate = simulate_drelu});
    prove(&(struct claim){.ideal = &ideal_published,
                          .run = run_published,
                          .simulate = simulate_published});
}

static void run_relu(struct party *me, ring *const in[],
                     ring *const out[], size_t n) {
    relu(me, in[0], out[0], out[1], n);
}

static void simulate_relu(struct sight *s, int id, const ring *in,
                          const ring *out) {
    simulate_drelu(s, id, in, out + 1);
    if (id != P2)
        show(s, out[0], L);
}

static void relu_shows_nothing_and_is_fresh(void **state) {
    (void)state;
    prove(&(struct claim){.ideal = &ideal_relu,
                          .run = run_relu,
                          .simulate = simulate_relu});
}

static void answer_select(const struct ideal *f, struct coins *c,
                          const struct values *in, struct values *out) {
    const ring *a = in->of[P0], *b = in->of[P1];
    ring bit = a[0] + b[0], x = a[1] + b[1], y = a[2] + b[2];

    (void)f;
    ideal_share(c, x + bit * (y - x), &out->of[P0][0], &out->of[P1][0]);
}

static const struct ideal ideal_select = {
    .name = "select_share",
    .names = {"bit x y", "bit x y", ""},
    .ins = {3, 3, 0},
    .outs = {1, 1, 0},
    .answer = answer_select,
};

static void run_select(struct party *me, ring *const in[],
                       ring *const out[], size_t n) {
    select_share(me, in[0], in[1], in[2], out[0], n);
}

static void simulate_select(struct sight *s, int id, const ring *in,
                            const ring *out) {
    if (id != P2)
        show(s, mod_L(out[0] - in[1]), L);
}

static void selecting_shows_nothing_and_is_fresh(void **state) {
    (void)state;
    prove(&(struct claim){.ideal = &ideal_select,
                          .run = run_select,
                          .simulate = simulate_select});
}

/* DReLU for somebody who refreshes doubled shares. */
static void run_tidy(struct party *me, ring *const in[],
                     ring *const out[], size_t n) {
    if (holds_shares(me))
        group_add(MOD_L, in[0], in[0], in[0], n);
    refresh(me, MOD_L, in[0], n);
    for (size_t k = 0; holds_shares(me) && k < n; k++)
        in[0][k] = odd_of(in[0][k]);
    most_significant_bit(me, in[0], out[0], n);
    for (size_t k = 0; holds_shares(me) && k < n; k++)
        out[0][k] = mod_L((ring)me->id - out[0][k]);
}

static void simulate_tidy(struct sight *s, int id, const ring *in,
                          const ring *out) {
    if (id != P2)
        show_any(s, L);
    simulate_drelu(s, id, in, out);
}

static void refreshed_before_the_sign_goes_wrong(void **state) {
    (void)state;
    const struct claim claim = {.ideal = &ideal_drelu,
                                .run = run_tidy,
                                .simulate = simulate_tidy};

    for (int id = P0; id < OWNER; id++)
        assert_true(no_simulator(&claim, id));
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(both_ways_show_nothing_and_are_fresh),
    cmocka_unit_test(relu_shows_nothing_and_is_fresh),
    cmocka_unit_test(selecting_shows_nothing_and_is_fresh),
    cmocka_unit_test(refreshed_before_the_sign_goes_wrong),
};

RUN("ReLU, proved", tests)
