/* Tangled from chapters/59-paillier.md; edit that file. */
#include <stdint.h>

/* (1 + m n) r^n mod n^2, for n < 2^16. */
uint64_t ex_seal(uint64_t n, uint64_t m, uint64_t r) {
    (void)n, (void)m, (void)r;
    return 0; /* yours */
}

/* The m of a ciphertext of n = p q. */
uint64_t ex_unseal(uint64_t p, uint64_t q, uint64_t c) {
    (void)p, (void)q, (void)c;
    return 0; /* yours */
}
