/* Tangled from chapters/33-maxpool.md; edit that file. */
#include "maximum.h"

#include <string.h>

static size_t pairs_of(size_t cols) {
    return cols * (cols - 1) / 2;
}

/* Line up values and leads. */
/* P0, P1: the values, and after them the leads of all pairs of each
   row, the first less the second. */
static void line_up_pairs(const ring *x, ring *out, size_t rows,
                          size_t cols) {
    ring *lead = out + rows * cols;

    memcpy(out, x, rows * cols * sizeof *x);
    for (; rows > 0; rows--, x += cols)
        for (size_t i = 0; i < cols; i++)
            for (size_t k = i + 1; k < cols; k++)
                *lead++ = mod_L(x[i] - x[k]);
}

/* Line up who is ahead. */
/* P0, P1: put a bit into place k of a row that was zero there. */
static void put_bit(pack *row, size_t k, pack bit) {
    row[k / 64] |= bit << (k % 64);
}

/* P0, P1: is a player ahead of an opponent? Of equals, the first is. */
static void line_up_bits(int j, const pack *sign, pack *ahead,
                         size_t rows, size_t cols) {
    size_t words = packs(rows * cols), pair = 0;
    ring one = j == P0;

    memset(ahead, 0, (cols - 1) * words * sizeof *ahead);
    for (size_t at = 0; at < rows * cols; at += cols)
        for (size_t i = 0; i < cols; i++)
            for (size_t k = i + 1; k < cols; k++, pair++) {
                ring bit = bit_at(sign, pair);

                put_bit(ahead + (k - 1) * words, at + i, bit);
                put_bit(ahead + i * words, at + k, bit ^ one);
            }
}

/* Compare all pairs. */
/* P0, P1: add up what is left of each row. */
static void add_up(const ring *x, ring *out, size_t rows, size_t cols) {
    for (size_t r = 0; r < rows; r++) {
        out[r] = 0;
        for (size_t i = 0; i < cols; i++)
            out[r] = mod_L(out[r] + x[r * cols + i]);
    }
}

static void all_pairs(struct party *me, const ring *x, ring *max,
                      size_t rows, size_t cols, int width) {
    size_t mark = arena_mark(me), n = rows * cols;
    size_t pairs = rows * pairs_of(cols);
    ring *line = take_ring(me, n + pairs);
    pack *sign = take_rows(me, 1, pairs);
    struct digits ahead = take_digits(me, cols - 1, false, n);
    struct flags largest = take_flags(me, n);

    if (holds_shares(me))
        line_up_pairs(x, line, rows, cols);
    struct opened c = open_masked(me, line, n + pairs);
    sign_bits(me, opened_from(c, n), sign, width, pairs);
    if (holds_shares(me))
        line_up_bits(me->id, sign, ahead.equal, rows, cols);
    ahead = combine_digits(me, ahead, n);
    open_flags(me, ahead.equal, largest, n);
    times_flag(me, largest, c, line, n);
    if (holds_shares(me))
        add_up(line, max, rows, cols);
    arena_release(me, mark);
}

void maximum(struct party *me, const ring *x, ring *max, size_t rows,
             size_t cols, struct sign s) {
    if (s.how == SECURE_NN || cols == 1)
        maxpool(me, x, max, NULL, rows, cols, s);
    else
        all_pairs(me, x, max, rows, cols, s.width);
}

struct cost maximum_cost(size_t rows, size_t cols, struct sign s) {
    size_t n = rows * cols, pairs = rows * pairs_of(cols);

    if (s.how == SECURE_NN || cols == 1)
        return maxpool_cost(rows, cols, false, s);
    return cost_then(cost_then(open_masked_cost(n + pairs),
                               sign_bits_cost(s.width, pairs)),
                     cost_then(combine_digits_cost(cols - 1, false, n),
                               cost_then(open_flags_cost(n),
                                         times_flag_cost(1, n))));
}
