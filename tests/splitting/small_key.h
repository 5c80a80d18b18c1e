/* Tangled from chapters/59-paillier.md; edit that file. */
#ifndef SMALL_KEY_H
#define SMALL_KEY_H

#include "check.h"
#include "paillier.h"

#define SMALL_P "d48de9c5a7a44d19e56cd9ae1a554c1b"
#define SMALL_Q "ce35c2cd3bf6641bdb0e2050b76932fb"
#define OTHER_P "f946ca64ff78d93ca61090a437cbb79b"
#define OTHER_Q "fee98bf120e8906382754c6be52860e3"

static inline struct paillier *key_from(const char *p, const char *q) {
    struct paillier *key = NULL;
    struct why why;

    if (paillier_secret(&key, p, q, &why))
        fail_msg("%s", why.text);
    return key;
}

/* What one without the primes has of it. */
static inline struct paillier *public_part(const struct paillier *key) {
    uint8_t modulus[PAILLIER_MOST / 8];
    struct paillier *part = NULL;
    struct why why;

    paillier_modulus(key, modulus);
    if (paillier_open(&part, modulus, paillier_bytes(key), &why))
        fail_msg("%s", why.text);
    return part;
}

static inline struct stream *stream_from(uint8_t number) {
    struct seed seed = {{number}};

    return stream_open(&seed);
}

#endif
