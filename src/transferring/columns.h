/* Tangled from chapters/53-million-transfers.md; edit that file. */
#ifndef COLUMNS_H
#define COLUMNS_H

#include "base.h"

/* Bits of up to 64 * WORDS keys: column j has bit j of each, packed as
   a row is. */
enum { WORDS = 64 };

struct columns {
    size_t words; /* of each column, <= WORDS */
    pack column[KEY_BITS][WORDS];
};

/* The first n keys, n <= 64 * words. */
void columns_to_keys(const struct columns *c, struct key *key,
                     size_t n);

#endif
