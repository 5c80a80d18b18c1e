/* Tangled from chapters/69-lying.md; edit that file. */
#include "check.h"
#include "compare.h"
#include "lies.h"
#include "sign.h"
#include "wrap_rows.h"

/* The sign of x, twice, under one coin. */
static void run_twice(struct party *me, ring *const in[], size_t n) {
    pack *coin = take_rows(me, 1, n), *sign[2];

    for (int i = 0; i < 2; i++) {
        sign[i] = take_rows(me, 1, n);
        sign_bits(me, open_masked(me, in[0], n), sign[i], ELL, n);
    }
    mask_rows(me, coin, 1, n);
    for (int i = 0; i < 2; i++) {
        if (holds_shares(me))
            rows_xor(sign[i], coin, sign[i], packs(n));
        open_rows(me, sign[i], sign[i], 1, n);
    }
}

static void an_answer_given_twice_tells_liars_alone(void **state) {
    const struct piece twice = {"twice", 0, {1, 1, 0}, 0, run_twice};
    (void)state;

    for (int id = P0; id <= P1; id++) {
        assert_true(watch(&twice, id, HONEST).same);
        assert_false(watch(&twice, id, LYING).same);
    }
}

static void run_bare(struct party *me, ring *const in[], size_t n) {
    open_shares(me, MOD_L, in[0], in[0], n);
}

static void a_word_without_a_mask_tells(void **state) {
    const struct piece bare = {"bare", 0, {1, 1, 0}, 0, run_bare};
    (void)state;

    assert_false(watch(&bare, P0, HONEST).same);
    assert_false(watch(&bare, P0, LYING).same);
    assert_false(watch(&bare, P1, LYING).same);
}

static void run_compare(struct party *me, ring *const in[], size_t n) {
    zp *bits = take_bytes(me, ELL * n);
    uint8_t *coin = take_bytes(me, n);

    if (me->id == P2)
        bits_of(in[0], bits, n);
    else
        draw_below(me->with[other(me)][BLIND], coin, n, 2);
    deal(me, P2, MOD_P, bits, bits, ELL * n);
    private_compare(me, bits, in[0], coin, coin, n);
}

static void a_bit_that_is_none_is_a_question(void **state) {
    const struct piece compare = {
        "published comparison", 1, {0, 0, 1}, 0, run_compare};
    (void)state;

    assert_true(watch(&compare, P2, HONEST).same);
    assert_false(watch(&compare, P2, LYING).same);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(an_answer_given_twice_tells_liars_alone),
    cmocka_unit_test(a_word_without_a_mask_tells),
    cmocka_unit_test(a_bit_that_is_none_is_a_question),
};

RUN("what liars hear of other protocols", tests)
