/* Tangled from chapters/53-million-transfers.md; edit that file. */
#include "columns.h"
#include "hex.h"
#include "pads.h"

static const struct key NO_FLIP;

static void pads_are_what_openssl_finds(void **state) {
    static const struct key all = {{UINT64_MAX, UINT64_MAX}};
    const uint64_t want[2][3] = {
        {0x7fd41f1b1e95a6c5, 0x7c29591f490cb2e6, 0xa9d444c43164e158},
        {0x1b7129af127641af, 0xa7507e337a3b1892, 0xc6427f4f5a3f0752}};
    struct key key;
    uint64_t pad[3];

    (void)state;
    hex_bytes("00112233445566778899aabbccddeeff", (uint8_t *)&key,
              sizeof key);
    transfer_pads(&key, NO_FLIP, 3, 5, pad, 1, 3);
    assert_ring_equal(want[0], pad, 3);
    transfer_pads(&key, all, 3, 5, pad, 1, 3);
    assert_ring_equal(want[1], pad, 3);
}

enum { KEYS = 1100, LONG = 1029 };

/* Keys that differ. */
static void some_keys(struct key *key, size_t n) {
    for (size_t k = 0; k < n; k++)
        key[k] = (struct key){{k * k, ~(uint64_t)k}};
}

/* A word of a pad does not know how many keys or words are asked. */
static void assert_apart(size_t n, size_t words) {
    static struct key key[KEYS];
    static uint64_t all[2 * KEYS], alone[LONG];

    some_keys(key, n);
    transfer_pads(key, NO_FLIP, 9, 100, all, n, words);
    for (size_t k = 0; k < n; k++) {
        transfer_pads(&key[k], NO_FLIP, 9, 100 + k, alone, 1, words);
        assert_ring_equal(alone, all + k * words, words);
        if (words > 1) {
            transfer_pads(&key[k], NO_FLIP, 9, 100 + k, alone, 1,
                          words - 1);
            assert_ring_equal(alone, all + k * words, words - 1);
        }
    }
}

static void pads_in_batches_are_pads_one_by_one(void **state) {
    (void)state;
    assert_apart(KEYS, 1);
    assert_apart(KEYS, 2);
    assert_apart(30, 67);
    assert_apart(2, LONG);
}

/* What is hashed: key, flip, tweak, first; and the word. */
static void another_question_has_another_pad(void **state) {
    const struct key key[2] = {{{1, 2}}, {{1, 3}}};
    uint64_t pad[5][4];

    (void)state;
    transfer_pads(&key[0], NO_FLIP, 1, 1, pad[0], 1, 4);
    transfer_pads(&key[1], NO_FLIP, 1, 1, pad[1], 1, 4);
    transfer_pads(&key[0], key[1], 1, 1, pad[2], 1, 4);
    transfer_pads(&key[0], NO_FLIP, 2, 1, pad[3], 1, 4);
    transfer_pads(&key[0], NO_FLIP, 1, 2, pad[4], 1, 4);
    for (size_t i = 0; i < 20; i++)
        for (size_t j = 0; j < i; j++)
            assert_true(pad[i / 4][i % 4] != pad[j / 4][j % 4]);
}

static uint64_t column_bit(const struct columns *c, size_t j,
                           size_t k) {
    return c->column[j][k / 64] >> k % 64 & 1;
}

/* Bit j of key k is bit k of column j: all of them, both ways. */
static void columns_become_keys_bit_by_bit(void **state) {
    static struct columns c = {.words = WORDS};
    static struct key key[64 * WORDS];
    uint64_t x = 1;

    (void)state;
    for (size_t i = 0; i < KEY_BITS * WORDS; i++) {
        x = x * UINT64_C(6364136223846793005) + 1442695040888963407;
        c.column[i / WORDS][i % WORDS] = x ^ x >> 32;
    }
    columns_to_keys(&c, key, 64 * WORDS - 5);
    for (size_t k = 0; k < 64 * WORDS - 5; k++)
        for (size_t j = 0; j < KEY_BITS; j++)
            assert_number(column_bit(&c, j, k), bit_at(key[k].word, j),
                          "bit %zu of key %zu", j, k);
}

/* As bytes in memory: bit j of a key is bit j % 8 of byte j / 8. */
static void a_bit_of_a_key_is_where_it_should_be(void **state) {
    static struct columns c = {.words = 1};
    struct key key[64];

    (void)state;
    c.column[77][0] = 1 << 5;
    columns_to_keys(&c, key, 64);
    for (size_t k = 0; k < 64; k++)
        for (size_t i = 0; i < sizeof key[k]; i++)
            assert_number(k == 5 && i == 77 / 8 ? 1 << 77 % 8 : 0,
                          ((const uint8_t *)&key[k])[i],
                          "byte %zu of key %zu", i, k);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(pads_are_what_openssl_finds),
    cmocka_unit_test(pads_in_batches_are_pads_one_by_one),
    cmocka_unit_test(another_question_has_another_pad),
    cmocka_unit_test(columns_become_keys_bit_by_bit),
    cmocka_unit_test(a_bit_of_a_key_is_where_it_should_be),
};

RUN("pads and columns", tests)
