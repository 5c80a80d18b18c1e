/* Tangled from chapters/54-transferred-masks.md; edit that file. */
#include "pair_tables.h"

#include <string.h>

#include "times.h"

_Static_assert((1 << DIGIT) - 1 <= ELL, "a pad fits a ring element");

/* Modulo x^128 + x^7 + x^2 + x + 1: what falls out at the top comes
   back as the lower terms. */
struct key key_double(struct key k) {
    uint64_t carry = k.word[1] >> 63;

    return (struct key){{k.word[0] << 1 ^ (carry * 0x87),
                         k.word[1] << 1 | k.word[0] >> 63}};
}

/* v k, for a v of b bits that is no secret. */
static struct key key_times(unsigned v, int b, struct key k) {
    struct key product = {{0, 0}};

    for (int j = b; j-- > 0;) {
        product = key_double(product);
        if (v >> j & 1)
            product = key_xor(product, k);
    }
    return product;
}

/* Of the keys k_0, k_1, ... of a digit's bits, k_0 + 2 k_1 + ... */
static void join_keys(const struct made *made, int from, int b,
                      struct key *out, size_t n) {
    for (size_t k = 0; k < n; k++) {
        out[k] = made[k].key[from + b - 1];
        for (int j = b - 1; j-- > 0;)
            out[k] = key_xor(key_double(out[k]), made[k].key[from + j]);
    }
}

/* A digit of each mask. */
struct digit_of_masks {
    int b;
    pack *half; /* rows: this party's halves of its bits */
    struct key *key;
    struct pads pads;
};

static struct digit_of_masks take_digit(struct party *me,
                                        const struct made *made,
                                        int from, int b, size_t n) {
    struct digit_of_masks d = {
        .b = b,
        .half = take_rows(me, (size_t)b, n),
        .key = (void *)take_bytes(me, n * sizeof(struct key)),
        .pads = pads_for(me, FOR_TABLES, P0, (int)table_rows(b), n)};
    ring *half = take_ring(me, n);

    for (size_t k = 0; k < n; k++)
        half[k] = made[k].bits;
    rows_of(half, from, b, d.half, n);
    join_keys(made, from, b, d.key, n);
    return d;
}

/* Pads of the keys for some v, `first` and on, as rows; no more rows
   than a ring element has bits. */
static void pad_rows(struct party *me, const struct digit_of_masks *d,
                     struct key delta, unsigned first, unsigned count,
                     pack *out, size_t n) {
    size_t mark = arena_mark(me);
    ring *pad = take_ring(me, n), *all = take_ring(me, n);
    int rows = d->pads.bits;

    memset(all, 0, n * sizeof *all);
    for (unsigned i = 0; i < count; i++) {
        take_pads(d->pads, d->key, key_times(first + i, d->b, delta),
                  pad, n);
        for (size_t k = 0; k < n; k++)
            all[k] |= pad[k] << rows * (int)i;
    }
    rows_of(all, 0, rows * (int)count, out, n);
    arena_release(me, mark);
}

/* P0: all pads of the digit, those for v = 0 first. */
static void all_pads(struct party *me, const struct digit_of_masks *d,
                     pack *out, size_t n) {
    struct key delta = transfer_delta(pair_of(me)->transfers);
    unsigned rows = (unsigned)table_rows(d->b), most = ELL / rows;

    for (unsigned v = 0; v <= rows; v += most) {
        unsigned count = rows + 1 - v < most ? rows + 1 - v : most;

        pad_rows(me, d, delta, v, count, out, n);
        out += count * rows * packs(n);
    }
}

/* P0: the table of the digit if P1's half is v. */
static void table_if(struct party *me, const struct digit_of_masks *d,
                     unsigned v, pack *table, size_t words) {
    size_t mark = arena_mark(me);
    pack *bit = take_rows(me, (size_t)d->b, 64 * words);

    for (size_t j = 0; j < (size_t)d->b; j++)
        for (size_t k = 0; k < words; k++)
            bit[j * words + k] =
                d->half[j * words + k] ^ (0 - (pack)(v >> j & 1));
    make_table(bit, d->b, table, words);
    arena_release(me, mark);
}

/* P0. Its own table is that for v = 0 under the pad for v = 0, so that
   no letter is needed for it. */
static void offer_table(struct party *me,
                        const struct digit_of_masks *d, pack *table,
                        size_t n) {
    size_t mark = arena_mark(me), rows = table_rows(d->b);
    size_t size = rows * packs(n);
    pack *letter = take_rows(me, rows * rows + rows, n);
    pack *plain = take_rows(me, rows, n);

    all_pads(me, d, letter, n);
    for (unsigned v = 0; v <= rows; v++) {
        table_if(me, d, v, plain, packs(n));
        rows_xor(letter + v * size, plain, letter + v * size, size);
    }
    memcpy(table, letter, size * sizeof *table);
    for (size_t v = 1; v <= rows; v++)
        rows_xor(letter + v * size, table, letter + v * size, size);
    send_to(me, P1, letter + size, rows * size * sizeof *letter);
    arena_release(me, mark);
}

/* P1: row += [half = v] letter, row by row. */
static void add_letter(const struct digit_of_masks *d, unsigned v,
                       const pack *letter, pack *table, size_t rows,
                       size_t words) {
    for (size_t k = 0; k < words; k++) {
        pack chosen = UINT64_MAX;

        for (size_t j = 0; j < (size_t)d->b; j++)
            chosen &= d->half[j * words + k] ^ ((pack)(v >> j & 1) - 1);
        for (size_t i = 0; i < rows; i++)
            table[i * words + k] ^= chosen & letter[i * words + k];
    }
}

static void read_table(struct party *me, const struct digit_of_masks *d,
                       pack *table, size_t n) {
    size_t mark = arena_mark(me), rows = table_rows(d->b);
    size_t words = packs(n), size = rows * words;
    pack *letter = take_rows(me, rows * rows, n);

    recv_from(me, P0, letter, rows * size * sizeof *letter);
    pad_rows(me, d, (struct key){{0, 0}}, 0, 1, table, n);
    for (unsigned v = 1; v <= rows; v++)
        add_letter(d, v, letter + (v - 1) * size, table, rows, words);
    arena_release(me, mark);
}

void pair_table(struct party *me, const struct made *made, int from,
                int b, pack *table, size_t n) {
    size_t mark = arena_mark(me);
    struct digit_of_masks d = take_digit(me, made, from, b, n);

    if (me->id == P0)
        offer_table(me, &d, table, n);
    else
        read_table(me, &d, table, n);
    arena_release(me, mark);
}

void pair_tables(struct party *me, struct masks r, int m, pack *table,
                 size_t n) {
    pair_begin(me);
    for (size_t i = 0; i < digits_of(m); i++) {
        int b = digit_bits(m, i);

        pair_table(me, r.made, (int)i * DIGIT, b, table, n);
        table += table_rows(b) * packs(n);
    }
    pair_end(me);
}

void pair_units(struct party *me, struct masks r, ring *unit,
                size_t groups, size_t size) {
    (void)r, (void)unit, (void)groups, (void)size;
    party_fail(me,
               "P%d: a network with max pooling is not trained without "
               "the helper: nobody makes the places of its maxima",
               me->id);
}
