/* Tangled from chapters/54-transferred-masks.md; edit that file. */
#include "pair_word.h"

#include <string.h>

#include "times.h"

/* The sets of masks whose products a word has: mask m is bit m. */
enum { MOST_ROWS = (2 << FAN) - 2 };
_Static_assert(MOST_ROWS <= 64, "a pad is one word");

struct sets {
    size_t rows;
    unsigned of[MOST_ROWS];
};

static struct sets sets_of(struct gate g) {
    struct sets s = {gate_rows(g), {0}};

    for (size_t m = 0; m < gate_masks(g); m++)
        for (size_t i = 0; i < gate_block(g, m); i++)
            s.of[gate_mask_row(g, m) + i] = 1u << m | s.of[i];
    return s;
}

static bool contains(unsigned all, unsigned part) {
    return all != part && (all & part) == part;
}

/* The rows of the sets that have all of row `part`, and more. */
static size_t larger(const struct sets *s, size_t part,
                     size_t row[MOST_ROWS]) {
    size_t count = 0;

    for (size_t t = 1; t < s->rows; t++)
        if (contains(s->of[t], s->of[part]))
            row[count++] = t;
    return count;
}

/* The row of what set t has and set `part` has not. */
static size_t rest(const struct sets *s, size_t t, size_t part) {
    size_t row = 0;

    while (s->of[row] != (s->of[t] ^ s->of[part]))
        row++;
    return row;
}

/* The rows that P1 chooses with: those in other sets. */
static size_t choices(const struct sets *s, size_t row[MOST_ROWS]) {
    size_t count = 0, all[MOST_ROWS];

    for (size_t part = 1; part < s->rows; part++)
        if (larger(s, part, all) > 0)
            row[count++] = part;
    return count;
}

struct cost pair_word_cost(struct gate g, size_t n) {
    struct sets s = sets_of(g);
    size_t part[MOST_ROWS], all[MOST_ROWS], rows = 0;
    size_t count = choices(&s, part);

    for (size_t c = 0; c < count; c++)
        rows += larger(&s, part[c], all);
    return cost_then(
        transfer_cost(count * 64 * packs(n)),
        (struct cost){rows > 0, sizeof(pack) * rows * packs(n), 0});
}

/* P0: a pad for choice 0 goes to its own shares, and the correction
   says what P1's pads for 0 and 1 are to differ by. */
static void offer_rows(struct party *me, const struct sets *s,
                       struct pads p, const struct key *key,
                       size_t part, const pack *own, pack *word,
                       size_t n) {
    size_t mark = arena_mark(me), words = packs(n), all[MOST_ROWS];
    size_t count = larger(s, part, all);
    pack *pad[2] = {take_rows(me, count, n), take_rows(me, count, n)};
    ring *bits = take_ring(me, n);

    take_pads(p, key, (struct key){{0, 0}}, bits, n);
    rows_of(bits, 0, p.bits, pad[0], n);
    take_pads(p, key, transfer_delta(pair_of(me)->transfers), bits, n);
    rows_of(bits, 0, p.bits, pad[1], n);
    rows_xor(pad[0], pad[1], pad[1], count * words);
    for (size_t i = 0; i < count; i++) {
        pack *row = pad[1] + i * words, *out = word + all[i] * words;

        rows_xor(row, own + rest(s, all[i], part) * words, row, words);
        rows_xor(out, pad[0] + i * words, out, words);
    }
    send_to(me, P1, pad[1], count * words * sizeof *pad[1]);
    arena_release(me, mark);
}

/* P1. */
static void take_corrected(struct party *me, const struct sets *s,
                           struct pads p, const struct key *key,
                           size_t part, const pack *own, pack *word,
                           size_t n) {
    size_t mark = arena_mark(me), words = packs(n), all[MOST_ROWS];
    size_t count = larger(s, part, all);
    pack *pad = take_rows(me, count, n);
    pack *correction = take_rows(me, count, n);
    ring *bits = take_ring(me, n);

    recv_from(me, P0, correction, count * words * sizeof *correction);
    take_pads(p, key, (struct key){{0, 0}}, bits, n);
    rows_of(bits, 0, p.bits, pad, n);
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < words; k++)
            word[all[i] * words + k] ^=
                pad[i * words + k] ^
                (own[part * words + k] & correction[i * words + k]);
    arena_release(me, mark);
}

void pair_word(struct party *me, const struct gate *g, pack *word,
               size_t n) {
    struct sets s = sets_of(*g);
    size_t mark = arena_mark(me), words = packs(n), part[MOST_ROWS];
    size_t count = choices(&s, part), all[MOST_ROWS];
    pack *own = take_rows(me, s.rows, n);
    pack *choice = take_rows(me, count, n);
    struct key *key =
        (void *)take_bytes(me, count * 64 * words * sizeof *key);

    pair_begin(me);
    multiply_masks(*g, word, words);
    memcpy(own, word, s.rows * words * sizeof *own);
    for (size_t c = 0; c < count; c++)
        memcpy(choice + c * words, own + part[c] * words,
               words * sizeof *choice);
    transfer(me, pair_of(me)->transfers, P0, choice, key,
             count * 64 * words);
    for (size_t c = 0; c < count; c++) {
        struct pads p = pads_for(me, FOR_WORDS, P0,
                                 (int)larger(&s, part[c], all), n);

        (me->id == P0 ? offer_rows : take_corrected)(
            me, &s, p, key + c * 64 * words, part[c], own, word, n);
    }
    pair_end(me);
    arena_release(me, mark);
}
