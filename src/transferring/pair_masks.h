/* Tangled from chapters/54-transferred-masks.md; edit that file. */
#ifndef PAIR_MASKS_H
#define PAIR_MASKS_H

#include "times.h"

/* As the members of a struct maker, P0 and P1 together. Each draws a
   number of its own, and the mask is the one xor the other. */
void pair_masks(struct party *me, ring *r, struct made *made, size_t n);
void pair_bit(struct party *me, struct masks r, int i, pack *row,
              size_t n);
void pair_halves(struct party *me, struct masks r, ring *upper,
                 ring *top, size_t n, int d);

/* A transfer for each bit of n masks, P1's being the choices. */
void key_bits(struct party *me, struct made *made, size_t n);

/* Shares mod L of the number that bits from, from + 1, ... from + count
   - 1 of the masks are. */
void number_of_bits(struct party *me, const struct made *made,
                    enum pair_use use, int from, int count, ring *out,
                    size_t n);

/* So many corrections are packed into so many words of ELL bits. */
static inline size_t number_words(int count) {
    return (size_t)(count < 1 + ELL / 2 ? count : 1 + ELL / 2);
}

static inline struct cost number_of_bits_cost(int count, size_t n) {
    return (struct cost){1, sizeof(ring) * number_words(count) * n, 0};
}

/* Of the transfers for ELL rows of whole words. */
static inline struct cost key_bits_cost(size_t n) {
    return transfer_cost(ELL * 64 * packs(n));
}

static inline struct cost pair_masks_cost(size_t n) {
    return cost_then(key_bits_cost(n), number_of_bits_cost(ELL, n));
}

static inline struct cost pair_halves_cost(size_t n, int d) {
    return cost_then(number_of_bits_cost(ELL - d, n),
                     number_of_bits_cost(1, n));
}

#endif
