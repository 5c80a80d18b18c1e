/* Tangled from chapters/54-transferred-masks.md; edit that file. */
#include "pair_masks.h"

#include <string.h>

#include "deal.h"

/* This party's halves of the bits. */
static ring *own_halves(struct party *me, const struct made *made,
                        size_t n) {
    ring *half = take_ring(me, n);

    for (size_t k = 0; k < n; k++)
        half[k] = made[k].bits;
    return half;
}

void key_bits(struct party *me, struct made *made, size_t n) {
    size_t mark = arena_mark(me), room = 64 * packs(n);
    pack *choice = take_rows(me, ELL, n);
    struct key *key = (void *)take_bytes(me, ELL * room * sizeof *key);

    rows_of(own_halves(me, made, n), 0, ELL, choice, n);
    transfer(me, pair_of(me)->transfers, P0, choice, key, ELL * room);
    for (size_t k = 0; k < n; k++)
        for (size_t i = 0; i < ELL; i++)
            made[k].key[i] = key[i * room + k];
    arena_release(me, mark);
}

/* What is known of one bit of each mask. */
struct bit {
    ring *half;
    struct key *key;
};

static struct bit take_bit(struct party *me, size_t n) {
    return (struct bit){take_ring(me, n),
                        (void *)take_bytes(me, n * sizeof(struct key))};
}

static void get_bit(const struct made *made, int i, struct bit b,
                    size_t n) {
    for (size_t k = 0; k < n; k++) {
        b.half[k] = made[k].bits >> i & 1;
        b.key[k] = made[k].key[i];
    }
}

/* Where the correction for bit j is: in a word, from a bit on. Those
   for j and ELL - j make a word of ELL bits. */
static size_t word_of(int j) {
    return (size_t)(j <= ELL / 2 ? j : ELL - j);
}

static int shift_of(int j) {
    return j <= ELL / 2 ? 0 : j;
}

/* P0: the bit a xor b is a + b (1 - 2a). */
static void offer_bit(struct party *me, struct pads p, int j,
                      struct bit bit, ring *out, ring *packed,
                      size_t n) {
    size_t mark = arena_mark(me);
    ring *x = take_ring(me, n), *share = take_ring(me, n);
    ring *correction = take_ring(me, n);

    for (size_t k = 0; k < n; k++)
        x[k] = mod_L(1 - 2 * bit.half[k]);
    offer_times(me, p, bit.key, x, share, correction, n);
    for (size_t k = 0; k < n; k++) {
        ring sum = mod_L(bit.half[k] + share[k]);
        out[k] = mod_L(out[k] + ((uint64_t)sum << j));
        packed[word_of(j) * n + k] |=
            mod_L((uint64_t)correction[k] << shift_of(j));
    }
    arena_release(me, mark);
}

/* P1. What is packed above the correction is above the pad. */
static void take_bit_times(struct party *me, struct pads p, int j,
                           struct bit bit, ring *out,
                           const ring *packed, size_t n) {
    size_t mark = arena_mark(me);
    ring *share = take_ring(me, n), *correction = take_ring(me, n);

    for (size_t k = 0; k < n; k++)
        correction[k] = packed[word_of(j) * n + k] >> shift_of(j);
    take_times(p, bit.key, bit.half, correction, share, n);
    for (size_t k = 0; k < n; k++)
        out[k] = mod_L(out[k] + ((uint64_t)share[k] << j));
    arena_release(me, mark);
}

void number_of_bits(struct party *me, const struct made *made,
                    enum pair_use use, int from, int count, ring *out,
                    size_t n) {
    size_t mark = arena_mark(me), words = number_words(count) * n;
    ring *packed = take_ring(me, words);
    struct bit bit = take_bit(me, n);

    memset(out, 0, n * sizeof *out);
    memset(packed, 0, words * sizeof *packed);
    if (me->id == P1)
        recv_from(me, P0, packed, words * sizeof *packed);
    for (int j = 0; j < count; j++) {
        struct pads p = pads_for(me, use, P0, ELL - j, n);

        get_bit(made, from + j, bit, n);
        if (me->id == P0)
            offer_bit(me, p, j, bit, out, packed, n);
        else
            take_bit_times(me, p, j, bit, out, packed, n);
    }
    if (me->id == P0)
        send_to(me, P1, packed, words * sizeof *packed);
    arena_release(me, mark);
}

void pair_masks(struct party *me, ring *r, struct made *made,
                size_t n) {
    pair_begin(me);
    draw_mask(me, MOD_L, r, n);
    for (size_t k = 0; k < n; k++)
        made[k].bits = r[k];
    key_bits(me, made, n);
    number_of_bits(me, made, FOR_MASKS, 0, ELL, r, n);
    pair_end(me);
}

void pair_bit(struct party *me, struct masks r, int i, pack *row,
              size_t n) {
    size_t mark = arena_mark(me);

    rows_of(own_halves(me, r.made, n), i, 1, row, n);
    arena_release(me, mark);
}

void pair_halves(struct party *me, struct masks r, ring *upper,
                 ring *top, size_t n, int d) {
    pair_begin(me);
    number_of_bits(me, r.made, FOR_HALVES, d, ELL - d, upper, n);
    number_of_bits(me, r.made, FOR_HALVES, ELL - 1, 1, top, n);
    pair_end(me);
}
