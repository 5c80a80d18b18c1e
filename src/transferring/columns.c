/* Tangled from chapters/53-million-transfers.md; edit that file. */
#include "columns.h"

/* Bits 64 * half and up of the keys from number `at` on: a square. */
static void square_to_keys(const struct columns *c, struct key *key,
                           size_t at, size_t n, size_t half) {
    size_t here = n - at < 64 ? n - at : 64;
    pack square[64];

    for (size_t j = 0; j < 64; j++)
        square[j] = c->column[64 * half + j][at / 64];
    turn_square(square);
    for (size_t k = 0; k < here; k++)
        key[at + k].word[half] = square[k];
}

void columns_to_keys(const struct columns *c, struct key *key,
                     size_t n) {
    for (size_t at = 0; at < n; at += 64)
        for (size_t half = 0; half < 2; half++)
            square_to_keys(c, key, at, n, half);
}
