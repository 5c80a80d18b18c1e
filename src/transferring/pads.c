/* Tangled from chapters/53-million-transfers.md; edit that file. */
#include "pads.h"

#include <openssl/evp.h>
#include <stdio.h>
#include <stdlib.h>

static _Noreturn void no_cipher(void) {
    fprintf(stderr, "no pads from AES; stopping\n");
    abort();
}

/* AES-128 under a key that everybody knows: one permutation of all
   blocks. */
static EVP_CIPHER_CTX *open_permutation(void) {
    static const uint8_t known[16] = {0, 1, 2,  3,  4,  5,  6,  7,
                                      8, 9, 10, 11, 12, 13, 14, 15};
    EVP_CIPHER_CTX *pi = EVP_CIPHER_CTX_new();

    if (!pi || EVP_EncryptInit_ex(pi, EVP_aes_128_ecb(), NULL, known,
                                  NULL) != 1)
        no_cipher();
    return pi;
}

static void permute(EVP_CIPHER_CTX *pi, const struct key *in,
                    struct key *out, size_t n) {
    int bytes = (int)(n * sizeof *in), done = 0;

    if (EVP_EncryptUpdate(pi, (uint8_t *)out, &done,
                          (const uint8_t *)in, bytes) != 1 ||
        done != bytes)
        no_cipher();
}

enum { BLOCKS = 512 };

/* What is hashed at a time: pi(key) of some keys, and of each key as
   many blocks. */
struct batch {
    size_t keys, blocks; /* keys * blocks <= BLOCKS */
    struct key inner[BLOCKS], block[BLOCKS];
};

/* pi(key) xor tweak, for the blocks from `from` on. */
HOT static void add_tweaks(struct batch *b, uint64_t tweak,
                           uint64_t first, uint64_t from) {
    struct key *block = b->block;

    for (size_t k = 0; k < b->keys; k++, block += b->blocks)
        for (size_t i = 0; i < b->blocks; i++) {
            block[i].word[0] = b->inner[k].word[0] ^ (first + k);
            block[i].word[1] =
                b->inner[k].word[1] ^ (tweak << 32 | (from + i));
        }
}

/* The last step, xor pi(key), on the way out: of each key so many of
   its words. */
HOT static void take_words(const struct batch *b, uint64_t *out,
                           size_t here, size_t words) {
    const struct key *block = b->block;

    for (size_t k = 0; k < b->keys; k++, out += words) {
        struct key inner = b->inner[k];

        for (size_t i = 0; i < here / 2; i++) {
            out[2 * i] = block[i].word[0] ^ inner.word[0];
            out[2 * i + 1] = block[i].word[1] ^ inner.word[1];
        }
        if (here % 2)
            out[here - 1] = block[here / 2].word[0] ^ inner.word[0];
        block += b->blocks;
    }
}

static size_t less(size_t a, size_t b) {
    return a < b ? a : b;
}

/* All words of the keys in the batch. */
static void hash_keys(EVP_CIPHER_CTX *pi, struct batch *b,
                      uint64_t tweak, uint64_t first, uint64_t *out,
                      size_t words) {
    permute(pi, b->inner, b->inner, b->keys);
    for (size_t at = 0; at < words; at += 2 * b->blocks) {
        b->blocks = less((words - at + 1) / 2, BLOCKS / b->keys);
        add_tweaks(b, tweak, first, at / 2);
        permute(pi, b->block, b->block, b->keys * b->blocks);
        take_words(b, out + at, less(words - at, 2 * b->blocks), words);
    }
}

void transfer_pads(const struct key *key, struct key flip,
                   uint64_t tweak, uint64_t first, uint64_t *out,
                   size_t n, size_t words) {
    EVP_CIPHER_CTX *pi = open_permutation();
    size_t most = less(BLOCKS, 2 * BLOCKS / (words + 1));
    struct batch b;

    for (size_t at = 0; at < n; at += b.keys) {
        b.keys = less(n - at, most > 0 ? most : 1);
        for (size_t k = 0; k < b.keys; k++)
            for (int i = 0; i < 2; i++)
                b.inner[k].word[i] = key[at + k].word[i] ^ flip.word[i];
        hash_keys(pi, &b, tweak, first + at, out + at * words, words);
    }
    explicit_bzero(&b, sizeof b);
    EVP_CIPHER_CTX_free(pi);
}
