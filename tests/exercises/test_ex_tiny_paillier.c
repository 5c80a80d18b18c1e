/* Tangled from chapters/59-paillier.md; edit that file. */
#include "check.h"

uint64_t ex_seal(uint64_t n, uint64_t m, uint64_t r);
uint64_t ex_unseal(uint64_t p, uint64_t q, uint64_t c);

static void the_ciphertexts_are_those_of_the_text(void **state) {
    (void)state;
    assert_number(683, ex_seal(35, 3, 2), "Enc(3; 2) with n = 35");
    assert_number(1062, ex_seal(35, 4, 3), "Enc(4; 3) with n = 35");
    assert_number(226, ex_seal(35, 0, 11), "Enc(0; 11) with n = 35");
}

static void what_was_encrypted_comes_back(void **state) {
    (void)state;
    for (uint64_t m = 0; m < 35; m++)
        assert_number(m, ex_unseal(5, 7, ex_seal(35, m, 2)),
                      "Dec(Enc(%d; 2)) with n = 5 * 7", (int)m);
    for (uint64_t m = 0; m < 60491; m += 997)
        assert_number(m, ex_unseal(251, 241, ex_seal(60491, m, 77)),
                      "Dec(Enc(%d; 77)) with n = 251 * 241", (int)m);
}

static void products_of_ciphertexts_are_sums(void **state) {
    uint64_t n = 60491, a = ex_seal(n, 60000, 5),
             b = ex_seal(n, 490, 7);

    (void)state;
    assert_number(60490, ex_unseal(251, 241, a * b % (n * n)),
                  "60000 and 490, added under n = 251 * 241");
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_ciphertexts_are_those_of_the_text),
    cmocka_unit_test(what_was_encrypted_comes_back),
    cmocka_unit_test(products_of_ciphertexts_are_sums),
};

RUN("exercise: Paillier by yourself", tests)
