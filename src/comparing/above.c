/* Tangled from chapters/28-above.md; edit that file. */
#include "above.h"

#include <string.h>

/* out = bit ? one : zero, for bits that are open. */
HOT static void choose(const pack *bit, const pack *zero,
                       const pack *one, pack *out, size_t words) {
    for (size_t k = 0; k < words; k++)
        out[k] = zero[k] ^ (bit[k] & (zero[k] ^ one[k]));
}

/* The row that a digit's open bits point to, of 2^b, by halving; the
   rows are overwritten. */
static void look_up(const pack *bit, pack *row, int b, pack *out,
                    size_t words) {
    for (int j = 0; j < b; j++)
        for (size_t v = 0; v < (size_t)1 << (b - 1 - j); v++)
            choose(bit + (size_t)j * words, row + 2 * v * words,
                   row + (2 * v + 1) * words, row + v * words, words);
    memcpy(out, row, words * sizeof *out);
}

/* [q = v] = [q > v - 1] ^ [q > v], where all digits are above -1 and
   none is above the largest. */
static void find_digit(struct party *me, const pack *table, int b,
                       const pack *bit, pack *above, pack *equal,
                       size_t n) {
    size_t mark = arena_mark(me), words = packs(n);
    size_t rows = table_rows(b);
    pack *more = take_rows(me, rows + 1, n);
    pack *same = take_rows(me, rows + 1, n);
    memcpy(more, table, rows * words * sizeof *more);
    memset(more + rows * words, 0, words * sizeof *more);
    memset(same, me->id == P0 ? 0xff : 0, words * sizeof *same);
    memcpy(same + words, table, rows * words * sizeof *same);
    rows_xor(same, more, same, (rows + 1) * words);
    look_up(bit, more, b, above, words);
    look_up(bit, same, b, equal, words);
    arena_release(me, mark);
}

/* P0, P1: ask the tables about each digit of c. */
static void find_digits(struct party *me, const ring *c,
                        const pack *table, struct digits d, int m,
                        size_t n) {
    size_t mark = arena_mark(me), words = packs(n);
    pack *bit = take_rows(me, (size_t)m, n);
    rows_of(c, 0, m, bit, n);
    for (size_t i = 0; i < d.count; i++) {
        int b = digit_bits(m, i);
        find_digit(me, table, b, bit, d.above + i * words,
                   d.equal + i * words, n);
        table += table_rows(b) * words;
        bit += (size_t)b * words;
    }
    arena_release(me, mark);
}

void above_by(struct party *me, const ring *c, const pack *table,
              pack *out, int m, size_t n) {
    size_t mark = arena_mark(me);
    struct digits d = take_digits(me, digits_of(m), true, n);
    if (holds_shares(me))
        find_digits(me, c, table, d, m, n);
    d = combine_digits(me, d, n);
    if (holds_shares(me))
        memcpy(out, d.above, packs(n) * sizeof *out);
    arena_release(me, mark);
}

void above(struct party *me, const ring *c, struct masks r, pack *out,
           int m, size_t n) {
    size_t mark = arena_mark(me);
    pack *table = take_rows(me, tables_rows(m), n);
    supply_tables(me, r, m, table, n);
    above_by(me, c, table, out, m, n);
    arena_release(me, mark);
}
