/* Tangled from chapters/29-flags.md; edit that file. */
#include "dealt_flags.h"
#include "ideal_flags.h"
#include "prove.h"

/* The same, whoever opens the flag. */
static void run_with(struct party *me, ring *const in[],
                     ring *const out[], size_t n,
                     void open(struct party *, const pack *,
                               struct flags, size_t)) {
    struct flags f = take_flags(me, n);

    open(me, holds_shares(me) ? rows_of_bits(me, in[0], 1, n) : NULL, f,
         n);
    tell_flag(me, f, out, n);
}

static void run_open(struct party *me, ring *const in[],
                     ring *const out[], size_t n) {
    run_with(me, in, out, n, open_flags);
}

static void simulate_open(struct sight *s, int id, const ring *in,
                          const ring *out) {
    ring mine = show_any(s, 2); /* of the coin */

    if (id == P2) {
        show(s, mine ^ out[0], 2);
        show(s, out[1], L);
    } else {
        show(s, out[1], L);
        show(s, out[0] ^ in[0] ^ mine, 2);
    }
}

static bool pose_bits(uint64_t *k, struct values *in) {
    in->of[P0][0] = next_digit(k, 2);
    in->of[P1][0] = next_digit(k, 2);
    return true;
}

static void a_flag_is_hidden_by_its_coin(void **state) {
    (void)state;
    prove(&(struct claim){.ideal = &ideal_flags,
                          .pose = pose_bits,
                          .run = run_open,
                          .simulate = simulate_open});
}

static void answer_two(const struct ideal *f, struct coins *c,
                       const struct values *in, struct values *out) {
    for (size_t i = 0; i < 2; i++) {
        struct values bit, flag;

        bit.of[P0][0] = in->of[P0][i];
        bit.of[P1][0] = in->of[P1][i];
        answer_flags(f, c, &bit, &flag);
        for (int j = P0; j < OWNER; j++)
            memcpy(out->of[j] + 2 * i, flag.of[j], 2 * sizeof(ring));
    }
}

static const struct ideal ideal_two = {
    .name = "open_flags twice",
    .names = {"bit[0] bit[1]", "bit[0] bit[1]", ""},
    .ins = {2, 2, 0},
    .outs = {4, 4, 4},
    .answer = answer_two,
};

static bool pose_two(uint64_t *k, struct values *in) {
    for (size_t i = 0; i < 2; i++) {
        in->of[P0][i] = next_digit(k, 2);
        in->of[P1][i] = next_digit(k, 2);
    }
    return true;
}

static void run_two(struct party *me, ring *const in[],
                    ring *const out[], size_t n) {
    run_open(me, in, out, n);
    run_open(me, holds_shares(me) ? in + 1 : in, out + 2, n);
}

static void simulate_two(struct sight *s, int id, const ring *in,
                         const ring *out) {
    simulate_open(s, id, in, out);
    simulate_open(s, id, id == P2 ? in : in + 1, out + 2);
}

static void two_flags_have_two_coins(void **state) {
    (void)state;
    prove(&(struct claim){.ideal = &ideal_two,
                          .pose = pose_two,
                          .run = run_two,
                          .simulate = simulate_two});
}

enum { OPEN, COIN_SHARE, NUMBER, MASK, FACTOR, TOP_SHARE, PARTS };
enum { COIN, ALL, TOP };

static void run_product(struct party *me, ring *const in[],
                        ring *const out[], size_t n) {
    struct flags f = take_flags(me, n);
    struct opened x;

    if (holds_shares(me)) {
        rows_of(in[OPEN], 0, 1, f.open, n);
        f.coin = in[COIN_SHARE];
        x = (struct opened){in[NUMBER], in[MASK], in[FACTOR],
                            in[TOP_SHARE], NULL};
    } else {
        f.coin = in[COIN];
        x = (struct opened){in[ALL], in[ALL], in[TOP], in[TOP], NULL};
    }
    times_flag(me, f, x, out[0], n);
}

/* Shares of the bit and of x, at P0 or P1. */
static ring bit_of(const ring *v, int id) {
    return v[OPEN] ? (id == P0) - v[COIN_SHARE] : v[COIN_SHARE];
}

static ring x_of(const ring *v, int id) {
    return (id == P0 ? v[NUMBER] : 0) - v[MASK] +
           v[FACTOR] * v[TOP_SHARE];
}

static void answer_product(const struct ideal *f, struct coins *c,
                           const struct values *in,
                           struct values *out) {
    const ring *a = in->of[P0], *b = in->of[P1];
    ring bit = bit_of(a, P0) + bit_of(b, P1);

    (void)f;
    ideal_share(c, bit * (x_of(a, P0) + x_of(b, P1)), &out->of[P0][0],
                &out->of[P1][0]);
}

static const struct ideal ideal_product = {
    .name = "times_flag",
    .names = {"flag coin open mask factor top",
              "flag coin open mask factor top", ""},
    .ins = {PARTS, PARTS, 3},
    .outs = {1, 1, 0},
    .answer = answer_product,
};

static void simulate_product(struct sight *s, int id, const ring *in,
                             const ring *out) {
    ring z, hidden = show_any(s, L), upper = show_any(s, L);

    if (id == P2)
        return;
    z = in[NUMBER] * in[COIN_SHARE] - hidden + in[FACTOR] * upper;
    z = in[OPEN] ? x_of(in, id) - z : z;
    show(s, mod_L(id == P0 ? out[0] - z : z - out[0]), L);
}

/* Both flags and coins; some of the rest. */
static bool pose_product(uint64_t *k, struct values *in) {
    ring *a = in->of[P0], *b = in->of[P1], *c = in->of[P2];

    a[OPEN] = b[OPEN] = next_digit(k, 2);
    c[COIN] = next_digit(k, 2);
    a[COIN_SHARE] = next_digit(k, 4);
    b[COIN_SHARE] = mod_L(c[COIN] - a[COIN_SHARE]);
    a[NUMBER] = b[NUMBER] = next_digit(k, 4);
    a[FACTOR] = b[FACTOR] = 1 + next_digit(k, 2);
    a[MASK] = 1;
    b[MASK] = next_digit(k, 4);
    a[TOP_SHARE] = 3;
    b[TOP_SHARE] = next_digit(k, 2);
    c[ALL] = mod_L(a[MASK] + b[MASK]);
    c[TOP] = mod_L(a[TOP_SHARE] + b[TOP_SHARE]);
    return true;
}

static void a_bit_times_a_number_shows_nothing(void **state) {
    (void)state;
    prove(&(struct claim){.ideal = &ideal_product,
                          .pose = pose_product,
                          .run = run_product,
                          .simulate = simulate_product});
}

/* The same C, with coins that all show zero. */
static void no_coins(struct party *me, pack *coin, ring *number,
                     size_t n) {
    memset(coin, 0, packs(n) * sizeof *coin);
    memset(number, 0, n * sizeof *number);
    deal(me, P2, MOD_L, number, number, n);
}

#define supply_coins no_coins
#define take_flags take_bare_flags
#define open_flags open_bare_flags
#define flag_shares bare_flag_shares
#define times_flag times_bare_flag
#include "flags.c"
#undef supply_coins
#undef take_flags
#undef open_flags
#undef flag_shares
#undef times_flag

static void run_bare(struct party *me, ring *const in[],
                     ring *const out[], size_t n) {
    run_with(me, in, out, n, open_bare_flags);
}

/* It has no coin to show. */
static void simulate_bare(struct sight *s, int id, const ring *in,
                          const ring *out) {
    show(s, out[1], L);
    if (id != P2)
        show(s, out[0] ^ in[0], 2);
}

static void without_a_coin_the_bit_is_open(void **state) {
    (void)state;
    const struct claim claim = {.ideal = &ideal_flags,
                                .pose = pose_bits,
                                .run = run_bare,
                                .simulate = simulate_bare};

    assert_true(no_simulator(&claim, P0));
    assert_true(no_simulator(&claim, P1));
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_flag_is_hidden_by_its_coin),
    cmocka_unit_test(two_flags_have_two_coins),
    cmocka_unit_test(a_bit_times_a_number_shows_nothing),
    cmocka_unit_test(without_a_coin_the_bit_is_open),
};

RUN("flags, proved", tests)
