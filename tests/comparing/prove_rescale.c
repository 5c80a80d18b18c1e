/* Tangled from chapters/26-rescaling.md; edit that file. */
#include "ideal_rescale.h"
#include "prove.h"
#include "rescale.h"
#include "wrap_dealt.h"

/* All shares of all numbers of the domain. */
static bool pose_by(int d, uint64_t *k, struct values *in) {
    in->of[P0][0] = next_digit(k, L);
    in->of[P1][0] = next_digit(k, L);
    return in_domain(in->of[P0][0] + in->of[P1][0], d);
}

static bool pose(uint64_t *k, struct values *in) {
    return pose_by(1, k, in);
}

static void run(struct party *me, ring *const in[], ring *const out[],
                size_t n) {
    truncate_exact(me, in[0], out[0], n, 1);
}

static void simulate_helper(struct sight *s) {
    show_any(s, L); /* the mask, drawn with P0 and with P1 */
    show_any(s, L);
    for (int i = 0; i < BITS_SEEN; i++)
        show_any(s, P);
    show_any(s, L); /* P0's shares of t and m */
    show_any(s, L);
    show(s, toss(s->coins, 2), L); /* the coin, or its opposite */
    show_any(s, L);
}

static ring xor_with(ring open, ring share, int j) {
    return share + (ring)j * open - 2 * open * share;
}

/* A view of P0 or P1 up to the refresh, and the share by then. */
static ring simulate_share(struct sight *s, int id, ring x, int d) {
    ring shift = id == P0 ? (L / 4 >> d << d) + (1 << (d - 1)) : 0;
    ring r = show_any(s, L), c = mod_L(x + shift + r + show_any(s, L));
    ring t, m, coin, flag, v;

    for (int i = 0; i < BITS_SEEN; i++)
        show_any(s, P);
    t = show_any(s, L);
    m = show_any(s, L);
    coin = show_any(s, 2);
    flag = show_any(s, L);
    v = xor_with(2 * c / L, m, id) * (L / 2 >> d);
    return v - t - xor_with(coin, flag, id) +
           (id == P0 ? (c % (L / 2) >> d) - (L / 4 >> d) : 0);
}

static void simulate_by(int d, struct sight *s, int id, const ring *in,
                        const ring *out) {
    ring share;

    if (id == P2) {
        simulate_helper(s);
        return;
    }
    share = simulate_share(s, id, in[0], d);
    show(s, mod_L(id == P0 ? out[0] - share : share - out[0]), L);
}

static void simulate(struct sight *s, int id, const ring *in,
                     const ring *out) {
    simulate_by(1, s, id, in, out);
}

static void truncating_exactly_is_private(void **state) {
    (void)state;
    struct ideal f = ideal_rescale(1);

    prove(&(struct claim){
        .ideal = &f, .pose = pose, .run = run, .simulate = simulate});
}

#if ELL > 2
static bool pose_two(uint64_t *k, struct values *in) {
    return pose_by(2, k, in);
}

static void run_two(struct party *me, ring *const in[],
                    ring *const out[], size_t n) {
    truncate_exact(me, in[0], out[0], n, 2);
}

static void simulate_two(struct sight *s, int id, const ring *in,
                         const ring *out) {
    simulate_by(2, s, id, in, out);
}

static void and_so_is_truncating_by_two_bits(void **state) {
    (void)state;
    struct ideal f = ideal_rescale(2);

    f.name = "truncate_exact by two bits";
    prove(&(struct claim){.ideal = &f,
                          .pose = pose_two,
                          .run = run_two,
                          .simulate = simulate_two});
}
#endif

#define truncate_exact truncate_unrefreshed
#define rescale rescale_unrefreshed
#define refresh(me, group, x, n) ((void)0)
#include "rescale.c"
#undef truncate_exact
#undef rescale
#undef refresh

static void run_unrefreshed(struct party *me, ring *const in[],
                            ring *const out[], size_t n) {
    truncate_unrefreshed(me, in[0], out[0], n, 1);
}

static void unrefreshed_the_helper_knows_the_shares_past(void **state) {
    (void)state;
    struct ideal f = ideal_rescale(1);
    const struct claim claim = {.ideal = &f,
                                .pose = pose,
                                .run = run_unrefreshed,
                                .simulate = simulate};

    assert_true(no_simulator(&claim, P2));
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(truncating_exactly_is_private),
#if ELL > 2
    cmocka_unit_test(and_so_is_truncating_by_two_bits),
#endif
    cmocka_unit_test(unrefreshed_the_helper_knows_the_shares_past),
};

RUN("exact truncation, proved", tests)
