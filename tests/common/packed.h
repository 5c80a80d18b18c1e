/* Tangled from chapters/17-stage.md; edit that file. */
#ifndef PACKED_H
#define PACKED_H

#include "party.h"

/* What this role receives now are rows of so many bits, each packed in
   words from the lowest bit on; 0: numbers. */
extern size_t row_bits[ROLES];

/* The words of a row, and one of its bits. */
static inline size_t row_words(size_t n) {
    return (n + 63) / 64;
}

static inline uint8_t row_bit(const uint64_t *row, size_t k) {
    return row[k / 64] >> k % 64 & 1;
}

#endif
