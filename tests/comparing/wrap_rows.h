/* Tangled from chapters/27-gates.md; edit that file. */
#ifndef WRAP_ROWS_H
#define WRAP_ROWS_H

#include "packed.h"
#include "wrapped_rows.h"

/* Bits of tests are the lowest bits of numbers, n for each row. */
static inline pack *rows_of_bits(struct party *me, const ring *bit,
                                 size_t rows, size_t n) {
    pack *row = take_rows(me, rows, n);
    for (size_t i = 0; i < rows; i++)
        rows_of(bit + i * n, 0, 1, row + i * packs(n), n);
    return row;
}

static inline void bits_of_rows(const pack *row, ring *bit, size_t rows,
                                size_t n) {
    for (size_t i = 0; i < rows; i++)
        for (size_t k = 0; k < n; k++)
            bit[i * n + k] = bit_at(row + i * packs(n), k);
}

/* Whoever sends rows says so, to those who note messages. */
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

#endif
