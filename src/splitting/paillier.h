/* Tangled from chapters/59-paillier.md; edit that file. */
#ifndef PAILLIER_H
#define PAILLIER_H

#include "prg.h"
#include "why.h"

/* Bits of a modulus that is made, or read from a file. */
enum { PAILLIER_LEAST = 2048, PAILLIER_MOST = 8192 };

/* A key: the modulus n = p q, and at its owner the primes.
   [Paillier 1999, Scheme 1, with g = n + 1] */
struct paillier;

/* Was the program built with GMP? Without it there are no keys: all
   that makes one fails, and says so. */
bool paillier_built(void);

/* Each returns 0 and a key, to be closed, or -1 with the reason.
   make:   from so many bits, PAILLIER_LEAST to PAILLIER_MOST, a
           multiple of 16;
   secret: from two primes of the same length, which are checked, in
           hexadecimal digits;
   open:   without the primes, from the modulus, `bytes` bytes, the
           highest first. */
int paillier_make(struct paillier **key, size_t bits,
                  struct stream *random, struct why *why);
int paillier_secret(struct paillier **key, const char *p, const char *q,
                    struct why *why);
int paillier_open(struct paillier **key, const uint8_t *modulus,
                  size_t bytes, struct why *why);
void paillier_close(struct paillier *key); /* harmless for NULL */

/* The bits of n, the bytes of a number below n, and of a ciphertext,
   which is one below n^2. */
size_t paillier_bits(const struct paillier *key);
size_t paillier_bytes(const struct paillier *key);
size_t paillier_sealed(const struct paillier *key);

/* The modulus, paillier_bytes; and the primes of a key that has them:
   paillier_bits / 8 hexadecimal digits each, and a zero. */
void paillier_modulus(const struct paillier *key, uint8_t *out);
void paillier_primes(const struct paillier *key, char *p, char *q);

/* One number m < n, encrypted with a number r that has an inverse, and
   back; all numbers with the highest byte first. Decrypting wants the
   primes, and returns -1 for what is no ciphertext. */
void paillier_encrypt(const struct paillier *key, const uint8_t *m,
                      const uint8_t *r, uint8_t *c);
int paillier_decrypt(const struct paillier *key, const uint8_t *c,
                     uint8_t *m);

/* sum = a + b, under encryption, without any r: whoever sees a and sum
   can find b. */
void paillier_add(const struct paillier *key, const uint8_t *a,
                  const uint8_t *b, uint8_t *sum);

/* A uniform r that has an inverse. */
void paillier_draw(const struct paillier *key, struct stream *random,
                   uint8_t *r);

#endif
