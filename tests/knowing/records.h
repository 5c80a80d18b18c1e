/* Tangled from chapters/67-full-size.md; edit that file. */
#ifndef RECORDS_H
#define RECORDS_H

#include "statistics.h"
#include "subjects.h"
#include "wrapped.h"
#include "wrapped_rows.h"

/* A message as one party had it: with whom, how many bytes went out and
   came in, and what came in: rows of so many bits, or, if that is 0,
   numbers. */
struct message {
    int peer;
    size_t sent, got, row;
    uint8_t *text;
};

/* A party's shares of its first input, and its messages in order. */
enum { MESSAGES_MAX = 1000 };
struct record {
    ring *own;
    size_t messages;
    struct message message[MESSAGES_MAX];
};

/* What may be wrong with the random numbers: nothing; they are all
   zero; those below a bound are remainders of bytes. */
enum fault { SOUND, DEAD, REMAINDER };

/* Who is recorded in this thread, and where; nobody, if NULL. */
struct recorder {
    const struct party *me;
    struct record *record;
    enum fault fault;
    size_t row; /* bits of the rows that travel now; 0: numbers do */
};
static _Thread_local struct recorder recorder;

static void write_down(const struct link *link) {
    const struct parcel *parcel = &link->parcel;
    struct record *r = recorder.record;
    struct message *m = &r->message[r->messages++];

    if (r->messages > MESSAGES_MAX)
        abort();
    m->peer = (int)(link - recorder.me->link);
    m->sent = parcel->out_bytes;
    m->got = parcel->in_bytes;
    m->row = recorder.row;
    m->text = malloc(m->got + 1);
    if (m->got)
        memcpy(m->text, parcel->in, m->got);
}

/* Whatever a party says or hears passes through here. */
int __wrap_link_finish(struct link *link, uint64_t *depth, int patience,
                       struct why *why) {
    int status = __real_link_finish(link, depth, patience, why);

    if (recorder.record && status == 0)
        write_down(link);
    return status;
}

/* The bytes of all that is opened in this thread, if not NULL. */
struct open_bytes {
    size_t words;
    uint64_t byte[sizeof(ring)][256];
};
static _Thread_local struct open_bytes *open_bytes;

static void note_open(const ring *x, size_t n) {
    open_bytes->words += n;
    for (size_t k = 0; k < n; k++)
        for (size_t i = 0; i < sizeof(ring); i++)
            open_bytes->byte[i][x[k] >> 8 * i & 255]++;
}

void __wrap_open_shares(struct party *me, enum group g, const void *x,
                        void *out, size_t n) {
    struct open_bytes *noted = open_bytes;

    open_bytes = NULL; /* by its halves it would be noted twice */
    __real_open_shares(me, g, x, out, n);
    open_bytes = noted;
    if (open_bytes && g != MOD_P)
        note_open(out, n);
}

void __wrap_open_finish(struct party *me, const struct opening *o) {
    __real_open_finish(me, o);
    if (open_bytes && o->g != MOD_P)
        note_open(o->out, o->n);
}

void __wrap_deal_rows(struct party *me, const pack *x, pack *out,
                      size_t rows, size_t n) {
    recorder.row = n;
    __real_deal_rows(me, x, out, rows, n);
    recorder.row = 0;
}

void __wrap_open_rows(struct party *me, const pack *x, pack *out,
                      size_t rows, size_t n) {
    recorder.row = n;
    __real_open_rows(me, x, out, rows, n);
    recorder.row = 0;
    for (size_t i = 0; open_bytes && i < rows; i++)
        note_open(out + i * packs(n), n / 64);
}

void __wrap_draw_ring(struct stream *s, ring *out, size_t n) {
    __real_draw_ring(s, out, n);
    if (recorder.fault == DEAD)
        memset(out, 0, n * sizeof *out);
}

void __wrap_draw_bits(struct stream *s, uint64_t *out, size_t n) {
    __real_draw_bits(s, out, n);
    if (recorder.fault == DEAD)
        memset(out, 0, (n + 63) / 64 * sizeof *out);
}

void __wrap_draw_below(struct stream *s, uint8_t *out, size_t n,
                       unsigned bound) {
    __real_draw_below(s, out, n, bound);
    if (recorder.fault == DEAD)
        memset(out, 0, n);
    if (recorder.fault == REMAINDER) {
        draw_bytes(s, out, n);
        for (size_t k = 0; k < n; k++)
            out[k] = (uint8_t)(out[k] % bound);
    }
}

struct look {
    const struct subject *subject;
    struct record *record; /* of each party */
    enum fault fault;
};

static void run_recorded(struct party *me, const struct three *t,
                         ring *const in[], ring *const out[]) {
    const struct look *look = t->arg;
    struct record *record = &look->record[me->id];
    size_t bytes = t->in_n[0] * sizeof(ring);

    record->own = malloc(bytes);
    memcpy(record->own, in[0], bytes);
    recorder = (struct recorder){me, record, look->fault, 0};
    look->subject->run(me, t, in, out);
    recorder = (struct recorder){NULL, NULL, SOUND, 0};
}

/* The records of P0, P1 and P2; records_free frees them. */
static struct record *records_of(const struct subject *s,
                                 enum fault fault, size_t n,
                                 bool zeros) {
    struct record *record = calloc(OWNER, sizeof *record);
    struct look look = {s, record, fault};

    run_subject(s, run_recorded, &look, n, zeros);
    return record;
}

static void records_free(struct record *record) {
    for (int i = P0; i < OWNER; i++) {
        for (size_t k = 0; k < record[i].messages; k++)
            free(record[i].message[k].text);
        free(record[i].own);
    }
    free(record);
}

struct heard {
    size_t words, residues;
    uint64_t byte[sizeof(ring)][256], residue[P];
    ring *word; /* all of them; freed by the owner of the struct */
};

static bool are_residues(const uint8_t *text, size_t n) {
    for (size_t i = 0; i < n; i++)
        if (text[i] >= P)
            return false;
    return true;
}

static void add_words(struct heard *h, const uint8_t *text, size_t n) {
    if (n == 0)
        return;
    for (size_t i = 0; i < n; i++)
        h->byte[i % sizeof(ring)][text[i]]++;
    memcpy(h->word + h->words, text, n);
    h->words += n / sizeof(ring);
}

static void add_numbers(struct heard *h, const uint8_t *text,
                        size_t n) {
    if (!are_residues(text, n)) {
        add_words(h, text, n);
        return;
    }
    for (size_t i = 0; i < n; i++)
        h->residue[text[i]]++;
    h->residues += n;
}

/* Of rows, the words that are full. */
static void add_rows(struct heard *h, const struct message *m) {
    size_t bytes = packs(m->row) * sizeof(pack);

    for (size_t at = 0; at < m->got; at += bytes)
        add_words(h, m->text + at, m->row / 64 * sizeof(pack));
}

static struct heard heard_from(const struct record *r, int peer) {
    struct heard h = {.words = 0};
    size_t room = 1;

    for (size_t k = 0; k < r->messages; k++)
        if (r->message[k].peer == peer)
            room += r->message[k].got;
    h.word = malloc(room);
    for (size_t k = 0; k < r->messages; k++) {
        const struct message *m = &r->message[k];

        if (m->peer == peer && m->row > 0)
            add_rows(&h, m);
        else if (m->peer == peer && m->got > 0)
            add_numbers(&h, m->text, m->got);
    }
    return h;
}

struct verdict {
    size_t tests;
    double least;
    size_t fewest; /* values in a cell, on the average */
    double *each;  /* all p-values, if somebody wants to know */
};

static void verdict_add(struct verdict *v, double p) {
    if (v->each)
        v->each[v->tests] = p;
    v->tests++;
    v->least = fmin(v->least, p);
}

static void judge_alone(struct verdict *v, const struct heard *h) {
    for (size_t i = 0; h->words && i < sizeof(ring); i++)
        verdict_add(v, uniform_p(h->byte[i], 256));
    if (h->residues)
        verdict_add(v, uniform_p(h->residue, P));
    if (h->words && h->words / 256 < v->fewest)
        v->fewest = h->words / 256;
    if (h->residues && h->residues / P < v->fewest)
        v->fewest = h->residues / P;
}

static void judge_pair(struct verdict *v, const struct heard *a,
                       const struct heard *b) {
    bool words = a->words && b->words;

    for (size_t i = 0; words && i < sizeof(ring); i++)
        verdict_add(v, same_p(a->byte[i], b->byte[i], 256));
    if (a->residues && b->residues)
        verdict_add(v, same_p(a->residue, b->residue, P));
    if (words && a->words == b->words)
        verdict_add(v, words_p(a->word, b->word, a->words));
}

/* What one party heard from a peer, with zeros and with the other
   secret. */
static void judge_link(struct verdict *v, const struct record *a,
                       const struct record *b, int peer) {
    struct heard ha = heard_from(a, peer), hb = heard_from(b, peer);

    judge_alone(v, &ha);
    judge_alone(v, &hb);
    judge_pair(v, &ha, &hb);
    free(ha.word);
    free(hb.word);
}

/* All that all parties hear when a subject runs twice. */
static void judge(struct verdict *v, const struct subject *s,
                  enum fault fault, size_t n) {
    struct record *a = records_of(s, fault, n, true);
    struct record *b = records_of(s, fault, n, false);

    for (int me = P0; me < OWNER; me++)
        for (int peer = P0; peer < OWNER; peer++)
            judge_link(v, &a[me], &b[me], peer);
    records_free(a);
    records_free(b);
}

static struct verdict verdict_on(const struct subject *s,
                                 enum fault fault, size_t n) {
    struct verdict v = {.least = 1, .fewest = SIZE_MAX};

    judge(&v, s, fault, n);
    return v;
}

#endif
