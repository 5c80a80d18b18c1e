/* Tangled from chapters/59-paillier.md; edit that file. */
#ifndef PACK_H
#define PACK_H

#include "paillier.h"

/* A slot holds one number of the ring and has room for the sum of two:
   v + L/2, which is in 0 .. L - 1. */
enum { SLOT = ELL + 1 };

/* So many slots has a number below a modulus of so many bits; so many
   ciphertexts have the slots for `values` numbers, and so many bytes.
 */
static inline size_t pack_slots(size_t bits) {
    return (bits - 1) / SLOT;
}

static inline size_t pack_count(size_t bits, size_t values) {
    return (values + pack_slots(bits) - 1) / pack_slots(bits);
}

static inline size_t pack_bytes(size_t bits, size_t values) {
    return pack_count(bits, values) * ((2 * bits + 7) / 8);
}

/* n numbers of the ring, encrypted into pack_bytes. */
void pack_encrypt(const struct paillier *key, struct stream *random,
                  const ring *values, size_t n, uint8_t *out);

/* sum = sum + other, of n numbers. */
void pack_add(const struct paillier *key, uint8_t *sum,
              const uint8_t *other, size_t n);

/* The sums of two packs, by the owner of the key. -1: this is none
   of them, or of another key. */
int pack_decrypt(const struct paillier *key, const uint8_t *sum,
                 ring *values, size_t n);

#endif
