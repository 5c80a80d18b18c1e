/* Tangled from chapters/30-relu.md; edit that file. */
#include "ideal_relu.h"
#include "prove.h"
#include "relu_runs.h"
#include "wrap_drelu_short.h"
#include "wrap_multiply.h"

static struct sign way; /* of the claim at hand */

static void run_relu(struct party *me, ring *const in[],
                     ring *const out[], size_t n) {
    struct flags bit = take_flags(me, n);

    relu(me, in[0], out[0], bit, n, way);
    tell_bit(me, bit, out[1], n, way);
}

/* What P0 or P1 has of a number and its flag. */
struct part {
    ring number, mask, flag, coin;
};

/* A share of the bit. */
static ring bit_of(const struct part *v, int id) {
    return v->flag ? (id == P0) - v->coin : v->coin;
}

/* A refresh adds what is missing to the output. */
static void show_zero(struct sight *s, int id, ring z, ring out) {
    show(s, mod_L(id == P0 ? out - z : z - out), L);
}

#if ELL == 2
static struct part simulate_flag(struct sight *s, int id, ring a) {
    struct part v;
    ring top, table, coin, bit;

    v.mask = show_any(s, L);
    v.number = mod_L(a + v.mask + show_any(s, L));
    top = show_any(s, 2);
    table = show_any(s, 2);
    bit = top ^ (v.number & 1 ? 0 : table);
    bit ^= id == P0 ? 1 ^ v.number >> 1 : 0;
    bit ^= show_any(s, 2); /* a zero-share */
    coin = show_any(s, 2);
    v.coin = show_any(s, L);
    v.flag = bit ^ coin ^ show_any(s, 2);
    return v;
}

static void simulate_product(struct sight *s, int id,
                             const struct part *v, ring out) {
    ring z = v->number * v->coin - show_any(s, L);
    ring number = (id == P0 ? v->number : 0) - v->mask;

    show_zero(s, id, v->flag ? number - z : z, out);
}

/* Two shares of the mask, P0's of its highest bit and of a table, two
   of the coin, and P0's of that as a number, and of the product. */
static void simulate_helper(struct sight *s) {
    static const ring range[] = {L, L, 2, 2, 2, 2, L, L};

    for (int i = 0; i < 8; i++)
        show_any(s, range[i]);
}
#else
#include "wrap_sign_flags.h"
#include "wrap_times_flag.h"

static struct part simulate_flag(struct sight *s, int id, ring a) {
    struct part v;

    (void)id;
    v.mask = show_any(s, L);
    v.number = mod_L(a + v.mask + show_any(s, L));
    v.flag = show(s, toss(s->coins, 2), L);
    v.coin = show_any(s, L);
    return v;
}

static void simulate_product(struct sight *s, int id,
                             const struct part *v, ring out) {
    (void)id, (void)v;
    show(s, out, L);
}

static void simulate_helper(struct sight *s) {
    show_any(s, L);
    show_any(s, L);
    show(s, toss(s->coins, 2), L);
    show_any(s, L);
}
#endif

static void simulate_relu(struct sight *s, int id, const ring *in,
                          const ring *out) {
    if (id == P2) {
        simulate_helper(s);
    } else {
        struct part v = simulate_flag(s, id, in[0]);

        simulate_product(s, id, &v, out[0]);
        show_zero(s, id, bit_of(&v, id), out[1]);
    }
}

static void by_tables_nothing_is_seen(void **state) {
    struct ideal both = ideal_relu(WHOLE_RING);
    (void)state;

    way = WHOLE_RING;
    prove(&(struct claim){
        .ideal = &both, .run = run_relu, .simulate = simulate_relu});
}

static void simulate_published(struct sight *s, int id, const ring *in,
                               const ring *out) {
    (void)in;
    if (id == P2)
        return;
    show(s, out[1], L);
    show(s, out[0], L);
}

static void and_nothing_as_published(void **state) {
    struct ideal both = ideal_relu(PUBLISHED);
    (void)state;

    way = PUBLISHED;
    both.name = "relu as published";
    prove(&(struct claim){.ideal = &both,
                          .run = run_relu,
                          .simulate = simulate_published});
}

#if ELL == 2
static void run_open(struct party *me, ring *const in[],
                     ring *const out[], size_t n) {
    struct opened c = open_masked(me, in[0], n);
    pack *bit = take_rows(me, 1, n);

    sign_bits(me, c, bit, ELL, n);
    open_rows(me, bit, bit, 1, n);
    for (size_t k = 0; holds_shares(me) && k < n; k++) {
        out[0][k] = bit_at(bit, k) * in[0][k];
        out[1][k] = bit_at(bit, k) * (me->id == P0);
    }
    refresh(me, MOD_L, out[0], holds_shares(me) ? n : 0);
    refresh(me, MOD_L, out[1], holds_shares(me) ? n : 0);
}

static void an_opened_sign_is_no_secret(void **state) {
    struct ideal both = ideal_relu(WHOLE_RING);
    const struct claim claim = {
        .ideal = &both, .run = run_open, .simulate = simulate_relu};
    (void)state;

    assert_true(no_simulator(&claim, P0));
    assert_true(no_simulator(&claim, P1));
}
#endif

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(by_tables_nothing_is_seen),
    cmocka_unit_test(and_nothing_as_published),
#if ELL == 2
    cmocka_unit_test(an_opened_sign_is_no_secret),
#endif
};

RUN("ReLU, proved", tests)
