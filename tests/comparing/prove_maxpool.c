/* Tangled from chapters/33-maxpool.md; edit that file. */
#include "ideal_maxpool.h"
#include "maxpool.h"
#include "prove.h"
#include "ways.h"
#include "wrap_drelu.h"
#include "wrap_multiply.h"
#include "wrap_sign_flags.h"
#include "wrap_times_flag.h"

static void run(struct party *me, ring *const in[], ring *max,
                ring *index, size_t n, size_t size, struct sign s) {
    ring *x = take_ring(me, n * size);

    for (size_t k = 0; holds_shares(me) && k < n * size; k++)
        x[k] = in[k % size][k / size];
    maxpool(me, x, max, index, n, size, s);
}

/* A game up to the flag; `all` leads are opened. */
static void simulate_flag(struct sight *s, size_t all) {
    for (size_t k = 0; k < 2 * all; k++)
        show_any(s, L);
    show(s, toss(s->coins, 2), L);
    show_any(s, L);
}

/* Groups of two or three. */
static void simulate(struct sight *s, int id, const ring *in,
                     const ring *out, size_t size, bool place) {
    for (size_t game = 2; game < size; game++) {
        simulate_flag(s, 1);
        if (id != P2)
            show_any(s, L);
    }
    simulate_flag(s, place ? 2 : 1);
    if (id != P2)
        show(s, mod_L(out[0] - in[size - 1]), L);
    if (id != P2 && place)
        show(s, mod_L(out[1] - (id == P0 ? size - 1 : 0)), L);
}

static void run_two(struct party *me, ring *const in[],
                    ring *const out[], size_t n) {
    run(me, in, out[0], NULL, n, 2, WHOLE_RING);
}

static void simulate_two(struct sight *s, int id, const ring *in,
                         const ring *out) {
    simulate(s, id, in, out, 2, false);
}

static void the_larger_of_two_is_private(void **state) {
    (void)state;
    struct ideal f = ideal_maxpool(2, false, WHOLE_RING);

    prove(&(struct claim){
        .ideal = &f, .run = run_two, .simulate = simulate_two});
}

#if ELL == 2
static bool sample(uint64_t *k, struct values *in, size_t size) {
    for (size_t i = 0; i < size; i++) {
        in->of[P0][i] = (3 * i + 1) % L;
        in->of[P1][i] = next_digit(k, L);
    }
    return true;
}

static bool sample_two(uint64_t *k, struct values *in) {
    return sample(k, in, 2);
}

static void run_place(struct party *me, ring *const in[],
                      ring *const out[], size_t n) {
    run(me, in, out[0], out[1], n, 2, WHOLE_RING);
}

static void simulate_place(struct sight *s, int id, const ring *in,
                           const ring *out) {
    simulate(s, id, in, out, 2, true);
}

static void and_so_is_its_place(void **state) {
    (void)state;
    struct ideal f = ideal_maxpool(2, true, WHOLE_RING);

    prove(&(struct claim){.ideal = &f,
                          .run = run_place,
                          .simulate = simulate_place,
                          .sample = sample_two});
}

static bool sample_three(uint64_t *k, struct values *in) {
    in->of[P0][2] = in->of[P1][2] = 3;
    return sample(k, in, 2);
}

static void run_three(struct party *me, ring *const in[],
                      ring *const out[], size_t n) {
    run(me, in, out[0], NULL, n, 3, WHOLE_RING);
}

static void simulate_three(struct sight *s, int id, const ring *in,
                           const ring *out) {
    simulate(s, id, in, out, 3, false);
}

static void the_largest_of_three_is_private(void **state) {
    (void)state;
    struct ideal f = ideal_maxpool(3, false, WHOLE_RING);

    f.name = "maxpool of three";
    prove(&(struct claim){.ideal = &f,
                          .run = run_three,
                          .simulate = simulate_three,
                          .sample = sample_three});
}
#endif

static void run_published(struct party *me, ring *const in[],
                          ring *const out[], size_t n) {
    run(me, in, out[0], out[1], n, 2, PUBLISHED);
}

static void simulate_published(struct sight *s, int id, const ring *in,
                               const ring *out) {
    if (id == P2)
        return;
    show_any(s, L); /* the bit */
    show(s, mod_L(out[0] - in[1]), L);
    show(s, mod_L(out[1] - (id == P0 ? 1 : 0)), L);
}

static void as_published_it_is_private(void **state) {
    (void)state;
    struct ideal f = ideal_maxpool(2, true, PUBLISHED);

    f.name = "maxpool with place as published";
    prove(&(struct claim){.ideal = &f,
                          .run = run_published,
                          .simulate = simulate_published});
}

#if ELL == 2
/* Twice the numbers under the masks of the first half. */
static struct opened open_alike(struct party *me, const ring *x,
                                size_t n) {
    struct opened out = {.open = take_ring(me, n),
                         .mask = take_ring(me, n)};

    draw_mask(me, MOD_L, out.mask, n / 2);
    memcpy(out.mask + n / 2, out.mask, n / 2 * sizeof(ring));
    memcpy(out.open, out.mask, n * sizeof(ring));
    if (holds_shares(me))
        group_add(MOD_L, x, out.mask, out.open, n);
    open_shares(me, MOD_L, out.open, out.open, n);
    return out;
}

#define maxpool maxpool_alike
#define maxpool_keep maxpool_keep_alike
#define maxpool_derivative derivative_alike
#define open_masked open_alike
#include "maxpool.c"
#undef maxpool
#undef maxpool_keep
#undef maxpool_derivative
#undef open_masked

static void run_alike(struct party *me, ring *const in[],
                      ring *const out[], size_t n) {
    ring *x = take_ring(me, 2 * n);

    for (size_t k = 0; holds_shares(me) && k < 2 * n; k++)
        x[k] = in[k % 2][k / 2];
    maxpool_alike(me, x, out[0], out[1], n, 2, WHOLE_RING);
}

static void one_mask_for_value_and_place_leaks(void **state) {
    (void)state;
    struct ideal f = ideal_maxpool(2, true, WHOLE_RING);
    const struct claim claim = {.ideal = &f,
                                .run = run_alike,
                                .simulate = simulate_place,
                                .sample = sample_two};

    assert_true(no_simulator(&claim, P0));
}
#endif

/* No two of a group are farther apart than a fair game allows. */
static bool is_fair(const struct player in[3]) {
    int64_t half = INT64_C(1) << (ELL - 1);
    bool fair = true;

    for (int i = 0; i < 3; i++)
        for (int j = i + 1; j < 3; j++) {
            int64_t lead =
                signed_of(in[i].value) - signed_of(in[j].value);

            fair = fair && lead >= -half && lead < half;
        }
    return fair;
}

static void check_champion(struct player in[3]) {
    const ring x[] = {in[0].value, in[1].value, in[2].value};
    struct player *best = in, won;

    for (struct player *p = in + 1; p < in + 3; p++)
        if (signed_of(p->value) > signed_of(best->value))
            best = p;
    won = *best;
    assert_int_equal(ahead_of_all(x, 3, ELL), won.value);
    champion(in, 3, ELL);
    assert_int_equal(in[0].value, won.value);
    assert_int_equal(in[0].place, won.place);
}

static void a_fair_champion_is_the_first_largest(void **state) {
    (void)state;
    for (ring k = 0; k < L * L * L; k++) {
        struct player in[3] = {
            {k % L, 0}, {k / L % L, 1}, {k / L / L, 2}};

        if (is_fair(in))
            check_champion(in);
    }
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_larger_of_two_is_private),
    cmocka_unit_test(as_published_it_is_private),
#if ELL == 2
    cmocka_unit_test(and_so_is_its_place),
    cmocka_unit_test(the_largest_of_three_is_private),
    cmocka_unit_test(one_mask_for_value_and_place_leaks),
#endif
    cmocka_unit_test(a_fair_champion_is_the_first_largest),
};

RUN("maxpool, proved", tests)
