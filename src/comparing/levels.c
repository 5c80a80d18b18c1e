/* Tangled from chapters/40-ternary.md; edit that file. */
#include "levels.h"

#include <string.h>

struct opened less_levels(struct party *me, struct opened x,
                          const ring *level, size_t count, size_t n) {
    ring *mask = take_ring(me, count * n), *open = mask;
    if (holds_shares(me))
        open = take_ring(me, count * n);
    for (size_t i = 0; i < count; i++) {
        memcpy(mask + i * n, x.mask, n * sizeof *mask);
        for (size_t k = 0; holds_shares(me) && k < n; k++)
            open[i * n + k] = mod_L(x.open[k] - level[i]);
    }
    return (struct opened){open, mask, NULL, NULL, x.made};
}

/* Put n bits of a row into another, from bit `at` on, where zeros are.
   What the row holds beyond them is left out. */
static void put_bits(const pack *row, pack *out, size_t at, size_t n) {
    size_t shift = at % 64;
    out += at / 64;
    for (size_t k = 0; k < packs(n); k++) {
        size_t here = n - 64 * k < 64 ? n - 64 * k : 64;
        pack bits = row[k] & UINT64_MAX >> (64 - here);
        out[k] |= bits << shift;
        if (shift + here > 64)
            out[k + 1] |= bits >> (64 - shift);
    }
}

/* Rows of n bits, each `count` times over in a row of count * n. */
static void repeat(const pack *row, pack *out, size_t rows,
                   size_t count, size_t n) {
    size_t words = packs(count * n);
    memset(out, 0, rows * words * sizeof *out);
    for (size_t i = 0; i < rows; i++, row += packs(n), out += words)
        for (size_t at = 0; at < count * n; at += n)
            put_bits(row, out, at, n);
}

/* P0, P1: rows of the masks' highest bits, and tables of what is below,
   for `count` levels, after P2 has dealt them for one. */
static void supply_below(struct party *me, struct masks r, pack *out,
                         size_t count, size_t n, int width) {
    size_t mark = arena_mark(me), rows = tables_rows(width - 1);
    pack *once = take_rows(me, 1 + rows, n);
    supply_bit(me, r, width - 1, once, n);
    supply_tables(me, r, width - 1, once + packs(n), n);
    if (holds_shares(me))
        repeat(once, out, 1 + rows, count, n);
    arena_release(me, mark);
}

/* [x - level >= 0] as a row of xor shares. */
static void level_bits(struct party *me, struct opened less,
                       size_t count, pack *out, size_t n, int width) {
    size_t mark = arena_mark(me), all = count * n, words = packs(all);
    pack *top = take_rows(me, 1 + tables_rows(width - 1), all);
    pack *open = take_rows(me, 1, all);
    supply_below(me, masks_of(less), top, count, n, width);
    above_by(me, less.open, top + words, out, width - 1, all);
    if (holds_shares(me))
        rows_xor(out, top, out, words);
    if (me->id == P0) {
        rows_of(less.open, width - 1, 1, open, all);
        for (size_t k = 0; k < words; k++)
            out[k] ^= ~open[k];
    }
    arena_release(me, mark);
}

void reach_levels(struct party *me, struct opened less, size_t count,
                  struct flags f, size_t n, int width) {
    size_t mark = arena_mark(me);
    pack *bit = take_rows(me, 1, count * n);
    level_bits(me, less, count, bit, n, width);
    open_flags(me, bit, f, count * n);
    arena_release(me, mark);
}
