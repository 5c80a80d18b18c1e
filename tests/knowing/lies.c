/* Tangled from chapters/69-lying.md; edit that file. */
#include "lies.h"

#include <stdlib.h>

#include "inputs.h"
#include "packed.h"
#include "share.h"
#include "tally.h"
#include "wrapped.h"

enum { WIDTH = 2048, MOST = 1 << 26 };

/* The puppet: a role whose every word is a digit of the case's number,
   on a track that no stream has. */
enum { LIES = TRACKS - 1 };

static struct puppet {
    int id; /* OWNER: nobody lies */
    uint64_t look;
    unsigned said; /* since then */
    uint64_t ways; /* to say that */
} puppet = {.id = OWNER};

static void begin_look(uint64_t look) {
    if (puppet.look != look)
        puppet = (struct puppet){puppet.id, look, 0, 1};
}

/* The next word, in each case; elements of 8 or 1 bytes. It is part of
   the liar's view, as it depends on it. */
static void say(void *out, size_t size, uint64_t base) {
    struct stage *stage = stage_now();
    const struct view *view = &stage->view[puppet.id];
    struct digit d;

    begin_look(view->look);
    d = tape_digit(&stage->tape, LIES, puppet.said++, base);
    puppet.ways *= base;
    for (size_t k = 0; k < view->width; k++) {
        uint64_t word = digit_of(d, view->first + k);

        if (size == sizeof(ring))
            ((ring *)out)[k] = word;
        else
            ((uint8_t *)out)[k] = (uint8_t)word;
    }
    stage_see(puppet.id, out, size, base);
}

static void say_numbers(uint8_t *out, size_t bytes, size_t width) {
    bool rings = bytes % (width * sizeof(ring)) == 0;
    size_t size = rings ? sizeof(ring) : sizeof(zp);

    for (size_t at = 0; at < bytes; at += width * size)
        say(out + at, size, rings ? (uint64_t)RING_MAX + 1 : P);
}

static void say_rows(uint64_t *out, size_t bytes, size_t width,
                     size_t n) {
    uint8_t bit[WIDTH];

    memset(out, 0, bytes);
    for (uint64_t *end = out + bytes / sizeof *out; out < end;
         out += row_words(n))
        for (size_t k = 0; k < n; k += width) {
            say(bit, sizeof *bit, 2);
            for (size_t i = k; i < k + width; i++)
                out[i / 64] |= (uint64_t)bit[i - k] << i % 64;
        }
}

/* What a party says: what it has to, or a lie. */
static const void *words_of(struct party *me, const void *out,
                            size_t bytes) {
    size_t width = stage_now()->view[me->id].width;
    void *lie;

    if (me->id != puppet.id || width == 0)
        return out;
    lie = take_bytes(me, bytes);
    if (row_bits[me->id] > 0)
        say_rows(lie, bytes, width, row_bits[me->id]);
    else
        say_numbers(lie, bytes, width);
    return lie;
}

__typeof__(send_to) __real_send_to, __wrap_send_to;
__typeof__(swap_with) __real_swap_with, __wrap_swap_with;

void __wrap_send_to(struct party *me, int peer, const void *out,
                    size_t bytes) {
    size_t mark = arena_mark(me);

    __real_send_to(me, peer, words_of(me, out, bytes), bytes);
    arena_release(me, mark);
}

void __wrap_swap_with(struct party *me, int peer, const void *out,
                      void *in, size_t bytes) {
    size_t mark = arena_mark(me);

    __real_swap_with(me, peer, words_of(me, out, bytes), in, bytes);
    arena_release(me, mark);
}

/* The lie stays until it has arrived. */
void __wrap_swap_start(struct party *me, int peer, const void *out,
                       void *in, size_t bytes) {
    __real_swap_start(me, peer, words_of(me, out, bytes), in, bytes);
}

/* A count under way. */
struct count {
    const struct piece *piece;
    int id;
    enum conduct conduct;
    struct stage stage;
    ring value[OWNER][PIECE_VALUES]; /* of the input at hand */
    ring in[OWNER][PIECE_VALUES][WIDTH];
    uint64_t seen[OWNER][WIDTH], first;
    size_t width;
};

static void act(struct party *me, void *arg) {
    struct count *c = arg;
    size_t mark = arena_mark(me);
    ring *in[PIECE_VALUES];

    if (me->id == OWNER)
        return;
    for (size_t v = 0; v < PIECE_VALUES; v++) {
        in[v] = c->in[me->id][v];
        for (size_t k = 0; k < c->width; k++)
            in[v][k] = c->value[me->id][v];
    }
    stage_look(me->id, c->first, c->width, c->seen[me->id]);
    c->piece->run(me, in, c->width);
    arena_release(me, mark);
}

static void play(struct count *c, uint64_t first, size_t width) {
    struct why why;

    c->first = first;
    c->width = width;
    if (stage_play(&c->stage, act, c, &why))
        fail_msg("%s: %s", c->piece->name, why.text);
}

/* Do P0 and P1 know that as the watched party does? A liar may have
   brought the others to something else. */
static bool knows_common(const struct count *c) {
    return c->conduct == HONEST && c->id != P2;
}

/* How many inputs there are: those that the watched party can have, or
   those that all others can. */
static uint64_t inputs_of(const struct count *c, bool own) {
    const struct piece *p = c->piece;
    uint64_t n = 1;

    for (size_t v = 0; own == knows_common(c) && v < p->common; v++)
        n *= L;
    for (int j = P0; j < OWNER; j++)
        if (own == (j == c->id)) {
            for (size_t v = 0; v < p->numbers[j]; v++)
                n *= L;
            n <<= j == P2 ? 0 : p->bits;
        }
    return n;
}

/* The input with these numbers. */
static void pose(struct count *c, uint64_t own, uint64_t others) {
    const struct piece *p = c->piece;

    for (size_t v = 0; v < p->common; v++)
        c->value[P0][v] = c->value[P1][v] =
            next_digit(knows_common(c) ? &own : &others, L);
    for (int j = P0; j < OWNER; j++) {
        uint64_t *from = j == c->id ? &own : &others;
        ring *value = c->value[j] + (j == P2 ? 0 : p->common);

        for (size_t v = 0; v < p->numbers[j]; v++)
            *value++ = next_digit(from, L);
        for (size_t v = 0; j != P2 && v < p->bits; v++)
            *value++ = next_digit(from, 2);
    }
}

/* How often each view comes, for the input at hand. */
static void count_views(struct count *c, uint32_t *times) {
    uint64_t cases = c->stage.tape.cases;

    memset(times, 0, c->stage.view[c->id].span * sizeof *times);
    for (uint64_t first = 0; first < cases; first += c->width) {
        uint64_t left = cases - first;

        play(c, first, left < WIDTH ? (size_t)left : WIDTH);
        for (size_t k = 0; k < c->width; k++)
            times[c->seen[c->id][k]]++;
    }
}

/* Learn which choices there are, and how many ways to lie. */
static void learn(struct count *c, struct verdict *v) {
    uint64_t own;

    c->stage.tape = tape_blank();
    play(c, 0, 1);
    c->stage.tape.learnt = true;
    begin_look(c->stage.view[c->id].look);
    v->lies = c->conduct == LYING ? puppet.ways : 1;
    v->cases = c->stage.tape.cases;
    v->of = inputs_of(c, false);
    own = c->conduct == LYING ? 1 : inputs_of(c, true);
    must(v->cases <= MOST / own, "too many cases to watch");
    v->inputs = MOST / own / v->cases;
    v->inputs = v->inputs < v->of ? v->inputs : v->of;
}

/* All inputs of the others, while the party's own stay as they are,
   until one is told from the first. */
static void watch_inputs(struct count *c, uint64_t own,
                         uint32_t *const times[2], struct verdict *v) {
    uint64_t span = c->stage.view[c->id].span;

    for (uint64_t i = 0; v->same && i < v->inputs; i++) {
        uint32_t *here = times[i > 0];

        pose(c, own, i * (v->of / v->inputs));
        count_views(c, here);
        if (i > 0 && memcmp(here, times[0], span * sizeof *here) != 0)
            v->same = false;
        for (uint64_t s = 0; s < span; s++)
            if (here[s] * span != v->cases)
                v->uniform = false;
    }
}

struct verdict watch(const struct piece *piece, int id,
                     enum conduct conduct) {
    struct count *c = calloc(1, sizeof *c);
    struct verdict v = {.same = true, .uniform = true};
    uint32_t *times[2];
    uint64_t span, all;

    must(c != NULL, "no memory to watch");
    c->piece = piece;
    c->id = id;
    c->conduct = conduct;
    puppet = (struct puppet){.id = conduct == LYING ? id : OWNER};
    learn(c, &v);
    span = v.views = c->stage.view[id].span;
    all = conduct == LYING ? 1 : inputs_of(c, true);
    for (int i = 0; i < 2; i++) {
        times[i] = calloc(span, sizeof *times[i]);
        must(times[i] != NULL, "no memory to count views");
    }
    for (uint64_t own = 0; own < all; own++)
        watch_inputs(c, own, times, &v);
    free(times[0]);
    free(times[1]);
    free(c);
    puppet.id = OWNER;
    return v;
}
