/* Tangled from chapters/28-above.md; edit that file. */
#include "table.h"

#include <string.h>

#include "deal.h"

/* From the table of a digit's lower bits, in place, that of the digit
   with one bit more: [q > v] for all v. */
HOT static void append_bit(const pack *bit, pack *table, size_t rows,
                           size_t words) {
    for (size_t v = 0; v < rows; v++)
        for (size_t k = 0; k < words; k++) {
            pack lower = table[v * words + k];
            table[(rows + 1 + v) * words + k] = bit[k] & lower;
            table[v * words + k] = bit[k] | lower;
        }
    memcpy(table + rows * words, bit, words * sizeof *bit);
}

void make_table(const pack *bit, int b, pack *table, size_t words) {
    for (int j = 0; j < b; j++, bit += words)
        append_bit(bit, table, table_rows(j), words);
}

/* P2: all tables of the masks whose bits these are. */
static void make_tables(const pack *bit, int m, pack *table,
                        size_t words) {
    for (size_t i = 0; i < digits_of(m); i++) {
        int b = digit_bits(m, i);
        make_table(bit, b, table, words);
        bit += (size_t)b * words;
        table += table_rows(b) * words;
    }
}

void supply_masks(struct party *me, ring *r, struct made *made,
                  size_t n) {
    if (me->maker)
        me->maker->masks(me, r, made, n);
    else
        draw_mask(me, MOD_L, r, n);
}

void supply_bit(struct party *me, struct masks r, int i, pack *row,
                size_t n) {
    if (me->maker) {
        me->maker->bit(me, r, i, row, n);
        return;
    }
    if (me->id == P2)
        rows_of(r.r, i, 1, row, n);
    deal_rows(me, row, row, 1, n);
}

void supply_tables(struct party *me, struct masks r, int m, pack *table,
                   size_t n) {
    size_t mark = arena_mark(me);
    if (me->maker) {
        me->maker->tables(me, r, m, table, n);
        return;
    }
    if (me->id == P2) {
        pack *bit = take_rows(me, (size_t)m, n);
        rows_of(r.r, 0, m, bit, n);
        make_tables(bit, m, table, packs(n));
    }
    deal_rows(me, table, table, tables_rows(m), n);
    arena_release(me, mark);
}
