/* Tangled from chapters/23-leak.md; edit that file. */
#include "leak.h"
#include "three.h"

static void the_ratio_gives_the_bit_away(void **state) {
    (void)state;
    zp c0 = zp_neg(20), if_0 = zp_sub(1, 47), if_1 = zp_sub(2, 47);
    zp d0 = zp_mul(c0, 5), d1 = zp_mul(if_0, 5);
    assert_int_equal(c0, 47);
    assert_int_equal(if_0, 21);
    assert_int_equal(if_1, 22);
    assert_int_equal(d0, 34);
    assert_int_equal(d1, 38);
    assert_int_equal(zp_mul(d0, if_0), 44);
    assert_int_equal(zp_mul(d1, c0), 44);
    assert_int_equal(zp_mul(d0, if_1), 11);
}

static void with_a_zero_share_both_bits_explain_the_same(void **state) {
    (void)state;
    zp c0 = zp_neg(20), if_0 = zp_sub(1, 47), if_1 = zp_sub(2, 47);
    assert_int_equal(zp_add(zp_mul(c0, 5), 10), 44);
    assert_int_equal(zp_sub(zp_mul(if_0, 5), 10), 28);
    assert_int_equal(zp_add(zp_mul(c0, 36), 27), 44);
    assert_int_equal(zp_sub(zp_mul(if_1, 36), 27), 28);
}

enum { SECRETS = 20 };

static void spy(struct leak *leak) {
    struct why why;
    if (party_threads(leak_body, leak, &why))
        fail_msg("%s", why.text);
}

static size_t best_guess(const unsigned *fit) {
    size_t best = 0;
    for (size_t a = 0; a < GUESSES; a++)
        best = fit[a] > fit[best] ? a : best;
    return best;
}

static void as_printed_the_helper_finds_the_secret(void **state) {
    (void)state;
    uint8_t secret[SECRETS];
    unsigned fit[SECRETS][GUESSES];
    struct leak leak = {printed_compare, SECRETS, secret, fit};
    for (size_t k = 0; k < SECRETS; k++)
        secret[k] = (uint8_t)(k * k * 7 % GUESSES);
    spy(&leak);
    for (size_t k = 0; k < SECRETS; k++)
        for (size_t a = 0; a < GUESSES; a++)
            assert_int_equal(fit[k][a] == ELL, a == secret[k]);
}

static void refreshed_it_might_as_well_draw_lots(void **state) {
    (void)state;
    uint8_t secret[SECRETS];
    unsigned fit[SECRETS][GUESSES], right = 0;
    struct leak leak = {private_compare, SECRETS, secret, fit};
    for (size_t k = 0; k < SECRETS; k++)
        secret[k] = (uint8_t)(k * k * 7 % GUESSES);
    spy(&leak);
    for (size_t k = 0; k < SECRETS; k++) {
        for (size_t a = 0; a < GUESSES; a++)
            assert_true(fit[k][a] < ELL);
        right += best_guess(fit[k]) == secret[k];
    }
    assert_true(right < 8);
}

static void a_secret_off_the_list_fits_no_guess(void **state) {
    (void)state;
    const uint8_t secret = 200;
    unsigned fit[1][GUESSES];
    struct leak leak = {printed_compare, 1, &secret, fit};
    spy(&leak);
    for (size_t a = 0; a < GUESSES; a++)
        assert_true(fit[0][a] < ELL);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_ratio_gives_the_bit_away),
    cmocka_unit_test(with_a_zero_share_both_bits_explain_the_same),
    cmocka_unit_test(as_printed_the_helper_finds_the_secret),
    cmocka_unit_test(refreshed_it_might_as_well_draw_lots),
    cmocka_unit_test(a_secret_off_the_list_fits_no_guess),
};

RUN("the leak of the printed algorithm", tests)
