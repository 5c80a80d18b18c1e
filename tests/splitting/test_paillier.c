/* Tangled from chapters/59-paillier.md; edit that file. */
#include "small_key.h"

/* Wants GMP. */

/* A ciphertext of n = 35 has two bytes. */
static unsigned sealed(const struct paillier *key, uint8_t m,
                       uint8_t r) {
    uint8_t c[2];

    paillier_encrypt(key, &m, &r, c);
    return 256U * c[0] + c[1];
}

static unsigned added(const struct paillier *key, unsigned a,
                      unsigned b) {
    uint8_t x[2] = {(uint8_t)(a / 256), (uint8_t)a};
    uint8_t y[2] = {(uint8_t)(b / 256), (uint8_t)b}, sum[2];

    paillier_add(key, x, y, sum);
    return 256U * sum[0] + sum[1];
}

static unsigned opened(const struct paillier *key, unsigned c) {
    uint8_t x[2] = {(uint8_t)(c / 256), (uint8_t)c}, m;

    assert_int_equal(paillier_decrypt(key, x, &m), 0);
    return m;
}

static void the_worked_example_comes_out(void **state) {
    struct paillier *key = key_from("5", "7");

    (void)state;
    assert_int_equal(paillier_bits(key), 6);
    assert_int_equal(sealed(key, 3, 2), 683);
    assert_int_equal(sealed(key, 4, 3), 1062);
    assert_int_equal(added(key, 683, 1062), 146);
    assert_int_equal(opened(key, 146), 7);
    assert_int_equal(sealed(key, 0, 11), 226);
    assert_int_equal(added(key, 146, 226), 1146);
    assert_int_equal(opened(key, 1146), 7);
    assert_int_equal(
        opened(key, added(key, sealed(key, 33, 2), sealed(key, 4, 3))),
        2);
    paillier_close(key);
}

static void of_35_every_number_and_every_sum_comes_back(void **state) {
    struct paillier *key = key_from("5", "7");
    unsigned times[1225] = {0};

    (void)state;
    for (uint8_t r = 1; r < 35; r++)
        for (uint8_t m = 0; r % 5 && r % 7 && m < 35; m++) {
            unsigned c = sealed(key, m, r);

            assert_int_equal(opened(key, c), m);
            assert_int_equal(times[c]++, 0);
            for (uint8_t k = 0; k < 35; k++)
                assert_int_equal(
                    opened(key, added(key, c, sealed(key, k, 2))),
                    (m + k) % 35);
        }
    paillier_close(key);
}

static void what_is_no_ciphertext_is_not_decrypted(void **state) {
    struct paillier *key = key_from("5", "7");
    static const unsigned bad[] = {0, 5, 7, 35, 1225, 1226};
    uint8_t m, c[2];

    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        c[0] = (uint8_t)(bad[i] / 256);
        c[1] = (uint8_t)bad[i];
        assert_int_equal(paillier_decrypt(key, c, &m), -1);
    }
    paillier_close(key);
}

static void get_bytes(const char *digits, uint8_t *out, size_t n) {
    for (size_t i = 0; i < n; i++) {
        unsigned byte;

        sscanf(digits + 2 * i, "%2x", &byte);
        out[i] = (uint8_t)byte;
    }
}

static void a_number_of_another_program_comes_out(void **state) {
    struct paillier *key = key_from(SMALL_P, SMALL_Q);
    struct paillier *open = public_part(key);
    uint8_t m[32], r[32], want[64], c[64], back[32];

    (void)state;
    get_bytes("62c66a7a5dd70c3146618063c344e531"
              "e6d4b59e379808443ce962b3abd63c5a",
              m, 32);
    get_bytes("454349e422f05297191ead13e21d3db5"
              "20e5abef52055e4964b82fb213f593a1",
              r, 32);
    get_bytes("553e769d8bd4b118672d22ea1f588d4a"
              "d5915b4a9c3ca0174423fa07676dc2f1"
              "8ca8d8c8a33e084efed5dfda0fcaa0d3"
              "f45145b19187ee323057698345f5818e",
              want, 64);
    paillier_encrypt(open, m, r, c);
    assert_byte_equal(want, c, 64);
    assert_int_equal(paillier_decrypt(key, c, back), 0);
    assert_byte_equal(m, back, 32);
    assert_int_equal(paillier_decrypt(open, c, back), -1);
    paillier_close(open);
    paillier_close(key);
}

/* Without r, the summand comes off by a division: (c - 1) / n of
   sum / a. Here a = Enc(3; 2), and B adds 4 with r = 1. */
static void
a_summand_without_its_own_r_is_read_by_anyone(void **state) {
    struct paillier *key = key_from("5", "7");
    unsigned a = sealed(key, 3, 2),
             sum = added(key, a, sealed(key, 4, 1));
    unsigned quotient = 0;

    (void)state;
    while (a * quotient % 1225 != sum)
        quotient++;
    assert_int_equal((quotient - 1) / 35, 4);
    paillier_close(key);
}

static void equal_numbers_look_equal_under_one_r(void **state) {
    struct paillier *key = key_from(SMALL_P, SMALL_Q);
    struct stream *random = stream_from(5);
    uint8_t m[32] = {0}, r[32], a[64], b[64];

    (void)state;
    m[31] = 9;
    paillier_draw(key, random, r);
    paillier_encrypt(key, m, r, a);
    paillier_encrypt(key, m, r, b);
    assert_memory_equal(a, b, 64);
    paillier_draw(key, random, r);
    paillier_encrypt(key, m, r, b);
    assert_memory_not_equal(a, b, 64);
    stream_close(random);
    paillier_close(key);
}

static void assert_no_key(const char *p, const char *q,
                          const char *reason) {
    struct paillier *key;
    struct why why = {""};

    assert_int_equal(paillier_secret(&key, p, q, &why), -1);
    if (!strstr(why.text, reason))
        fail_msg("'%s' does not say '%s'", why.text, reason);
}

static void primes_that_make_no_key_are_refused(void **state) {
    (void)state;
    assert_no_key("7", "7", "p and q are the same prime");
    assert_no_key("9", "b", "p is not a prime");
    assert_no_key("7", "f", "q is not a prime");
    assert_no_key("2", "3", "p is not a prime above 2");
    assert_no_key("5", "1fffffffffffffff", "different lengths");
    assert_no_key("", "7", "hexadecimal digits");
    assert_no_key("7", "0x5", "hexadecimal digits");
    assert_no_key("-7", "5", "hexadecimal digits");
}

static void keys_of_bad_lengths_are_refused(void **state) {
    static const size_t bad[] = {0, 1024, 2047, 2056, 8208};
    struct stream *random = stream_from(1);
    struct paillier *key;
    struct why why;

    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        assert_int_equal(paillier_make(&key, bad[i], random, &why), -1);
        assert_non_null(strstr(why.text, "expected 2048 to 8192"));
    }
    stream_close(random);
    assert_int_equal(paillier_open(&key, (uint8_t[]){34}, 1, &why), -1);
    assert_non_null(strstr(why.text, "product of two primes"));
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_worked_example_comes_out),
    cmocka_unit_test(of_35_every_number_and_every_sum_comes_back),
    cmocka_unit_test(what_is_no_ciphertext_is_not_decrypted),
    cmocka_unit_test(a_number_of_another_program_comes_out),
    cmocka_unit_test(a_summand_without_its_own_r_is_read_by_anyone),
    cmocka_unit_test(equal_numbers_look_equal_under_one_r),
    cmocka_unit_test(primes_that_make_no_key_are_refused),
    cmocka_unit_test(keys_of_bad_lengths_are_refused),
};

RUN("Paillier's encryption", tests)
