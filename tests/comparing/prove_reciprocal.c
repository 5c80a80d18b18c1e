/* Tangled from chapters/28-division.md; edit that file. */
#include "ideal_reciprocal.h"
#include "prove.h"
#include "reciprocal.h"
#include "wrap_multiply.h"
#include "wrap_rescale.h"

static void simulate(struct sight *s, int id, const ring *out,
                     int steps) {
    /* N, then q and N in each step but the last, there q alone */
    for (int i = 0; id != P2 && i < 1 + 4 * (steps - 1) + 1; i++)
        show_any(s, L);
    if (id != P2)
        show(s, out[0], L);
}

enum { F = 1, SHORT = 3, LONG = 7 };

static void run_one(struct party *me, ring *const in[],
                    ring *const out[], size_t n) {
    reciprocal(me, in[0], out[0], n, SHORT, (struct scale){F, EXACT});
}

static void run_two(struct party *me, ring *const in[],
                    ring *const out[], size_t n) {
    reciprocal(me, in[0], out[0], n, LONG, (struct scale){F, EXACT});
}

static void simulate_one(struct sight *s, int id, const ring *in,
                         const ring *out) {
    (void)in;
    simulate(s, id, out, 1);
}

static void simulate_two(struct sight *s, int id, const ring *in,
                         const ring *out) {
    (void)in;
    simulate(s, id, out, 2);
}

static void a_step_is_private(void **state) {
    (void)state;
    struct ideal f = ideal_reciprocal(SHORT, F);

    assert_int_equal(goldschmidt_steps(SHORT, F), 1);
    f.name = "reciprocal in one step";
    prove(&(struct claim){.ideal = &f,
                          .run = run_one,
                          .simulate = simulate_one,
                          .outside = true});
}

static void two_steps_are_private(void **state) {
    (void)state;
    struct ideal f = ideal_reciprocal(LONG, F);

    assert_int_equal(goldschmidt_steps(LONG, F), 2);
    f.name = "reciprocal in two steps";
    prove(&(struct claim){.ideal = &f,
                          .run = run_two,
                          .simulate = simulate_two,
                          .outside = true});
}

/* A rescale that also opens the last of what it has truncated. */
static void rescale_and_look(struct party *me, enum truncation how,
                             ring *x, size_t n, int d) {
    ring *seen = take_ring(me, n);

    rescale(me, how, x, n, d);
    if (holds_shares(me))
        open_shares(me, MOD_L, x, seen, n);
}

#define reciprocal reciprocal_watched
#define rescale rescale_and_look
#include "reciprocal.c"
#undef rescale
#undef reciprocal

static void run_watched(struct party *me, ring *const in[],
                        ring *const out[], size_t n) {
    reciprocal_watched(me, in[0], out[0], n, SHORT,
                       (struct scale){F, EXACT});
}

static void simulate_watched(struct sight *s, int id, const ring *in,
                             const ring *out) {
    (void)in;
    if (id == P2)
        return;
    show_any(s, L), show_any(s, L); /* N, and the other's share of it */
    show_any(s, L);
    show(s, out[0], L), show_any(s, L);
}

static void whoever_looks_at_N_knows_y(void **state) {
    (void)state;
    struct ideal f = ideal_reciprocal(SHORT, F);
    const struct claim claim = {.ideal = &f,
                                .run = run_watched,
                                .simulate = simulate_watched,
                                .outside = true};

    assert_true(no_simulator(&claim, P0));
    assert_true(no_simulator(&claim, P1));
    assert_true(is_private(&claim, P2));
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_step_is_private),
    cmocka_unit_test(two_steps_are_private),
    cmocka_unit_test(whoever_looks_at_N_knows_y),
};

RUN("reciprocals, proved", tests)
