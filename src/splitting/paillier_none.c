/* Tangled from chapters/59-paillier.md; edit that file. */
#include "paillier.h"

/* In the place of paillier.c, where there is no GMP. Without a key
   nobody calls what wants one. */

bool paillier_built(void) {
    return false;
}

static int no_gmp(struct why *why) {
    return because(why, "this program was built without GMP, which "
                        "Paillier's numbers need: install libgmp-dev "
                        "and build it anew");
}

int paillier_make(struct paillier **key, size_t bits,
                  struct stream *random, struct why *why) {
    (void)key, (void)bits, (void)random;
    return no_gmp(why);
}

int paillier_secret(struct paillier **key, const char *p, const char *q,
                    struct why *why) {
    (void)key, (void)p, (void)q;
    return no_gmp(why);
}

int paillier_open(struct paillier **key, const uint8_t *modulus,
                  size_t bytes, struct why *why) {
    (void)key, (void)modulus, (void)bytes;
    return no_gmp(why);
}

void paillier_close(struct paillier *key) {
    (void)key;
}

size_t paillier_bits(const struct paillier *key) {
    (void)key;
    return 0;
}

size_t paillier_bytes(const struct paillier *key) {
    (void)key;
    return 0;
}

size_t paillier_sealed(const struct paillier *key) {
    (void)key;
    return 0;
}

void paillier_modulus(const struct paillier *key, uint8_t *out) {
    (void)key, (void)out;
}

void paillier_primes(const struct paillier *key, char *p, char *q) {
    (void)key, (void)p, (void)q;
}

void paillier_encrypt(const struct paillier *key, const uint8_t *m,
                      const uint8_t *r, uint8_t *c) {
    (void)key, (void)m, (void)r, (void)c;
}

int paillier_decrypt(const struct paillier *key, const uint8_t *c,
                     uint8_t *m) {
    (void)key, (void)c, (void)m;
    return -1;
}

void paillier_add(const struct paillier *key, const uint8_t *a,
                  const uint8_t *b, uint8_t *sum) {
    (void)key, (void)a, (void)b, (void)sum;
}

void paillier_draw(const struct paillier *key, struct stream *random,
                   uint8_t *r) {
    (void)key, (void)random, (void)r;
}
