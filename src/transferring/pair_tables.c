/* Tangled from chapters/48-transferred-masks.md; edit that file. */
#include "pair_tables.h"

#include <string.h>

#include "times.h"

/* 2 k in the field of 2^128 elements, whose numbers are polynomials
   modulo x^128 + x^7 + x^2 + x + 1. */
static struct key key_double(struct key k) {
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
        .pads =
            pads_for(me, FOR_TABLES, P0, (int)table_rows(b), n)};
    ring *half = take_ring(me, n);

    for (size_t k = 0; k < n; k++)
        half[k] = made[k].bits;
    rows_of(half, from, b, d.half, n);
    join_keys(made, from, b, d.key, n);
    return d;
}

/* Pads, as rows. */
static void pad_rows(struct party *me, const struct digit_of_masks *d,
                     struct key flip, pack *out, size_t n) {
    size_t mark = arena_mark(me);
    ring *pad = take_ring(me, n);

    take_pads(d->pads, d->key, flip, pad, n);
    rows_of(pad, 0, d->pads.bits, out, n);
    arena_release(me, mark);
}

/* P0: the table of the digit if P1's half is v. */
static void table_if(struct party *me, const struct digit_of_masks *d,
                     unsigned v, pack *table, size_t words) {
    size_t mark = arena_mark(me);
    pack *bit = take_ring(me, (size_t)d->b * words);

    for (size_t j = 0; j < (size_t)d->b; j++)
        for (size_t k = 0; k < words; k++)
            bit[j * words + k] =
                d->half[j * words + k] ^ (0 - (pack)(v >> j & 1));
    make_table(bit, d->b, table, words);
    arena_release(me, mark);
}

/* P0. Its own table is what needs no letter if P1's half is 0. */
static void offer_table(struct party *me,
                        const struct digit_of_masks *d, pack *table,
                        pack *letter, size_t n) {
    size_t mark = arena_mark(me), rows = table_rows(d->b);
    size_t words = packs(n), size = rows * words;
    pack *pad = take_rows(me, rows, n);
    struct key delta = transfer_delta(pair_of(me)->transfers);

    table_if(me, d, 0, table, words);
    pad_rows(me, d, (struct key){{0, 0}}, pad, n);
    rows_xor(table, pad, table, size);
    for (unsigned v = 1; v <= rows; v++, letter += size) {
        table_if(me, d, v, letter, words);
        pad_rows(me, d, key_times(v, d->b, delta), pad, n);
        rows_xor(letter, pad, letter, size);
        rows_xor(letter, table, letter, size);
    }
    arena_release(me, mark);
}

/* P1: row += [half = v] letter, row by row. */
static void add_letter(const struct digit_of_masks *d, unsigned v,
                       const pack *letter, pack *table, size_t rows,
                       size_t words) {
    for (size_t k = 0; k < words; k++) {
        pack chosen = UINT64_MAX;

        for (size_t j = 0; j < (size_t)d->b; j++)
            chosen &=
                d->half[j * words + k] ^ ((pack)(v >> j & 1) - 1);
        for (size_t i = 0; i < rows; i++)
            table[i * words + k] ^= chosen & letter[i * words + k];
    }
}

static void read_table(struct party *me, const struct digit_of_masks *d,
                       pack *table, const pack *letter, size_t n) {
    size_t rows = table_rows(d->b), words = packs(n);

    pad_rows(me, d, (struct key){{0, 0}}, table, n);
    for (unsigned v = 1; v <= rows; v++, letter += rows * words)
        add_letter(d, v, letter, table, rows, words);
}

void pair_table(struct party *me, const struct made *made, int from,
                int b, pack *table, size_t n) {
    size_t mark = arena_mark(me), rows = table_rows(b);
    size_t bytes = rows * rows * packs(n) * sizeof(pack);
    pack *letter = take_rows(me, rows * rows, n);
    struct digit_of_masks d = take_digit(me, made, from, b, n);

    if (me->id == P0) {
        offer_table(me, &d, table, letter, n);
        send_to(me, P1, letter, bytes);
    } else {
        recv_from(me, P0, letter, bytes);
        read_table(me, &d, table, letter, n);
    }
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
