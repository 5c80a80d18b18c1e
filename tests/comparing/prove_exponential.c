/* Tangled from chapters/35-softmax.md; edit that file. */
#include "ideal_exponential.h"
#include "prove.h"
#include "wrap_multiply_opened.h"
#include "wrap_rescale.h"

enum { F = 1 };

static bool pose(uint64_t *k, struct values *in) {
    in->of[P0][0] = next_digit(k, L);
    in->of[P1][0] = next_digit(k, L);
    return can_exponential(in->of[P0][0] + in->of[P1][0], F);
}

static void run_how(enum truncation how, struct party *me,
                    ring *const in[], ring *const out[], size_t n) {
    struct opened e = exponential(me, in[0], n, scale_of(F, how));

    opened_shares(me, e, out[0], n);
}

static void run(struct party *me, ring *const in[], ring *const out[],
                size_t n) {
    run_how(EXACT, me, in, out, n);
}

static void simulate(struct sight *s, int id, const ring *in,
                     const ring *out) {
    (void)in;
    for (int i = 0; id != P2 && i < 2 * EXP_SQUARINGS; i++)
        show_any(s, L);
    if (id != P2)
        show(s, out[0], L);
}

static void the_exponential_is_private(void **state) {
    (void)state;
    struct ideal f = ideal_exponential(F);

    prove(&(struct claim){
        .ideal = &f, .pose = pose, .run = run, .simulate = simulate});
}

static void answer_by_coins(const struct ideal *f, struct coins *c,
                            const struct values *in,
                            struct values *out) {
    ring x = in->of[P0][0] + in->of[P1][0];

    (void)f;
    x = by_coin(x, show_coin(c, x, out, 1, 0, EXP_SQUARINGS),
                EXP_SQUARINGS);
    x += (ring)1 << F;
    x *= x;
    x = by_coin(x, show_coin(c, x, out, 2, 1, F), F);
    ideal_share(c, x, &out->of[P0][0], &out->of[P1][0]);
}

static void run_coins(struct party *me, ring *const in[],
                      ring *const out[], size_t n) {
    put_coins(me, holds_shares(me) ? out + 1 : out);
    run_how(COIN, me, in, out, n);
}

static void simulate_coins(struct sight *s, int id, const ring *in,
                           const ring *out) {
    (void)in;
    if (id == P2) {
        show(s, out[0], L), show(s, out[1], L);
        return;
    }
    show_any(s, L), show(s, out[1], L); /* the base */
    show_any(s, L);                     /* its square */
    show(s, out[0], L), show(s, out[2], L);
}

static void by_coins_it_is_private(void **state) {
    (void)state;
    const struct ideal f = {.name = "exponential by coins",
                            .names = {"v", "v", ""},
                            .ins = {1, 1, 0},
                            .outs = {3, 3, 2},
                            .answer = answer_by_coins};

    assert_int_equal(EXP_SQUARINGS, 1);
    prove(&(struct claim){.ideal = &f,
                          .run = run_coins,
                          .simulate = simulate_coins,
                          .outside = true});
}

static void run_local(struct party *me, ring *const in[],
                      ring *const out[], size_t n) {
    run_how(LOCAL, me, in, out, n);
}

/* Only the products hand out shares. */
static void simulate_local(struct sight *s, int id, const ring *in,
                           const ring *out) {
    (void)in, (void)out;
    for (int i = 0; id != P2 && i < EXP_SQUARINGS; i++)
        show_any(s, L);
}

static void truncated_locally_it_is_another_function(void **state) {
    (void)state;
    struct ideal f = ideal_exponential(F);
    const struct claim claim = {.ideal = &f,
                                .pose = pose,
                                .run = run_local,
                                .simulate = simulate_local};

    assert_true(no_simulator(&claim, P0));
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_exponential_is_private),
    cmocka_unit_test(by_coins_it_is_private),
    cmocka_unit_test(truncated_locally_it_is_another_function),
};

RUN("the exponential, proved", tests)
