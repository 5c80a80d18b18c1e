/* Tangled from chapters/59-paillier.md; edit that file. */
#include <stdint.h>

/* The m of c = a (1 + m n) mod n^2, for n < 2^16. */
uint64_t ex_divide_out(uint64_t n, uint64_t a, uint64_t c) {
    (void)n, (void)a, (void)c;
    return 0; /* yours */
}
