/* Tangled from chapters/21-beaver.md; edit that file. */
#include "beaver.h"
#include "factors.h"
#include "ideal_multiply.h"

static void run(struct party *me, ring *const in[], ring *const out[],
                size_t n) {
    multiply(me, in[0], in[1], out[0], n);
}

/* z but for the zero-share, as P0 or P1 computes it. */
static ring simulate_product(struct sight *s, int id, const ring *in) {
    ring a = show_any(s, L), b = show_any(s, L);
    ring e = in[0] - a + show_any(s, L);
    ring f = in[1] - b + show_any(s, L);
    ring c = show_any(s, L);

    return c + in[0] * f + e * (in[1] - (id == P0 ? f : 0));
}

static void simulate(struct sight *s, int id, const ring *in,
                     const ring *out) {
    ring z;

    if (id == P2) {
        for (int i = 0; i < 5; i++)
            show_any(s, L); /* two shares of a, two of b, c's first */
        return;
    }
    z = simulate_product(s, id, in);
    show(s, mod_L(id == P0 ? out[0] - z : z - out[0]), L);
}

static void a_product_shows_nothing_and_is_fresh(void **state) {
    (void)state;
    prove(&(struct claim){.ideal = &ideal_multiply,
                          .sample = pose_factors,
                          .run = run,
                          .simulate = simulate});
}

/* The same C without its refresh. */
#define multiply multiply_unrefreshed
#define multiply_matrix multiply_matrix_unrefreshed
#define multiply_masked multiply_masked_unrefreshed
#define deal_masked deal_masked_unrefreshed
#define tell_mask tell_mask_unrefreshed
#define take_masked take_masked_unrefreshed
#define mask_open mask_open_unrefreshed
#define open_multiply open_multiply_unrefreshed
#define refresh(me, group, x, n) ((void)0)
#include "beaver.c"
#undef multiply
#undef multiply_matrix
#undef multiply_masked
#undef deal_masked
#undef tell_mask
#undef take_masked
#undef mask_open
#undef open_multiply
#undef refresh

static void run_unrefreshed(struct party *me, ring *const in[],
                            ring *const out[], size_t n) {
    multiply_unrefreshed(me, in[0], in[1], out[0], n);
}

static void simulate_unrefreshed(struct sight *s, int id,
                                 const ring *in, const ring *out) {
    if (id == P2) {
        simulate(s, id, in, out);
    } else {
        ring a = show_any(s, L), b = show_any(s, L);
        ring e = in[0] - a + show_any(s, L);
        ring f = in[1] - b + show_any(s, L);
        ring rest = in[1] - (id == P0 ? f : 0);

        show(s, mod_L(out[0] - in[0] * f - e * rest), L);
    }
}

static void unrefreshed_the_helper_knows_the_shares_past(void **state) {
    (void)state;
    const struct claim claim = {.ideal = &ideal_multiply,
                                .sample = pose_factors,
                                .run = run_unrefreshed,
                                .simulate = simulate_unrefreshed};

    assert_true(is_private(&claim, P0));
    assert_true(is_private(&claim, P1));
    assert_true(no_simulator(&claim, P2));
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_product_shows_nothing_and_is_fresh),
    cmocka_unit_test(unrefreshed_the_helper_knows_the_shares_past),
};

RUN("products of shares, proved", tests)
