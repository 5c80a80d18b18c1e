/* Tangled from chapters/55-transferred-products.md; edit that file. */
#include "cross.h"

#include <string.h>

struct cross cross_whole(struct correction c[CORRECTIONS]) {
    for (int t = 0; t < CORRECTIONS; t++)
        c[t] = (struct correction){
            .places = t > 0 && 2 * t < ELL ? 2 : 1,
            .place = {{(size_t)t, t, ELL - t},
                      {(size_t)(ELL - t), ELL - t, t}}};
    return (struct cross){.bits = ELL,
                          .corrections = CORRECTIONS,
                          .correction = c,
                          .from = {true, true}};
}

/* Some numbers in a row; `at` is a multiple of 64. */
struct tile {
    const struct cross *x;
    size_t at, n;
};

static size_t tile_most(const struct cross *x) {
    size_t most = ((size_t)1 << CROSS_TILE) / x->v;

    return most < 64 ? 64 : most / 64 * 64;
}

/* Which row is number e's, and which of the sums. */
static const ring *row_of(const struct tile *t, const ring *row,
                          size_t e) {
    return row + (t->at + e) % t->x->rows * t->x->v;
}

static ring *sum_of(const struct tile *t, ring *z, size_t e) {
    return z + (t->at + e) / t->x->fold * t->x->v;
}

/* All ones where a bit of number e is 1. */
static uint64_t mask_at(const struct tile *t, const pack *row,
                        size_t bit, size_t e) {
    return 0 - (uint64_t)bit_at(row + bit * packs(t->x->numbers),
                                t->at + e);
}

/* Pads of a place for v columns, of choice 0 and 1: of each number some
   words, which hold as many pads as fit, but at most four in one. Pad k
   is in word k % words, and the further ones are higher up. What is
   above a pad means nothing. */
struct pad_rows {
    uint64_t *zero, *one;
    size_t words;
};

static size_t pad_words(struct place p, size_t v) {
    size_t fit = p.width <= 16 ? 4 : (size_t)(64 / p.width);

    return (v + fit - 1) / fit;
}

static size_t less(size_t a, size_t b) {
    return a < b ? a : b;
}

/* The sender: corrections of one number and place, row + zero - one,
   and its own shares, - zero. */
static inline void offer_row(struct place p, int cut, const ring *row,
                             uint64_t turn, const struct pad_rows *pads,
                             size_t e, ring *restrict out,
                             ring *restrict sum, size_t v) {
    size_t words = pads->words;
    const uint64_t *zero = pads->zero + e * words;
    const uint64_t *one = pads->one + e * words;
    uint64_t low = UINT64_MAX >> (64 - p.width);
    int down = 0;

    for (size_t at = 0; at < v; at += words, down += p.width) {
        size_t here = less(words, v - at);

        for (size_t k = 0; k < here; k++) {
            uint64_t own = zero[k] >> down;
            uint64_t d = (row[at + k] ^ turn) - turn + own;

            d = ((d - (one[k] >> down)) & low) << cut;
            out[at + k] = (ring)(cut ? out[at + k] | d : d);
            sum[at + k] = mod_L(sum[at + k] - (own << p.up));
        }
    }
}

HOT static void offer(const struct tile *t, const struct correction *c,
                      const pack *turned, const ring *row,
                      const struct pad_rows pads[2], ring *out,
                      ring *z) {
    size_t v = t->x->v;

    for (size_t e = 0; e < t->n; e++, out += v)
        for (size_t i = 0; i < c->places; i++) {
            struct place p = c->place[i];

            offer_row(p, i ? c->place[0].width : 0, row_of(t, row, e),
                      turned ? mask_at(t, turned, p.bit, e) : 0,
                      &pads[i], e, out, sum_of(t, z, e), v);
        }
}

/* The chooser: its shares, the pad of its choice plus, for choice 1,
   the correction. What is above that in its ring element falls off. */
static inline void take_row(struct place p, int cut, uint64_t choice,
                            const struct pad_rows *pads, size_t e,
                            const ring *in, ring *restrict sum,
                            size_t v) {
    size_t words = pads->words;
    const uint64_t *pad = pads->zero + e * words;
    int down = 0;

    for (size_t at = 0; at < v; at += words, down += p.width) {
        size_t here = less(words, v - at);

        for (size_t k = 0; k < here; k++) {
            uint64_t got = in[at + k] >> cut & choice;

            got += pad[k] >> down;
            sum[at + k] = mod_L(sum[at + k] + (got << p.up));
        }
    }
}

HOT static void take(const struct tile *t, const struct correction *c,
                     const pack *choice, const struct pad_rows pads[2],
                     const ring *in, ring *z) {
    size_t v = t->x->v;

    for (size_t e = 0; e < t->n; e++, in += v)
        for (size_t i = 0; i < c->places; i++) {
            struct place p = c->place[i];

            take_row(p, i ? c->place[0].width : 0,
                     mask_at(t, choice, p.bit, e), &pads[i], e, in,
                     sum_of(t, z, e), v);
        }
}

/* What a party works with on a tile. */
struct desk {
    uint64_t first;          /* number of a transfer */
    size_t keys;             /* of a bit */
    pack *choice;            /* a row for each bit */
    struct key *key[2];      /* of transfers from P0 and P1 */
    struct pad_rows pads[2]; /* of the places of a correction */
    ring *out, *in;          /* corrections */
};

static struct desk take_desk(struct party *me, const struct cross *x,
                             size_t n) {
    size_t keys = x->bits * 64 * packs(n), size = n * x->v;
    struct desk d = {.choice = take_rows(me, x->bits, n)};

    for (int i = 0; i < 2; i++) {
        d.key[i] = (void *)take_bytes(me, keys * sizeof *d.key[i]);
        d.pads[i].zero = take_rows(me, size, 64);
        d.pads[i].one = take_rows(me, size, 64);
    }
    d.out = take_ring(me, size);
    d.in = take_ring(me, size);
    return d;
}

static void transfer_keys(struct party *me, const struct tile *t,
                          const pack *choice, struct desk *d) {
    const struct cross *x = t->x;
    size_t words = packs(t->n);

    d->keys = 64 * words;
    d->first = pair_fresh(me, x->bits * d->keys);
    for (size_t i = 0; choice && i < x->bits; i++)
        memcpy(d->choice + i * words,
               choice + i * packs(x->numbers) + t->at / 64,
               words * sizeof *choice);
    for (int sender = P0; sender <= P1; sender++)
        if (x->from[sender])
            transfer(me, pair_of(me)->transfers, sender, d->choice,
                     d->key[sender], x->bits * d->keys);
}

/* The pads of a place in transfers from `sender`. */
static void pads_of(const struct tile *t, const struct desk *d,
                    int sender, struct place p, struct key flip,
                    uint64_t *out) {
    transfer_pads(d->key[sender] + p.bit * d->keys, flip,
                  pair_tweak(FOR_PRODUCTS, sender, p.width),
                  d->first + p.bit * d->keys, out, t->n,
                  pad_words(p, t->x->v));
}

static const struct key no_flip;

/* One correction of each number of a tile. */
static void offer_correction(struct party *me, const struct tile *t,
                             struct desk *d, const struct correction *c,
                             const pack *turned, const ring *row,
                             ring *z) {
    struct key delta = transfer_delta(pair_of(me)->transfers);

    for (size_t i = 0; i < c->places; i++) {
        struct pad_rows *pads = &d->pads[i];

        pads->words = pad_words(c->place[i], t->x->v);
        pads_of(t, d, me->id, c->place[i], no_flip, pads->zero);
        pads_of(t, d, me->id, c->place[i], delta, pads->one);
    }
    offer(t, c, turned, row, d->pads, d->out, z);
}

static void take_correction(struct party *me, const struct tile *t,
                            struct desk *d, const struct correction *c,
                            const pack *choice, ring *z) {
    for (size_t i = 0; i < c->places; i++) {
        struct pad_rows *pads = &d->pads[i];

        pads->words = pad_words(c->place[i], t->x->v);
        pads_of(t, d, other(me), c->place[i], no_flip, pads->zero);
    }
    take(t, c, choice, d->pads, d->in, z);
}

static void send_corrections(struct party *me, const struct cross *x,
                             const struct desk *d, size_t n) {
    size_t bytes = n * x->v * sizeof *d->out;

    if (x->from[me->id] && x->from[other(me)])
        swap_with(me, other(me), d->out, d->in, bytes);
    else if (x->from[me->id])
        send_to(me, other(me), d->out, bytes);
    else
        recv_from(me, other(me), d->in, bytes);
}

void cross_add(struct party *me, const struct cross *x,
               const pack *choice, const pack *turned, const ring *row,
               ring *z) {
    size_t mark = arena_mark(me), most = tile_most(x);
    struct desk d = take_desk(me, x, less(x->numbers, most));

    for (struct tile t = {x, 0, 0}; t.at < x->numbers; t.at += t.n) {
        t.n = less(x->numbers - t.at, most);
        transfer_keys(me, &t, choice, &d);
        for (size_t i = 0; i < x->corrections; i++) {
            const struct correction *c = &x->correction[i];

            if (x->from[me->id])
                offer_correction(me, &t, &d, c, turned, row, z);
            send_corrections(me, x, &d, t.n);
            if (x->from[other(me)])
                take_correction(me, &t, &d, c, choice, z);
        }
    }
    arena_release(me, mark);
}
