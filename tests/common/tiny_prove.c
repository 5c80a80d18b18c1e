/* Tangled from chapters/18-enumeration.md; edit that file. */
#include "deal.h"
#include "prove.h"

static void answer_nothing(const struct ideal *f, struct coins *c,
                           const struct values *in,
                           struct values *out) {
    (void)f, (void)c, (void)in, (void)out;
}

static const struct ideal nothing = {.name = "nothing",
                                     .names = {"x", "", ""},
                                     .ins = {1, 0, 0},
                                     .answer = answer_nothing};

static bool pose_bit(uint64_t *k, struct values *in) {
    in->of[P0][0] = next_digit(k, 2);
    return true;
}

static void show_nothing(struct sight *s, int id, const ring *in,
                         const ring *out) {
    (void)s, (void)id, (void)in, (void)out;
}

static void send_it(struct party *me, ring *const in[],
                    ring *const out[], size_t n) {
    (void)out;
    if (me->id == P0)
        send_to(me, P1, in[0], n * sizeof(ring));
}

static void send_if_set(struct party *me, ring *const in[],
                        ring *const out[], size_t n) {
    if (in[0][0])
        send_it(me, in, out, n);
}

static void what_nobody_receives_is_refused(void **state) {
    struct claim claim = {.ideal = &nothing,
                          .pose = pose_bit,
                          .run = send_it,
                          .simulate = show_nothing};

    (void)state;
    assert_true(is_refused(&claim, "a message that nobody received"));
    claim.run = send_if_set;
    assert_true(is_refused(&claim, "a message that nobody received"));
}

static void draw_some(struct party *me, int times) {
    ring mask[1];

    for (int i = 0; i < times; i++)
        draw_ring(me->with[other(me)][ZERO], mask, 1);
}

static void draw_more(struct party *me, ring *const in[],
                      ring *const out[], size_t n) {
    (void)out, (void)n;
    if (holds_shares(me))
        draw_some(me, in[0][0] ? 2 : 1);
}

static void draw_less(struct party *me, ring *const in[],
                      ring *const out[], size_t n) {
    (void)out, (void)n;
    if (holds_shares(me))
        draw_some(me, in[0][0] ? 0 : 1);
}

static void show_mask(struct sight *s, int id, const ring *in,
                      const ring *out) {
    (void)in, (void)out;
    if (id != P2)
        show_any(s, L);
}

static void draws_that_depend_on_a_secret_are_refused(void **state) {
    struct claim claim = {.ideal = &nothing,
                          .pose = pose_bit,
                          .run = draw_more,
                          .simulate = show_mask,
                          .one_by_one = true};

    (void)state;
    assert_true(is_refused(&claim, "that the first run did not make"));
    claim.run = draw_less;
    assert_true(is_refused(&claim, "sees 0 digits, at first it saw 1"));
}

/* Shares of 0, fresh if x is what the shape says. */
static void answer_at_times(const struct ideal *f, struct coins *c,
                            const struct values *in,
                            struct values *out) {
    out->of[P0][0] = out->of[P1][0] = 0;
    if (in->of[P0][0] == f->shape[0])
        ideal_share(c, 0, &out->of[P0][0], &out->of[P1][0]);
}

static struct ideal zeros_fresh_if(ring x) {
    return (struct ideal){.name = "zeros",
                          .names = {"x", "", ""},
                          .ins = {1, 0, 0},
                          .outs = {1, 1, 0},
                          .shape = {x},
                          .answer = answer_at_times};
}

static void give_zeros(struct party *me, ring *const in[],
                       ring *const out[], size_t n) {
    (void)in;
    for (size_t k = 0; holds_shares(me) && k < n; k++)
        out[0][k] = 0;
}

static void give_fresh_zeros(struct party *me, ring *const in[],
                             ring *const out[], size_t n) {
    give_zeros(me, in, out, n);
    refresh(me, MOD_L, out[0], n);
}

static void show_zero_share(struct sight *s, int id, const ring *in,
                            const ring *out) {
    (void)in;
    if (id != P2)
        show(s, mod_L(id == P0 ? out[0] : 0 - out[0]), L);
}

static void coins_tossed_at_times_are_refused(void **state) {
    struct ideal late = zeros_fresh_if(1), early = zeros_fresh_if(0);

    (void)state;
    assert_true(is_refused(&(struct claim){.ideal = &late,
                                           .pose = pose_bit,
                                           .run = give_zeros,
                                           .simulate = show_nothing},
                           "that the first run did not make"));
    assert_true(is_refused(&(struct claim){.ideal = &early,
                                           .pose = pose_bit,
                                           .run = give_fresh_zeros,
                                           .simulate = show_zero_share},
                           "a coin is not tossed"));
}

static void do_nothing(struct party *me, ring *const in[],
                       ring *const out[], size_t n) {
    (void)me, (void)in, (void)out, (void)n;
}

static void toss_twice_after_a_one(struct sight *s, int id,
                                   const ring *in, const ring *out) {
    (void)id, (void)in, (void)out;
    if (toss(s->coins, 2))
        toss(s->coins, 2);
}

static void show_x_times(struct sight *s, int id, const ring *in,
                         const ring *out) {
    (void)out;
    for (ring i = 0; id == P0 && i < in[0]; i++)
        show(s, 0, L);
}

static void a_simulator_has_one_way_to_go(void **state) {
    struct claim claim = {.ideal = &nothing,
                          .pose = pose_bit,
                          .run = do_nothing,
                          .simulate = toss_twice_after_a_one};

    (void)state;
    assert_true(is_refused(&claim, "that the first run did not make"));
    claim.simulate = show_x_times;
    assert_true(is_refused(&claim, "shows other digits than at first"));
}

static void forget(struct party *me, ring *const in[],
                   ring *const out[], size_t n) {
    if (me->id == P1)
        give_zeros(me, in, out, n);
}

static void an_output_that_is_not_written_is_refused(void **state) {
    struct ideal never_fresh = zeros_fresh_if(2);

    (void)state;
    assert_true(is_refused(&(struct claim){.ideal = &never_fresh,
                                           .pose = pose_bit,
                                           .run = forget,
                                           .simulate = show_nothing},
                           "P0's output 0 is not in the ring"));
}

static void ask_apart(struct party *me, ring *const in[],
                      ring *const out[], size_t n) {
    struct ideal f = nothing;

    if (me->id == P2)
        f.name = "something else";
    ideal_call(me, &f, (const ring *const[]){in[0]}, out, n);
}

static bool never(const struct ideal *f, const struct values *in) {
    (void)f, (void)in;
    return false;
}

static void ask_outside(struct party *me, ring *const in[],
                        ring *const out[], size_t n) {
    struct ideal f = nothing;

    f.domain = never;
    ideal_call(me, &f, (const ring *const[]){in[0]}, out, n);
}

static void ideals_are_asked_together_and_as_they_may(void **state) {
    struct claim claim = {.ideal = &nothing,
                          .pose = pose_bit,
                          .run = ask_apart,
                          .simulate = show_nothing};

    (void)state;
    assert_true(is_refused(&claim, "the others ask for"));
    claim.run = ask_outside;
    assert_true(is_refused(&claim, "asked outside its domain"));
    claim.outside = true;
    prove(&claim);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(what_nobody_receives_is_refused),
    cmocka_unit_test(draws_that_depend_on_a_secret_are_refused),
    cmocka_unit_test(coins_tossed_at_times_are_refused),
    cmocka_unit_test(a_simulator_has_one_way_to_go),
    cmocka_unit_test(an_output_that_is_not_written_is_refused),
    cmocka_unit_test(ideals_are_asked_together_and_as_they_may),
};

RUN("claims that cannot be counted", tests)
