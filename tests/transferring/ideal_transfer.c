/* Tangled from chapters/53-million-transfers.md; edit that file. */
#include "ideal_transfer.h"

#include <stdlib.h>

enum { QUESTIONS = 512, KEYS = 16 };

/* A tweak, a counter and a word; in each case, the keys for which the
   pad was asked; and the coin that each of these has. */
struct question {
    uint64_t tweak, counter;
    size_t word, tossed;
    struct digit coin[KEYS];
    struct asked {
        size_t count;
        struct key key[KEYS];
    } * of; /* each case */
};

/* All that was asked while the roles looked at some cases. */
static struct {
    uint64_t look; /* of P0 */
    size_t questions;
    struct question question[QUESTIONS];
    unsigned present, over;   /* as in a meeting */
    uint64_t named_in[ROLES]; /* a role's look, */
    uint64_t names[ROLES][2]; /* names given in it, by direction */
    uint64_t tossed_in;       /* a look of P1, */
    unsigned tossed;          /* coins that it was first to ask for */
} here;

struct transfers {
    struct key delta;
};

static struct key name(uint64_t direction, uint64_t number) {
    uint64_t x = 2 * number + direction + 1;

    return (struct key){{x * UINT64_C(0x9e3779b97f4a7c15),
                         (x ^ x << 32) * UINT64_C(0xbf58476d1ce4e5b9)}};
}

static struct key delta_of(int sender) {
    return name((uint64_t)sender, UINT32_MAX);
}

struct transfers *__wrap_transfers_open(struct party *me) {
    struct transfers *t = malloc(sizeof *t);

    if (!t)
        party_fail(me, "no memory for transfers");
    t->delta = delta_of(me->id);
    return t;
}

void __wrap_transfers_close(struct transfers *t) {
    free(t);
}

struct key __wrap_transfer_delta(const struct transfers *t) {
    return t->delta;
}

static const struct view *view_of(int role) {
    return &stage_now()->view[role];
}

static void forget(void) {
    while (here.questions > 0)
        free(here.question[--here.questions].of);
}

static void meet(struct party *me) {
    unsigned before = here.over;

    if (++here.present == 2) {
        if (here.look != view_of(P0)->look)
            forget();
        here.look = view_of(P0)->look;
        here.present = 0;
        here.over++;
        stage_moved();
    }
    while (here.over == before)
        if (!stage_wait())
            party_fail(me, "a transfer: waited for the other in vain");
}

static uint64_t next_name(int role, int sender) {
    if (here.named_in[role] != view_of(role)->look)
        here.names[role][P0] = here.names[role][P1] = 0;
    here.named_in[role] = view_of(role)->look;
    return here.names[role][sender]++;
}

void __wrap_transfer(struct party *me, struct transfers *t, int sender,
                     const pack *choice, struct key *key, size_t n) {
    size_t width = view_of(me->id)->width;

    (void)t;
    meet(me);
    for (size_t k = 0; k < n; k += width) {
        struct key q =
            name((uint64_t)sender, next_name(me->id, sender));
        struct key flipped = key_xor(q, delta_of(sender));

        for (size_t i = k; i < k + width; i++)
            key[i] = me->id == sender
                         ? q
                         : key_select(bit_at(choice, i), q, flipped);
    }
}

/* The next coin for who asks first. P1's are on a track of their own,
   as P0 and P1 may ask in any order; P0's go with those of all ideals.
 */
static struct digit next_coin(uint64_t values) {
    struct stage *stage = stage_now();
    struct meeting *meeting = &stage->meeting;

    if (stage_role() == P1) {
        if (here.tossed_in != view_of(P1)->look)
            here.tossed = 0;
        here.tossed_in = view_of(P1)->look;
        return tape_digit(&stage->tape, TRACKS - 1, here.tossed++,
                          values);
    }
    if (meeting->look != view_of(P0)->look) {
        meeting->coins = (struct coins){.tape = &stage->tape};
        meeting->look = view_of(P0)->look;
    }
    return tape_digit(&stage->tape, 0, meeting->coins.at++, values);
}

static struct question *find(uint64_t tweak, uint64_t counter,
                             size_t word) {
    for (size_t i = 0; i < here.questions; i++) {
        struct question *q = &here.question[i];

        if (q->tweak == tweak && q->counter == counter &&
            q->word == word)
            return q;
    }
    return NULL;
}

static struct question *new_question(uint64_t tweak, uint64_t counter,
                                     size_t word, size_t width) {
    struct question *q = &here.question[here.questions];

    if (here.questions++ == QUESTIONS)
        abort();
    *q = (struct question){
        .tweak = tweak, .counter = counter, .word = word};
    q->of = calloc(width, sizeof *q->of);
    if (!q->of)
        abort();
    while (q->tossed < 2)
        q->coin[q->tossed++] = next_coin(ideal_pad_values(tweak));
    return q;
}

static ring answer(struct question *q, size_t k, struct key key) {
    struct asked *asked = &q->of[k];
    size_t i = 0;

    while (i < asked->count && (asked->key[i].word[0] != key.word[0] ||
                                asked->key[i].word[1] != key.word[1]))
        i++;
    if (i == KEYS)
        abort();
    if (i == asked->count)
        asked->key[asked->count++] = key;
    if (i == q->tossed)
        q->coin[q->tossed++] = next_coin(ideal_pad_values(q->tweak));
    return digit_of(q->coin[i], view_of(stage_role())->first + k);
}

void __wrap_transfer_pads(const struct key *key, struct key flip,
                          uint64_t tweak, uint64_t first, uint64_t *out,
                          size_t n, size_t words) {
    size_t width = view_of(stage_role())->width;
    ring *pad = calloc(width, sizeof *pad);

    if (!pad)
        abort();
    for (size_t at = 0; at < n; at += width)
        for (size_t i = 0; i < words; i++) {
            struct question *q = find(tweak, first + at, i);

            if (!q)
                q = new_question(tweak, first + at, i, width);
            for (size_t k = 0; k < width; k++) {
                pad[k] = answer(q, k, key_xor(key[at + k], flip));
                out[(at + k) * words + i] = pad[k];
            }
            stage_see(stage_role(), pad, sizeof *pad,
                      ideal_pad_values(tweak));
        }
    free(pad);
}
