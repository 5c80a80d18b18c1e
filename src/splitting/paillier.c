/* Tangled from chapters/59-paillier.md; edit that file. */
#include "paillier.h"

#include <ctype.h>

#include <gmp.h>

struct paillier {
    mpz_t n, n2;
    bool secret;
    /* At the owner: p, p^2, and what takes L(c^(p-1)) to m mod p; the
       same for q; and p^-1 mod q. */
    mpz_t p, p2, hp, q, q2, hq, inverse;
};

bool paillier_built(void) {
    return true;
}

/* Open and close a key. */
static struct paillier *no_key(void) {
    struct paillier *key = calloc(1, sizeof *key);

    if (key)
        mpz_inits(key->n, key->n2, key->p, key->p2, key->hp, key->q,
                  key->q2, key->hq, key->inverse, NULL);
    return key;
}

void paillier_close(struct paillier *key) {
    if (key)
        mpz_clears(key->n, key->n2, key->p, key->p2, key->hp, key->q,
                   key->q2, key->hq, key->inverse, NULL);
    free(key);
}

size_t paillier_bits(const struct paillier *key) {
    return mpz_sizeinbase(key->n, 2);
}

size_t paillier_bytes(const struct paillier *key) {
    return (paillier_bits(key) + 7) / 8;
}

size_t paillier_sealed(const struct paillier *key) {
    return (2 * paillier_bits(key) + 7) / 8;
}

static void get(mpz_t x, const uint8_t *in, size_t bytes) {
    mpz_import(x, bytes, 1, 1, 1, 0, in);
}

/* x < 2^(8 bytes), with zeros before it. */
static void put(const mpz_t x, uint8_t *out, size_t bytes) {
    size_t used = (mpz_sizeinbase(x, 2) + 7) / 8;

    memset(out, 0, bytes);
    mpz_export(out + bytes - used, NULL, 1, 1, 1, 0, x);
}
int paillier_open(struct paillier **made, const uint8_t *modulus,
                  size_t bytes, struct why *why) {
    struct paillier *key = no_key();

    if (!key)
        return because(why, "no memory for a key");
    get(key->n, modulus, bytes);
    mpz_mul(key->n2, key->n, key->n);
    if (mpz_cmp_ui(key->n, 15) >= 0 && mpz_odd_p(key->n)) {
        *made = key;
        return 0;
    }
    paillier_close(key);
    return because(why, "a modulus should be a product of two primes "
                        "above 2, and this one is not");
}

void paillier_modulus(const struct paillier *key, uint8_t *out) {
    put(key->n, out, paillier_bytes(key));
}

void paillier_primes(const struct paillier *key, char *p, char *q) {
    gmp_sprintf(p, "%Zx", key->p);
    gmp_sprintf(q, "%Zx", key->q);
}
/* For one prime: h = L(g^(p-1) mod p^2)^-1 mod p, with g = n + 1, and
   L(u) = (u - 1) / p. */
static void prepare(const mpz_t n, const mpz_t p, mpz_t p2, mpz_t h) {
    mpz_t exponent;

    mpz_init(exponent);
    mpz_mul(p2, p, p);
    mpz_sub_ui(exponent, p, 1);
    mpz_add_ui(h, n, 1);
    mpz_powm(h, h, exponent, p2);
    mpz_sub_ui(h, h, 1);
    mpz_divexact(h, h, p);
    mpz_invert(h, h, p);
    mpz_clear(exponent);
}

static void complete(struct paillier *key) {
    mpz_mul(key->n, key->p, key->q);
    mpz_mul(key->n2, key->n, key->n);
    prepare(key->n, key->p, key->p2, key->hp);
    prepare(key->n, key->q, key->q2, key->hq);
    mpz_invert(key->inverse, key->p, key->q);
    key->secret = true;
}

/* Find primes. */
/* Rounds of the test of Miller and Rabin: it takes a number that is not
   prime for one less often than once in 4^ROUNDS. */
enum { ROUNDS = 40 };

static int read_hex(mpz_t x, const char *digits) {
    size_t n = strlen(digits);

    if (n == 0 || n > PAILLIER_MOST / 8)
        return -1;
    for (size_t i = 0; i < n; i++)
        if (!isxdigit((unsigned char)digits[i]))
            return -1;
    return mpz_set_str(x, digits, 16);
}

/* What is wrong with p and q, or NULL. */
static const char *fault_of(const mpz_t p, const mpz_t q) {
    if (mpz_cmp_ui(p, 2) <= 0 || !mpz_probab_prime_p(p, ROUNDS))
        return "p is not a prime above 2";
    if (mpz_cmp_ui(q, 2) <= 0 || !mpz_probab_prime_p(q, ROUNDS))
        return "q is not a prime above 2";
    if (mpz_cmp(p, q) == 0)
        return "p and q are the same prime";
    if (mpz_sizeinbase(p, 2) != mpz_sizeinbase(q, 2))
        return "p and q are of different lengths";
    return NULL;
}

int paillier_secret(struct paillier **made, const char *p,
                    const char *q, struct why *why) {
    struct paillier *key = no_key();
    const char *fault;

    if (!key)
        return because(why, "no memory for a key");
    fault = read_hex(key->p, p) || read_hex(key->q, q)
                ? "a prime is hexadecimal digits"
                : fault_of(key->p, key->q);
    if (!fault) {
        complete(key);
        *made = key;
        return 0;
    }
    paillier_close(key);
    return because(why, "%s", fault);
}
/* A prime of so many bits, whose highest two are 1, so that a product
   of two has twice as many. */
static void draw_prime(mpz_t p, size_t bits, struct stream *random) {
    uint8_t bytes[PAILLIER_MOST / 16];

    do {
        draw_bytes(random, bytes, bits / 8);
        bytes[0] |= 0xc0;
        bytes[bits / 8 - 1] |= 1;
        get(p, bytes, bits / 8);
    } while (!mpz_probab_prime_p(p, ROUNDS));
}

int paillier_make(struct paillier **made, size_t bits,
                  struct stream *random, struct why *why) {
    struct paillier *key;

    if (bits < PAILLIER_LEAST || bits > PAILLIER_MOST || bits % 16)
        return because(why,
                       "a key of %zu bits: expected %d to %d, and a "
                       "multiple of 16",
                       bits, PAILLIER_LEAST, PAILLIER_MOST);
    key = no_key();
    if (!key)
        return because(why, "no memory for a key");
    draw_prime(key->p, bits / 2, random);
    do
        draw_prime(key->q, bits / 2, random);
    while (mpz_cmp(key->p, key->q) == 0);
    complete(key);
    *made = key;
    return 0;
}

/* Encrypt and add. */
void paillier_encrypt(const struct paillier *key, const uint8_t *m,
                      const uint8_t *r, uint8_t *c) {
    mpz_t x, blind;

    mpz_inits(x, blind, NULL);
    get(blind, r, paillier_bytes(key));
    mpz_powm(blind, blind, key->n, key->n2);
    get(x, m, paillier_bytes(key));
    mpz_mul(x, x, key->n); /* (1 + n)^m = 1 + m n mod n^2 */
    mpz_add_ui(x, x, 1);
    mpz_mul(x, x, blind);
    mpz_mod(x, x, key->n2);
    put(x, c, paillier_sealed(key));
    mpz_clears(x, blind, NULL);
}

void paillier_add(const struct paillier *key, const uint8_t *a,
                  const uint8_t *b, uint8_t *sum) {
    size_t bytes = paillier_sealed(key);
    mpz_t x, y;

    mpz_inits(x, y, NULL);
    get(x, a, bytes);
    get(y, b, bytes);
    mpz_mul(x, x, y);
    mpz_mod(x, x, key->n2);
    put(x, sum, bytes);
    mpz_clears(x, y, NULL);
}

void paillier_draw(const struct paillier *key, struct stream *random,
                   uint8_t *r) {
    size_t bytes = paillier_bytes(key), bits = paillier_bits(key);
    mpz_t x, common;

    mpz_inits(x, common, NULL);
    do {
        draw_bytes(random, r, bytes);
        r[0] = (uint8_t)(r[0] & 0xff >> (8 * bytes - bits));
        get(x, r, bytes);
        mpz_gcd(common, x, key->n);
    } while (mpz_cmp(x, key->n) >= 0 || mpz_cmp_ui(common, 1) != 0);
    mpz_clears(x, common, NULL);
}

/* Decrypt by the primes. */
/* m mod p = L(c^(p-1) mod p^2) h mod p. */
static void decrypt_mod(mpz_t m, const mpz_t c, const mpz_t p,
                        const mpz_t p2, const mpz_t h) {
    mpz_t exponent;

    mpz_init(exponent);
    mpz_sub_ui(exponent, p, 1);
    mpz_powm_sec(m, c, exponent, p2);
    mpz_sub_ui(m, m, 1);
    mpz_divexact(m, m, p);
    mpz_mul(m, m, h);
    mpz_mod(m, m, p);
    mpz_clear(exponent);
}

/* Is c below n^2, and has it an inverse? */
static bool is_ciphertext(const struct paillier *key, const mpz_t c) {
    bool good;
    mpz_t common;

    mpz_init(common);
    mpz_gcd(common, c, key->n);
    good = mpz_cmp(c, key->n2) < 0 && mpz_cmp_ui(common, 1) == 0;
    mpz_clear(common);
    return good;
}

int paillier_decrypt(const struct paillier *key, const uint8_t *sealed,
                     uint8_t *out) {
    mpz_t c, m, mq;
    bool good;

    mpz_inits(c, m, mq, NULL);
    get(c, sealed, paillier_sealed(key));
    good = key->secret && is_ciphertext(key, c);
    if (good) {
        decrypt_mod(m, c, key->p, key->p2, key->hp);
        decrypt_mod(mq, c, key->q, key->q2, key->hq);
        mpz_sub(mq, mq, m); /* m + p ((mq - m) / p mod q) */
        mpz_mul(mq, mq, key->inverse);
        mpz_mod(mq, mq, key->q);
        mpz_addmul(m, mq, key->p);
        put(m, out, paillier_bytes(key));
    }
    mpz_clears(c, m, mq, NULL);
    return good ? 0 : -1;
}
