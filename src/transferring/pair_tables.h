/* Tangled from chapters/54-transferred-masks.md; edit that file. */
#ifndef PAIR_TABLES_H
#define PAIR_TABLES_H

#include "pair.h"
#include "table.h"

/* As the members of a struct maker: of masks that pair_masks made. */
void pair_tables(struct party *me, struct masks r, int m, pack *table,
                 size_t n);
void pair_units(struct party *me, struct masks r, ring *unit,
                size_t groups, size_t size);

/* The table of one digit: b bits of the masks, from bit `from` on.
   [1 out of 2^b by transfers of bits: Naor, Pinkas 1999; keys that are
   sums: Kolesnikov, Kumaresan 2013] */
void pair_table(struct party *me, const struct made *made, int from,
                int b, pack *table, size_t n);

/* 2 k, in the field of 2^128 elements. */
struct key key_double(struct key k);

static inline struct cost pair_table_cost(int b, size_t n) {
    size_t rows = table_rows(b) * table_rows(b);

    return (struct cost){1, sizeof(pack) * rows * packs(n), 0};
}

static inline struct cost pair_tables_cost(int m, size_t n) {
    struct cost c = {0, 0, 0};

    for (size_t i = 0; i < digits_of(m); i++)
        c = cost_then(c, pair_table_cost(digit_bits(m, i), n));
    return c;
}

#endif
