/* Tangled from chapters/29-full-size.md; edit that file. */
#ifndef VIEWS_H
#define VIEWS_H

#include "statistics.h"
#include "subjects.h"

/* A message as one party had it: with whom, how many bytes went out and
   came in, and what came in. */
struct letter {
    int peer;
    size_t sent, got;
    uint8_t *text;
};

/* A party's shares of its first input, and its messages in order. */
enum { LETTERS_MAX = 1000 };
struct view {
    ring *own;
    size_t letters;
    struct letter letter[LETTERS_MAX];
};

/* What may be wrong with the random numbers: nothing; all are zero;
   those below a bound are remainders of bytes. */
enum fault { SOUND, DEAD, REMAINDER };

/* Who is watched in this thread; nobody, if there is no view. */
struct watch {
    const struct party *me;
    struct view *view;
    enum fault fault;
};
static _Thread_local struct watch watch;

static void write_down(const struct link *link,
                       const struct parcel *parcel) {
    struct view *v = watch.view;
    struct letter *l = &v->letter[v->letters++];

    if (v->letters > LETTERS_MAX)
        abort();
    l->peer = (int)(link - watch.me->link);
    l->sent = parcel->out_bytes;
    l->got = parcel->in_bytes;
    l->text = malloc(l->got + 1);
    memcpy(l->text, parcel->in, l->got);
}

int __real_link_exchange(struct link *link, struct parcel *parcel,
                         int patience, struct why *why);
int __wrap_link_exchange(struct link *link, struct parcel *parcel,
                         int patience, struct why *why);

/* What a party says and hears passes through here. */
int __wrap_link_exchange(struct link *link, struct parcel *parcel,
                         int patience, struct why *why) {
    int status = __real_link_exchange(link, parcel, patience, why);

    if (watch.view && status == 0)
        write_down(link, parcel);
    return status;
}

void __real_draw_ring(struct stream *s, ring *out, size_t n);
void __wrap_draw_ring(struct stream *s, ring *out, size_t n);
void __real_draw_below(struct stream *s, uint8_t *out, size_t n,
                       unsigned bound);
void __wrap_draw_below(struct stream *s, uint8_t *out, size_t n,
                       unsigned bound);

void __wrap_draw_ring(struct stream *s, ring *out, size_t n) {
    __real_draw_ring(s, out, n);
    if (watch.fault == DEAD)
        memset(out, 0, n * sizeof *out);
}

void __wrap_draw_below(struct stream *s, uint8_t *out, size_t n,
                       unsigned bound) {
    if (watch.fault != REMAINDER)
        __real_draw_below(s, out, n, bound);
    else
        draw_bytes(s, out, n);
    for (size_t k = 0; watch.fault == REMAINDER && k < n; k++)
        out[k] = (uint8_t)(out[k] % bound);
    if (watch.fault == DEAD)
        memset(out, 0, n);
}

/* A look at a protocol. */
struct look {
    const struct subject *subject;
    struct view *view; /* of each party */
    enum fault fault;
};

static void run_watched(struct party *me, const struct three *t,
                        ring *const in[], ring *const out[]) {
    const struct look *look = t->arg;
    struct view *view = &look->view[me->id];
    size_t bytes = t->in_n[0] * sizeof(ring);

    view->own = malloc(bytes);
    memcpy(view->own, in[0], bytes);
    watch = (struct watch){me, view, look->fault};
    look->subject->run(me, t, in, out);
    watch = (struct watch){NULL, NULL, SOUND};
}

static struct view *views_of(const struct subject *s, enum fault fault,
                             size_t n, bool zeros) {
    struct view *view = calloc(OWNER, sizeof *view);
    struct look look = {s, view, fault};

    run_subject(s, run_watched, &look, n, zeros);
    return view;
}

static void views_free(struct view *view) {
    for (int i = P0; i < OWNER; i++) {
        for (size_t k = 0; k < view[i].letters; k++)
            free(view[i].letter[k].text);
        free(view[i].own);
    }
    free(view);
}

/* How often each byte was seen at each place of a word, and each
   residue mod P, in what came over one link. */
struct tally {
    size_t words, residues;
    uint64_t byte[8][256], residue[P];
    ring *word;
};

/* Is that a message mod P? Random words have a byte of P or more. */
static bool are_residues(const uint8_t *text, size_t n) {
    for (size_t i = 0; i < n; i++)
        if (text[i] >= P)
            return false;
    return true;
}

static void tally_add(struct tally *t, const uint8_t *text, size_t n) {
    if (are_residues(text, n)) {
        for (size_t i = 0; i < n; i++)
            t->residue[text[i]]++;
        t->residues += n;
        return;
    }
    for (size_t i = 0; i < n; i++)
        t->byte[i % 8][text[i]]++;
    t->word = realloc(t->word, t->words * sizeof(ring) + n);
    memcpy(t->word + t->words, text, n);
    t->words += n / sizeof(ring);
}

/* Freed by free(tally->word). */
static struct tally tally_of(const struct view *view, int peer) {
    struct tally t = {.words = 0};

    for (size_t k = 0; k < view->letters; k++)
        if (view->letter[k].peer == peer && view->letter[k].got > 0)
            tally_add(&t, view->letter[k].text, view->letter[k].got);
    return t;
}

/* What many tests say: how many they were, and the least p-value. */
struct verdict {
    size_t tests;
    double least;
    double *each; /* all of them, if somebody wants to know */
};

static void verdict_add(struct verdict *v, double p) {
    if (v->each)
        v->each[v->tests] = p;
    v->tests++;
    v->least = fmin(v->least, p);
}

static void judge_alone(struct verdict *v, const struct tally *t) {
    for (int i = 0; t->words && i < 8; i++)
        verdict_add(v, uniform_p(t->byte[i], 256));
    if (t->residues)
        verdict_add(v, uniform_p(t->residue, P));
}

static void judge_pair(struct verdict *v, const struct tally *a,
                       const struct tally *b) {
    for (int i = 0; a->words && b->words && i < 8; i++)
        verdict_add(v, same_p(a->byte[i], b->byte[i], 256));
    if (a->residues && b->residues)
        verdict_add(v, same_p(a->residue, b->residue, P));
    if (a->words && a->words == b->words)
        verdict_add(v, words_p(a->word, b->word, a->words));
}

/* What one party heard from another, with one secret and with the
   other. */
static void judge_link(struct verdict *v, const struct view *a,
                       const struct view *b, int peer) {
    struct tally ta = tally_of(a, peer), tb = tally_of(b, peer);

    judge_alone(v, &ta);
    judge_alone(v, &tb);
    judge_pair(v, &ta, &tb);
    free(ta.word);
    free(tb.word);
}

static void judge(struct verdict *v, const struct subject *s,
                  enum fault fault) {
    struct view *a = views_of(s, fault, s->many, true);
    struct view *b = views_of(s, fault, s->many, false);

    for (int me = P0; me < OWNER; me++)
        for (int peer = P0; peer < OWNER; peer++)
            judge_link(v, &a[me], &b[me], peer);
    views_free(a);
    views_free(b);
}

#endif
