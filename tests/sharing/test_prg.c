/* Tangled from chapters/10-randomness.md; edit that file. */
#include <errno.h>
#include <math.h>
#include <openssl/evp.h>
#include <stdbool.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "check.h"
#include "prg.h"

static void the_worked_example_holds(void **state) {
    (void)state;
    int masks = 0, words[5] = {0}, remainders[5] = {0};
    for (int x = 0; x < 64; x++)
        for (int r = 0; r < 64; r++)
            masks += (x + r) % 64 == 61;
    assert_int_equal(masks, 64);
    for (int w = 0; w < 16; w++) {
        remainders[w % 5]++;
        words[5 * w / 16] += 5 * w % 16 >= 16 % 5;
    }
    for (int h = 0; h < 5; h++) {
        assert_int_equal(words[h], 3);
        assert_int_equal(remainders[h], h == 0 ? 4 : 3);
    }
}

static void every_number_has_as_many_words(void **state) {
    (void)state;
    for (unsigned bound = 1; bound <= 256; bound++) {
        unsigned words[256] = {0};
        for (unsigned w = 0; w < 65536; w++)
            if (!lemire_rejects((uint16_t)w, bound))
                words[lemire((uint16_t)w, bound)]++;
        for (unsigned h = 0; h < 256; h++)
            assert_int_equal(words[h], h < bound ? 65536 / bound : 0);
    }
}

static unsigned rejected(unsigned bound) {
    unsigned count = 0;
    for (unsigned w = 0; w < 65536; w++)
        count += lemire_rejects((uint16_t)w, bound);
    return count;
}

static void few_words_are_rejected(void **state) {
    (void)state;
    assert_int_equal(rejected(67), 10);
    assert_int_equal(rejected(66), 64);
    assert_int_equal(rejected(241), 225);
    for (unsigned bound = 1; bound <= 256; bound++)
        assert_true(65536 % bound <= 225);
    assert_near(1.5, 10000 * 10 / 65536.0, 0.05);
    assert_near(1 / 13.0, 1 - pow(1 - 10 / 65536.0, 512), 0.002);
    assert_near(2.0003, 2 * 65536 / 65526.0, 5e-5);
    assert_near(2.0020, 2 * 65536 / 65472.0, 5e-5);
}

/* Encrypt n bytes with a mode of the library, from the counter on. */
static void encrypt(const EVP_CIPHER *mode, const uint8_t *key,
                    const uint8_t *counter, const uint8_t *text,
                    uint8_t *out, int n) {
    EVP_CIPHER_CTX *aes = EVP_CIPHER_CTX_new();
    int done = 0;
    assert_non_null(aes);
    assert_true(EVP_EncryptInit_ex(aes, mode, NULL, key, counter));
    assert_true(EVP_EncryptUpdate(aes, out, &done, text, n));
    assert_int_equal(done, n);
    EVP_CIPHER_CTX_free(aes);
}

/* FIPS 197, appendix C.1. */
static void a_block_is_that_of_the_standard(void **state) {
    (void)state;
    uint8_t key[16], text[16], out[16];
    const uint8_t want[] = {0x69, 0xc4, 0xe0, 0xd8, 0x6a, 0x7b,
                            0x04, 0x30, 0xd8, 0xcd, 0xb7, 0x80,
                            0x70, 0xb4, 0xc5, 0x5a};
    for (int i = 0; i < 16; i++) {
        key[i] = (uint8_t)i;
        text[i] = (uint8_t)(0x11 * i);
    }
    encrypt(EVP_aes_128_ecb(), key, NULL, text, out, 16);
    assert_byte_equal(want, out, 16);
}

static const uint8_t nist_key[16] = {0x2b, 0x7e, 0x15, 0x16, 0x28, 0xae,
                                     0xd2, 0xa6, 0xab, 0xf7, 0x15, 0x88,
                                     0x09, 0xcf, 0x4f, 0x3c};

/* NIST SP 800-38A, F.5.1: the output blocks. */
static void a_counter_is_that_of_the_standard(void **state) {
    (void)state;
    uint8_t counter[16], text[64] = {0}, out[64];
    const uint8_t want[64] = {
        0xec, 0x8c, 0xdf, 0x73, 0x98, 0x60, 0x7c, 0xb0, 0xf2, 0xd2,
        0x16, 0x75, 0xea, 0x9e, 0xa1, 0xe4, 0x36, 0x2b, 0x7c, 0x3c,
        0x67, 0x73, 0x51, 0x63, 0x18, 0xa0, 0x77, 0xd7, 0xfc, 0x50,
        0x73, 0xae, 0x6a, 0x2c, 0xc3, 0x78, 0x78, 0x89, 0x37, 0x4f,
        0xbe, 0xb4, 0xc8, 0x1b, 0x17, 0xba, 0x6c, 0x44, 0xe8, 0x9c,
        0x39, 0x9f, 0xf0, 0xf1, 0x98, 0xc6, 0xd4, 0x0a, 0x31, 0xdb,
        0x15, 0x6c, 0xab, 0xfe};
    for (int i = 0; i < 16; i++)
        counter[i] = (uint8_t)(0xf0 + i);
    encrypt(EVP_aes_128_ctr(), nist_key, counter, text, out, 64);
    assert_byte_equal(want, out, 64);
}

static void a_stream_has_known_answers(void **state) {
    (void)state;
    const uint8_t want[48] = {
        0x66, 0xe9, 0x4b, 0xd4, 0xef, 0x8a, 0x2c, 0x3b, 0x88, 0x4c,
        0xfa, 0x59, 0xca, 0x34, 0x2b, 0x2e, 0x58, 0xe2, 0xfc, 0xce,
        0xfa, 0x7e, 0x30, 0x61, 0x36, 0x7f, 0x1d, 0x57, 0xa4, 0xe7,
        0x45, 0x5a, 0x03, 0x88, 0xda, 0xce, 0x60, 0xb6, 0xa3, 0x92,
        0xf3, 0x28, 0xc2, 0xb9, 0x71, 0xb2, 0xfe, 0x78};
    struct seed seed = {{0}};
    struct stream *s = stream_open(&seed);
    uint8_t out[48];
    assert_non_null(s);
    draw_bytes(s, out, sizeof out);
    assert_byte_equal(want, out, sizeof out);
    stream_close(s);
}

static struct stream *open_nist(void) {
    struct seed seed;
    memcpy(seed.byte, nist_key, sizeof seed.byte);
    struct stream *s = stream_open(&seed);
    assert_non_null(s);
    return s;
}

static void a_stream_is_the_encryption_of_0_1_2(void **state) {
    (void)state;
    struct stream *s = open_nist();
    for (int i = 0; i < 1000; i++) {
        uint8_t block[16] = {0}, want[16], got[16];
        block[14] = (uint8_t)(i >> 8);
        block[15] = (uint8_t)i;
        encrypt(EVP_aes_128_ecb(), nist_key, NULL, block, want, 16);
        draw_bytes(s, got, 16);
        assert_byte_equal(want, got, 16);
    }
    stream_close(s);
}

enum { LONG = 300000 };

static void portions_do_not_matter(void **state) {
    (void)state;
    static uint8_t once[LONG], piecemeal[LONG];
    struct stream *a = open_nist(), *b = open_nist();
    draw_bytes(a, once, LONG);
    for (size_t at = 0, n = 0; at < LONG; at += n) {
        n = at % 977 < LONG - at ? at % 977 : LONG - at;
        n += n == 0;
        draw_bytes(b, piecemeal + at, n);
    }
    assert_byte_equal(once, piecemeal, LONG);
    stream_close(a);
    stream_close(b);
}

static void bits_are_those_of_the_stream(void **state) {
    (void)state;
    for (size_t n = 1; n < 300; n++) {
        struct stream *a = open_nist(), *b = open_nist();
        uint64_t want[5], got[5], *last = &got[(n - 1) / 64];
        draw_bytes(a, (uint8_t *)want, (n + 63) / 64 * sizeof *want);
        draw_bits(b, got, n);
        for (size_t k = 0; k < n; k++)
            assert_int_equal(want[k / 64] >> k % 64 & 1,
                             got[k / 64] >> k % 64 & 1);
        if (n % 64)
            assert_true(*last >> n % 64 == 0);
        draw_bytes(a, (uint8_t *)want, sizeof *want);
        draw_bits(b, got, 64);
        assert_true(*want == *got);
        stream_close(a);
        stream_close(b);
    }
}

/* A batch of words, then its rejected words again, one by one. */
static void plain_below(struct stream *s, uint8_t *out, size_t n,
                        unsigned bound) {
    uint16_t word[512];
    draw_bytes(s, (uint8_t *)word, 2 * n);
    for (size_t k = 0; k < n; k++) {
        while (word[k] * bound % 65536 < 65536 % bound)
            draw_bytes(s, (uint8_t *)&word[k], 2);
        out[k] = (uint8_t)(word[k] * bound / 65536);
    }
}

static void draws_below_are_as_computed_plainly(void **state) {
    (void)state;
    const unsigned bounds[] = {1, 2, 64, 66, 67, 129, 241, 255, 256};
    static uint8_t want[LONG], got[LONG];
    for (size_t i = 0; i < sizeof bounds / sizeof *bounds; i++) {
        struct stream *a = open_nist(), *b = open_nist();
        for (size_t k = 0; k < LONG; k += 512)
            plain_below(a, want + k, LONG - k < 512 ? LONG - k : 512,
                        bounds[i]);
        draw_below(b, got, LONG, bounds[i]);
        assert_byte_equal(want, got, LONG);
        draw_bytes(a, want, 16);
        draw_bytes(b, got, 16);
        assert_byte_equal(want, got, 16);
        stream_close(a);
        stream_close(b);
    }
}

static int interruptions;
static bool broken;

ssize_t getrandom(void *out, size_t n, unsigned flags) {
    if (broken || interruptions-- > 0) {
        errno = broken ? ENOSYS : EINTR;
        return -1;
    }
    return syscall(SYS_getrandom, out, n, flags);
}

static void each_bit_of_a_seed_varies(void **state) {
    (void)state;
    struct seed first = {{0}};
    uint8_t changed[sizeof first.byte] = {0};
    seed_fresh(&first);
    for (int k = 0; k < 200; k++) {
        struct seed s = {{0}};
        seed_fresh(&s);
        for (size_t i = 0; i < sizeof s.byte; i++)
            changed[i] |= s.byte[i] ^ first.byte[i];
    }
    for (size_t i = 0; i < sizeof changed; i++)
        assert_int_equal(changed[i], 255);
}

static void an_interrupted_seed_is_asked_for_again(void **state) {
    (void)state;
    struct seed a = {{0}}, zero = {{0}};
    interruptions = 3;
    seed_fresh(&a);
    assert_memory_not_equal(&a, &zero, sizeof a);
}

static void without_randomness_the_program_stops(void **state) {
    (void)state;
    int status;
    pid_t child = fork();
    if (child == 0) {
        struct seed seed;
        fclose(stderr);
        broken = true;
        seed_fresh(&seed);
        _exit(0);
    }
    assert_true(child > 0);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status));
}

static void remainders_show_the_secret(void **state) {
    (void)state;
    int seen[2][67] = {{0}};
    for (int byte = 0; byte < 256; byte++)
        for (int b = 0; b < 2; b++)
            seen[b][(b + byte % 67) % 67]++;
    assert_int_equal(seen[0][0], 4);
    assert_int_equal(seen[1][0], 3);
    assert_int_equal(seen[0][55], 3);
    assert_int_equal(seen[1][55], 4);
    for (int v = 1; v < 67; v++)
        if (v != 55)
            assert_int_equal(seen[0][v], seen[1][v]);
}

static void a_stream_used_twice_gives_the_difference(void **state) {
    (void)state;
    const ring x[3] = {11, 5, 1000}, y[3] = {10, 7, 1};
    ring r[3], again[3];
    struct stream *a = open_nist(), *b = open_nist();
    draw_ring(a, r, 3);
    draw_ring(b, again, 3);
    for (int k = 0; k < 3; k++) {
        ring shown = mod_L(x[k] + r[k]), later = mod_L(y[k] + again[k]);
        assert_true(mod_L(shown - later) == mod_L(x[k] - y[k]));
        assert_true(shown != x[k] && later != y[k]);
    }
    stream_close(a);
    stream_close(b);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_worked_example_holds),
    cmocka_unit_test(every_number_has_as_many_words),
    cmocka_unit_test(few_words_are_rejected),
    cmocka_unit_test(a_block_is_that_of_the_standard),
    cmocka_unit_test(a_counter_is_that_of_the_standard),
    cmocka_unit_test(a_stream_has_known_answers),
    cmocka_unit_test(a_stream_is_the_encryption_of_0_1_2),
    cmocka_unit_test(portions_do_not_matter),
    cmocka_unit_test(bits_are_those_of_the_stream),
    cmocka_unit_test(draws_below_are_as_computed_plainly),
    cmocka_unit_test(each_bit_of_a_seed_varies),
    cmocka_unit_test(an_interrupted_seed_is_asked_for_again),
    cmocka_unit_test(without_randomness_the_program_stops),
    cmocka_unit_test(remainders_show_the_secret),
    cmocka_unit_test(a_stream_used_twice_gives_the_difference),
};

RUN("streams", tests)
