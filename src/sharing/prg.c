/* Tangled from chapters/10-randomness.md; edit that file. */
#include "prg.h"

#include <errno.h>
#include <openssl/evp.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/random.h>

static _Noreturn void no_randomness(const char *from) {
    fprintf(stderr, "no randomness from %s; stopping\n", from);
    abort();
}

void seed_fresh(struct seed *s) {
    ssize_t n;
    do
        n = getrandom(s->byte, sizeof s->byte, 0);
    while (n < 0 && errno == EINTR);
    if (n != (ssize_t)sizeof s->byte)
        no_randomness("getrandom");
}

struct stream {
    EVP_CIPHER_CTX *aes;
};

struct stream *stream_open(const struct seed *s) {
    static const uint8_t zero[16];
    struct stream *stream = malloc(sizeof *stream);
    if (!stream)
        return NULL;
    stream->aes = EVP_CIPHER_CTX_new();
    if (stream->aes &&
        EVP_EncryptInit_ex(stream->aes, EVP_aes_128_ctr(), NULL,
                           s->byte, zero) == 1)
        return stream;
    stream_close(stream);
    return NULL;
}

void stream_close(struct stream *s) {
    if (s)
        EVP_CIPHER_CTX_free(s->aes);
    free(s);
}

enum { PIECE = 8192 };

void draw_bytes(struct stream *s, uint8_t *out, size_t n) {
    static const uint8_t zero[PIECE];
    while (n > 0) {
        int piece = n < PIECE ? (int)n : PIECE, done = 0;
        if (EVP_EncryptUpdate(s->aes, out, &done, zero, piece) != 1 ||
            done != piece)
            no_randomness("AES");
        out += piece;
        n -= (size_t)piece;
    }
}

void draw_ring(struct stream *s, ring *out, size_t n) {
    draw_bytes(s, (uint8_t *)out, n * sizeof *out);
    if (ELL < 64)
        for (size_t k = 0; k < n; k++)
            out[k] = mod_L(out[k]);
}

void draw_bits(struct stream *s, uint64_t *out, size_t n) {
    size_t words = (n + 63) / 64;
    draw_bytes(s, (uint8_t *)out, words * sizeof *out);
    if (n % 64)
        out[words - 1] &= ((uint64_t)1 << n % 64) - 1;
}

void draw_odd(struct stream *s, ring *out, size_t n) {
    draw_ring(s, out, n);
    for (size_t k = 0; k < n; k++)
        while (out[k] == RING_MAX)
            draw_ring(s, &out[k], 1);
}

/* Words to numbers; how many of the words are to be rejected? */
HOT static size_t convert(const uint16_t *word, uint8_t *out, size_t n,
                          unsigned bound) {
    size_t rejected = 0;
    for (size_t k = 0; k < n; k++) {
        out[k] = lemire(word[k], bound);
        rejected += lemire_rejects(word[k], bound);
    }
    return rejected;
}

static void replace_rejected(struct stream *s, uint16_t *word, size_t n,
                             unsigned bound) {
    for (size_t k = 0; k < n; k++)
        while (lemire_rejects(word[k], bound))
            draw_bytes(s, (uint8_t *)&word[k], sizeof word[k]);
}

enum { BATCH = 512 };

void draw_below(struct stream *s, uint8_t *out, size_t n,
                unsigned bound) {
    uint16_t word[BATCH];
    while (n > 0) {
        size_t batch = n < BATCH ? n : BATCH;
        draw_bytes(s, (uint8_t *)word, batch * sizeof *word);
        if (convert(word, out, batch, bound) > 0) {
            replace_rejected(s, word, batch, bound);
            convert(word, out, batch, bound);
        }
        out += batch;
        n -= batch;
    }
}
