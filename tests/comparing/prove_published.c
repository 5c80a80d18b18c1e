/* Tangled from chapters/26-published.md; edit that file. */
#include "ideal_published.h"
#include "prove.h"
#include "published.h"
#include "wrap_convert.h"
#include "wrap_msb.h"
#include "wrap_multiply.h"

static void run_short(struct party *me, ring *const in[],
                      ring *const out[], size_t n) {
    drelu_short(me, in[0], out[0], n);
}

/* A share of the highest bit, of which the output was made. */
static void simulate_short(struct sight *s, int id, const ring *in,
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
    simulate_short(s, id, in, out);
}

static const struct ideal ideal_short = {
    .name = "drelu_short",
    .names = {"a", "a", ""},
    .ins = {1, 1, 0},
    .outs = {1, 1, 0},
    .answer = answer_published,
};

static void both_ways_show_nothing_and_are_fresh(void **state) {
    (void)state;
    prove(&(struct claim){.ideal = &ideal_short,
                          .run = run_short,
                          .simulate = simulate_short});
    prove(&(struct claim){.ideal = &ideal_published,
                          .run = run_published,
                          .simulate = simulate_published});
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
    simulate_short(s, id, in, out);
}

static void refreshed_before_the_sign_goes_wrong(void **state) {
    (void)state;
    const struct claim claim = {.ideal = &ideal_short,
                                .run = run_tidy,
                                .simulate = simulate_tidy};

    for (int id = P0; id < OWNER; id++)
        assert_true(no_simulator(&claim, id));
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(both_ways_show_nothing_and_are_fresh),
    cmocka_unit_test(refreshed_before_the_sign_goes_wrong),
};

RUN("DReLU as published, proved", tests)
