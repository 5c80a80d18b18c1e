/* Tangled from chapters/28-above.md; edit that file. */
#ifndef TABLE_H
#define TABLE_H

#include "maker.h"
#include "rows.h"

/* The bits of a digit; -DDIGIT=1 in the proofs. */
#ifndef DIGIT
#define DIGIT 4
#endif

/* Numbers of m bits have so many digits, and digit i so many bits:
   DIGIT, but the highest what is left. */
static inline size_t digits_of(int m) {
    return (size_t)((m + DIGIT - 1) / DIGIT);
}

static inline int digit_bits(int m, size_t i) {
    int left = m - DIGIT * (int)i;
    return left < DIGIT ? left : DIGIT;
}

/* The table of a digit q of b bits has 2^b - 1 rows; row v holds
   [q > v], the answer if v is what it is compared with. */
static inline size_t table_rows(int b) {
    return ((size_t)1 << b) - 1;
}

/* Of all digits of m bits. */
static inline size_t tables_rows(int m) {
    size_t rows = 0;
    for (size_t i = 0; i < digits_of(m); i++)
        rows += table_rows(digit_bits(m, i));
    return rows;
}

/* The table of a digit of b bits, which are so many rows, the lowest
   first, of so many words. */
void make_table(const pack *bit, int b, pack *table, size_t words);

/* n uniform masks. r and, for a maker, made: room for them. No message
   but a maker's. */
void supply_masks(struct party *me, ring *r, struct made *made,
                  size_t n);

/* Bit i of n masks. P0, P1: row -- xor shares. P2's is not to be
   used. */
void supply_bit(struct party *me, struct masks r, int i, pack *row,
                size_t n);

/* Tables of the m lowest bits of n masks, lowest digit first. P0, P1:
   table -- xor shares of the rows. P2: not to be used. */
void supply_tables(struct party *me, struct masks r, int m, pack *table,
                   size_t n);

static inline struct cost supply_tables_cost(int m, size_t n) {
    return deal_rows_cost(tables_rows(m), n);
}

#endif
