/* Tangled from chapters/59-paillier.md; edit that file. */
#include "pack.h"

static const ring half = (ring)1 << (ELL - 1);

/* Bit i of a number with its highest byte first. */
static uint8_t *byte_of(uint8_t *number, size_t bytes, size_t i) {
    return number + bytes - 1 - i / 8;
}

static void put_bits(uint8_t *number, size_t bytes, size_t at,
                     ring value) {
    for (size_t i = 0; i < ELL; i++) {
        uint8_t bit = (uint8_t)(value >> i & 1);
        uint8_t *byte = byte_of(number, bytes, at + i);

        *byte = (uint8_t)(*byte | bit << (at + i) % 8);
    }
}

static ring take_bits(uint8_t *number, size_t bytes, size_t at) {
    ring value = 0;

    for (size_t i = 0; i < SLOT; i++) {
        uint8_t *byte = byte_of(number, bytes, at + i);
        uint8_t bit = *byte >> (at + i) % 8 & 1;

        if (i < ELL)
            value |= (ring)bit << i;
        *byte = (uint8_t)(*byte & ~(1 << (at + i) % 8));
    }
    return value;
}

/* The numbers that belong into one ciphertext. */
static size_t part_of(const struct paillier *key, size_t n) {
    size_t slots = pack_slots(paillier_bits(key));

    return n < slots ? n : slots;
}

void pack_encrypt(const struct paillier *key, struct stream *random,
                  const ring *values, size_t n, uint8_t *out) {
    uint8_t m[PAILLIER_MOST / 8], r[PAILLIER_MOST / 8];
    size_t bytes = paillier_bytes(key);

    while (n > 0) {
        size_t part = part_of(key, n);

        memset(m, 0, bytes);
        for (size_t k = 0; k < part; k++)
            put_bits(m, bytes, k * SLOT, mod_L(values[k] + half));
        paillier_draw(key, random, r);
        paillier_encrypt(key, m, r, out);
        out += paillier_sealed(key);
        values += part;
        n -= part;
    }
}

void pack_add(const struct paillier *key, uint8_t *sum,
              const uint8_t *other, size_t n) {
    size_t bytes = paillier_sealed(key);

    for (size_t i = 0; i < pack_count(paillier_bits(key), n); i++)
        paillier_add(key, sum + i * bytes, other + i * bytes,
                     sum + i * bytes);
}

/* Nothing is left where no slot was. */
static bool is_empty(const uint8_t *m, size_t bytes) {
    uint8_t any = 0;

    for (size_t i = 0; i < bytes; i++)
        any |= m[i];
    return any == 0;
}

int pack_decrypt(const struct paillier *key, const uint8_t *sum,
                 ring *values, size_t n) {
    uint8_t m[PAILLIER_MOST / 8];
    size_t bytes = paillier_bytes(key);

    while (n > 0) {
        size_t part = part_of(key, n);

        if (paillier_decrypt(key, sum, m))
            return -1;
        for (size_t k = 0; k < part; k++)
            values[k] = take_bits(m, bytes, k * SLOT);
        if (!is_empty(m, bytes))
            return -1;
        sum += paillier_sealed(key);
        values += part;
        n -= part;
    }
    return 0;
}
