/* Tangled from chapters/22-gates.md; edit that file. */
#ifndef WRAP_ROWS_H
#define WRAP_ROWS_H

#include "packed.h"
#include "rows.h"

/* Whoever sends rows says so, to those who note messages. */
void __real_deal_rows(struct party *me, const pack *x, pack *out,
                      size_t rows, size_t n);
void __wrap_deal_rows(struct party *me, const pack *x, pack *out,
                      size_t rows, size_t n);
void __real_open_rows(struct party *me, const pack *x, pack *out,
                      size_t rows, size_t n);
void __wrap_open_rows(struct party *me, const pack *x, pack *out,
                      size_t rows, size_t n);

void __wrap_deal_rows(struct party *me, const pack *x, pack *out,
                      size_t rows, size_t n) {
    row_bits[me->id] = n;
    __real_deal_rows(me, x, out, rows, n);
    row_bits[me->id] = 0;
}

void __wrap_open_rows(struct party *me, const pack *x, pack *out,
                      size_t rows, size_t n) {
    row_bits[me->id] = n;
    __real_open_rows(me, x, out, rows, n);
    row_bits[me->id] = 0;
}

/* Tests have bits as numbers 0 and 1, rather than in rows. */
static inline pack *row_of_bits(struct party *me, const ring *bit,
                                size_t n) {
    pack *row = take_rows(me, 1, n);
    rows_of(bit, 0, 1, row, n);
    return row;
}

static inline void bits_of_row(const pack *row, ring *bit, size_t n) {
    for (size_t k = 0; k < n; k++)
        bit[k] = bit_at(row, k);
}

#endif
