/* Tangled from chapters/33-maxpool.md; edit that file. */
#include "maxpool.h"
#include "prove.h"

enum { SIZE = 2 };

/* P0 and P1 have shares of i, and get fresh ones of the vector that is
   1 at place i, else 0. */
static void answer_unit(const struct ideal *f, struct coins *c,
                        const struct values *in, struct values *out) {
    ring i = mod_L(in->of[P0][0] + in->of[P1][0]);

    for (ring j = 0; j < f->outs[P0]; j++)
        ideal_share(c, i == j, &out->of[P0][j], &out->of[P1][j]);
}

static const struct ideal ideal_unit = {
    .name = "maxpool_derivative",
    .names = {"i", "i", ""},
    .ins = {1, 1, 0},
    .outs = {SIZE, SIZE, 0},
    .answer = answer_unit,
};

static bool pose(uint64_t *k, struct values *in) {
    ring i = next_digit(k, SIZE);

    in->of[P0][0] = next_digit(k, L);
    in->of[P1][0] = mod_L(i - in->of[P0][0]);
    return true;
}

static void run(struct party *me, ring *const in[], ring *const out[],
                size_t n) {
    ring unit[SIZE];

    maxpool_derivative(me, in[0], unit, n, SIZE);
    for (int i = 0; holds_shares(me) && i < SIZE; i++)
        *out[i] = unit[i];
}

static void simulate(struct sight *s, int id, const ring *in,
                     const ring *out) {
    ring open = show_any(s, L), turned[SIZE];

    open += show_any(s, L);
    for (int i = 0; i < SIZE; i++)
        turned[i] = show_any(s, L);
    for (ring i = 0; id != P2 && i < SIZE; i++) {
        ring zero = out[i] - turned[(i - in[0] - open) % SIZE];

        show(s, mod_L(id == P0 ? zero : 0 - zero), L);
    }
}

static void the_derivative_is_private(void **state) {
    (void)state;
    prove(&(struct claim){.ideal = &ideal_unit,
                          .pose = pose,
                          .run = run,
                          .simulate = simulate,
                          .one_by_one = true});
}

#define maxpool maxpool_unrefreshed
#define maxpool_keep maxpool_keep_unrefreshed
#define maxpool_derivative derivative_unrefreshed
#define refresh(me, group, x, n) ((void)0)
#include "maxpool.c"
#undef maxpool
#undef maxpool_keep
#undef maxpool_derivative
#undef refresh

static void run_unrefreshed(struct party *me, ring *const in[],
                            ring *const out[], size_t n) {
    ring unit[SIZE];

    derivative_unrefreshed(me, in[0], unit, n, SIZE);
    for (int i = 0; holds_shares(me) && i < SIZE; i++)
        *out[i] = unit[i];
}

static void simulate_unrefreshed(struct sight *s, int id,
                                 const ring *in, const ring *out) {
    ring open;

    if (id == P2) {
        simulate(s, id, in, out);
        return;
    }
    open = show_any(s, L);
    open += in[0] + show_any(s, L);
    for (ring i = 0; i < SIZE; i++)
        show(s, out[(i + open) % SIZE], L);
}

static void unrefreshed_it_tells_the_helper(void **state) {
    (void)state;
    const struct claim claim = {.ideal = &ideal_unit,
                                .pose = pose,
                                .run = run_unrefreshed,
                                .simulate = simulate_unrefreshed,
                                .one_by_one = true};

    assert_true(is_private(&claim, P0));
    assert_true(is_private(&claim, P1));
    assert_true(no_simulator(&claim, P2));
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_derivative_is_private),
    cmocka_unit_test(unrefreshed_it_tells_the_helper),
};

RUN("the derivative of maxpool, proved", tests)
