/* Tangled from chapters/53-million-transfers.md; edit that file. */
#include "transfer.h"

#include <stdlib.h>
#include <string.h>

struct transfers {
    struct key delta;
    struct stream *all[PAIRS][4], *known[PAIRS][3]; /* as the seeds */
};

struct key transfer_delta(const struct transfers *t) {
    return t->delta;
}

void transfers_close(struct transfers *t) {
    for (size_t p = 0; t && p < PAIRS; p++) {
        for (int i = 0; i < 4; i++)
            stream_close(t->all[p][i]);
        for (int i = 0; i < 3; i++)
            stream_close(t->known[p][i]);
    }
    if (t)
        explicit_bzero(t, sizeof *t);
    free(t);
}

static struct key fresh_key(void) {
    struct seed seed;
    struct key key;

    seed_fresh(&seed);
    memcpy(&key, &seed, sizeof key);
    explicit_bzero(&seed, sizeof seed);
    return key;
}

struct transfers *transfers_open(struct party *me) {
    struct key delta = fresh_key();
    struct transfers *t;
    struct seeds seeds;

    seeds_agree(me, delta, &seeds);
    t = calloc(1, sizeof *t);
    if (!t)
        party_fail(me, "P%d: no memory for transfers", me->id);
    t->delta = delta;
    for (size_t p = 0; p < PAIRS; p++) {
        for (int i = 0; i < 4; i++)
            t->all[p][i] = key_stream(me, &seeds.all[p][i]);
        for (int i = 0; i < 3; i++)
            t->known[p][i] = key_stream(me, &seeds.known[p][i]);
    }
    explicit_bzero(&seeds, sizeof seeds);
    return t;
}

/* The next words of some streams. */
static void draw_words(struct stream *const *from, size_t streams,
                       pack (*out)[WORDS], size_t words) {
    for (size_t i = 0; i < streams; i++)
        draw_bits(from[i], out[i], 64 * words);
}

/* As the chooser: columns of t, and the corrections. */
static void choose_columns(struct transfers *t, const pack *choice,
                           struct columns *c, pack *correction) {
    pack s[4][WORDS];

    for (size_t p = 0; p < PAIRS; p++) {
        draw_words(t->all[p], 4, s, c->words);
        for (size_t k = 0; k < c->words; k++) {
            c->column[2 * p][k] = s[1][k] ^ s[3][k];
            c->column[2 * p + 1][k] = s[2][k] ^ s[3][k];
            *correction++ =
                s[0][k] ^ s[1][k] ^ s[2][k] ^ s[3][k] ^ choice[k];
        }
    }
}

/* As the sender: columns of q. */
static void offer_columns(struct transfers *t, const pack *correction,
                          struct columns *c) {
    pack s[3][WORDS];

    for (size_t p = 0; p < PAIRS; p++) {
        pack low = 0 - (pack)bit_at(t->delta.word, 2 * p);
        pack high = 0 - (pack)bit_at(t->delta.word, 2 * p + 1);

        draw_words(t->known[p], 3, s, c->words);
        for (size_t k = 0; k < c->words; k++, correction++) {
            c->column[2 * p][k] =
                s[0][k] ^ s[2][k] ^ (*correction & low);
            c->column[2 * p + 1][k] =
                s[1][k] ^ s[2][k] ^ (*correction & high);
        }
    }
}

void transfer(struct party *me, struct transfers *t, int sender,
              const pack *choice, struct key *key, size_t n) {
    size_t mark = arena_mark(me), words = packs(n);
    pack *correction = take_rows(me, PAIRS, n);
    struct columns c;

    if (me->id == sender)
        recv_from(me, other(me), correction,
                  PAIRS * words * sizeof *correction);
    for (size_t at = 0; at < words; at += c.words) {
        c.words = words - at < WORDS ? words - at : WORDS;
        if (me->id == sender)
            offer_columns(t, correction + PAIRS * at, &c);
        else
            choose_columns(t, choice + at, &c, correction + PAIRS * at);
        columns_to_keys(&c, key + 64 * at,
                        n - 64 * at < 64 * c.words ? n - 64 * at
                                                   : 64 * c.words);
    }
    if (me->id != sender)
        send_to(me, sender, correction,
                PAIRS * words * sizeof *correction);
    explicit_bzero(&c, sizeof c);
    arena_release(me, mark);
}
