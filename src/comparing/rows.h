/* Tangled from chapters/27-gates.md; edit that file. */
#ifndef ROWS_H
#define ROWS_H

#include "party.h"

/* Bits of many values, packed: a row holds one bit of each of n values,
   that of value k at bit k % 64 of word k / 64. What a row holds beyond
   its n bits means nothing, and is no secret: no mask covers it.
   Several rows follow one another. */
typedef uint64_t pack;

/* The words of a row. */
static inline size_t packs(size_t n) {
    return (n + 63) / 64;
}

/* Bit k of a row, as a number. */
static inline ring bit_at(const pack *row, size_t k) {
    return row[k / 64] >> (k % 64) & 1;
}

/* Temporary rows, in the arena. */
pack *take_rows(struct party *me, size_t rows, size_t n);

/* Turn a square of 64 x 64 bits: bit j of word i and bit i of word j
   change places. [Warren, Hacker's Delight, 7-3] */
void turn_square(pack square[64]);

/* Row i of `out`: the bits `from` + i of n values, for i < count. */
void rows_of(const ring *x, int from, int count, pack *out, size_t n);

/* out = x xor y, so many words; out may be x or y. */
void rows_xor(const pack *x, const pack *y, pack *out, size_t words);

/* Rows of bits shared by exclusive or.
   deal_rows:    P2 knows x, P0 and P1 get fresh shares;
   mask_rows:    uniform bits, which P2 knows, and the others' shares;
   open_rows:    P0 and P1 open x to each other;
   refresh_rows: P0 and P1 add a fresh zero-share to x, in place.
   `deal`, `draw_mask`, `open_shares`, `refresh` do it with numbers. */
void deal_rows(struct party *me, const pack *x, pack *out, size_t rows,
               size_t n);
void mask_rows(struct party *me, pack *out, size_t rows, size_t n);
void open_rows(struct party *me, const pack *x, pack *out, size_t rows,
               size_t n);
void refresh_rows(struct party *me, pack *x, size_t rows, size_t n);

/* Whole words travel. */
static inline struct cost deal_rows_cost(size_t rows, size_t n) {
    return (struct cost){0, 0, sizeof(pack) * rows * packs(n)};
}

static inline struct cost open_rows_cost(size_t rows, size_t n) {
    return (struct cost){1, 2 * sizeof(pack) * rows * packs(n), 0};
}

#endif
