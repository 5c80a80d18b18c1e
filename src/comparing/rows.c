/* Tangled from chapters/27-gates.md; edit that file. */
#include "rows.h"

#include <string.h>

pack *take_rows(struct party *me, size_t rows, size_t n) {
    return (void *)take_bytes(me, rows * packs(n) * sizeof(pack));
}

HOT void rows_xor(const pack *x, const pack *y, pack *out,
                  size_t words) {
    for (size_t k = 0; k < words; k++)
        out[k] = x[k] ^ y[k];
}

HOT void turn_square(pack square[64]) {
    pack low = UINT32_MAX;
    for (size_t by = 32; by > 0; by /= 2, low ^= low << by)
        for (size_t at = 0; at < 64; at += 2 * by)
            for (size_t i = at; i < at + by; i++) {
                pack move = (square[i] >> by ^ square[i + by]) & low;
                square[i] ^= move << by;
                square[i + by] ^= move;
            }
}

void rows_of(const ring *x, int from, int count, pack *out, size_t n) {
    pack square[64];
    for (size_t at = 0; at < n; at += 64) {
        size_t here = n - at < 64 ? n - at : 64;
        for (size_t i = 0; i < here; i++)
            square[i] = x[at + i] >> from;
        memset(square + here, 0, (64 - here) * sizeof *square);
        turn_square(square);
        for (size_t i = 0; i < (size_t)count; i++)
            out[i * packs(n) + at / 64] = square[i];
    }
}

/* One row after another, unless rows are whole words anyway. */
static void draw_rows(struct stream *s, pack *out, size_t rows,
                      size_t n) {
    if (n % 64 == 0)
        draw_bits(s, out, rows * n);
    else
        for (size_t i = 0; i < rows; i++)
            draw_bits(s, out + i * packs(n), n);
}

void deal_rows(struct party *me, const pack *x, pack *out, size_t rows,
               size_t n) {
    size_t mark = arena_mark(me), words = rows * packs(n);
    if (me->id == P2) {
        pack *share = take_rows(me, rows, n);
        draw_rows(me->with[P0][DEAL], share, rows, n);
        rows_xor(x, share, share, words);
        send_to(me, P1, share, words * sizeof *share);
    } else if (me->id == P0) {
        draw_rows(me->with[P2][DEAL], out, rows, n);
    } else {
        recv_from(me, P2, out, words * sizeof *out);
    }
    arena_release(me, mark);
}

void mask_rows(struct party *me, pack *out, size_t rows, size_t n) {
    size_t mark = arena_mark(me);
    if (me->id == P2) {
        pack *theirs = take_rows(me, rows, n);
        draw_rows(me->with[P0][DEAL], out, rows, n);
        draw_rows(me->with[P1][DEAL], theirs, rows, n);
        rows_xor(out, theirs, out, rows * packs(n));
    } else {
        draw_rows(me->with[P2][DEAL], out, rows, n);
    }
    arena_release(me, mark);
}

void open_rows(struct party *me, const pack *x, pack *out, size_t rows,
               size_t n) {
    size_t mark = arena_mark(me), words = rows * packs(n);
    if (holds_shares(me)) {
        pack *theirs = take_rows(me, rows, n);
        swap_with(me, other(me), x, theirs, words * sizeof *x);
        rows_xor(x, theirs, out, words);
    }
    arena_release(me, mark);
}

void refresh_rows(struct party *me, pack *x, size_t rows, size_t n) {
    size_t mark = arena_mark(me);
    if (holds_shares(me)) {
        pack *zero = take_rows(me, rows, n);
        draw_rows(me->with[other(me)][ZERO], zero, rows, n);
        rows_xor(x, zero, x, rows * packs(n));
    }
    arena_release(me, mark);
}
