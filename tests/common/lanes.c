/* Tangled from chapters/19-lanes.md; edit that file. */
#include "lanes.h"

#include <stdlib.h>

#include "network.h"
#include "packed.h"
#include "wrapped.h"

static struct lanes lanes_of_vectors(three_protocol *run, size_t ins,
                                     size_t outs, size_t count,
                                     size_t block) {
    const struct layout vector = {{{count * block, block}}};
    struct lanes l = {
        .count = count, .block = block, .run = run, .inside = {vector}};

    for (size_t i = 0; i < ins; i++)
        l.in[i] = vector;
    for (size_t i = 0; i < outs; i++)
        l.out[i] = vector;
    return l;
}

struct lanes lanes_of_elements(three_protocol *run, size_t ins,
                               size_t outs) {
    return lanes_of_vectors(run, ins, outs, 80, 1);
}

struct lanes lanes_of_blocks(three_protocol *run, size_t ins,
                             size_t outs) {
    return lanes_of_vectors(run, ins, outs, 20, 64);
}

enum { CALLS = 2, COMMON = 1 << 30, STREAMS = ROLES * PURPOSES };

static size_t length_of(const struct layout *y) {
    size_t length = 0;

    for (int i = 0; i < PARTS; i++)
        length += y->part[i].length;
    return length;
}

/* Which of `lanes` has element k, if the layout is repeated? */
static size_t lane_at(const struct layout *y, size_t k, size_t lanes) {
    const struct part *part = y->part;

    for (k %= length_of(y); k >= part->length; part++)
        k -= part->length;
    return part->width ? k / part->width % lanes : COMMON;
}

/* What is altered: nothing, a call, or the lanes whose number has a
   certain digit at a place; or the upper half of one draw, number
   `place` of the stream that `digit` stands for. */
struct change {
    enum { NOTHING, CALL, DIGIT, DRAW } what;
    size_t place, digit;
};

static bool is_altered(struct change c, size_t call, size_t lane) {
    switch (c.what) {
    case CALL:
        return call == c.digit;
    case DIGIT:
        return lane != COMMON && (lane >> c.place & 1) == c.digit;
    default:
        return false;
    }
}

/* All that a party got, element by element. */
struct trace {
    struct got {
        uint64_t value;
        size_t call, lane, message; /* 0: an output */
    } * got;
    size_t count, room;
    size_t drawn[STREAMS]; /* how often, in the last call */
};

/* This thread, a party at work; or idle, if `claim` is NULL. */
static _Thread_local struct worker {
    const struct lanes *claim;
    struct change change;
    struct trace *trace;
    struct party *me;
    size_t call, messages, drawn[STREAMS];
} now;

static void note(uint64_t value, size_t lane, size_t message) {
    struct trace *t = now.trace;

    if (t->count == t->room) {
        t->room = t->room ? 2 * t->room : 1024;
        t->got = realloc(t->got, t->room * sizeof *t->got);
        if (!t->got)
            abort();
    }
    t->got[t->count++] = (struct got){value, now.call, lane, message};
}

/* The lane of element k of an array inside the protocol. */
static size_t lane_inside(size_t k, size_t n) {
    const struct lanes *claim = now.claim;

    for (int i = 0; i < LAYOUTS; i++) {
        size_t length = length_of(&claim->inside[i]);

        if (length > 0 && n % length == 0)
            return lane_at(&claim->inside[i], k, claim->count);
    }
    if (!claim->rest_is_common)
        party_fail(now.me, "%zu elements, and no layout for them", n);
    return COMMON;
}

static const ring STEP = UINT64_C(0x1234567890abcdef) & RING_MAX;
static const ring UPPER = UINT64_C(0x1234567800000000) & RING_MAX;

/* A number for the stream of two parties, the same at both. */
static size_t stream_number(const struct stream *s) {
    for (int peer = P0; peer < OWNER; peer++)
        for (int i = 0; i < PURPOSES; i++)
            if (peer != now.me->id && now.me->with[peer][i] == s)
                return (size_t)((peer + now.me->id) * PURPOSES + i);
    return 0; /* nobody's */
}

/* Is this the draw whose upper half is altered? To be asked once. */
static bool is_that_draw(const struct stream *s) {
    size_t number = now.claim ? stream_number(s) : 0;

    return now.claim && now.drawn[number]++ == now.change.place &&
           now.change.what == DRAW && number == now.change.digit;
}

static bool alters(size_t k, size_t n) {
    return now.claim &&
           is_altered(now.change, now.call, lane_inside(k, n));
}

void __wrap_draw_ring(struct stream *s, ring *out, size_t n) {
    ring upper = is_that_draw(s) ? UPPER : 0;

    __real_draw_ring(s, out, n);
    for (size_t k = 0; k < n; k++)
        out[k] = mod_L(out[k] + (alters(k, n) ? STEP : upper));
}

void __wrap_draw_odd(struct stream *s, ring *out, size_t n) {
    ring upper = is_that_draw(s) ? UPPER : 0;

    __real_draw_odd(s, out, n);
    for (size_t k = 0; k < n; k++)
        out[k] = odd_add(out[k], alters(k, n) ? STEP : upper);
}

void __wrap_draw_below(struct stream *s, uint8_t *out, size_t n,
                       unsigned bound) {
    unsigned upper = is_that_draw(s) ? (bound + 1) / 2 : 0;

    __real_draw_below(s, out, n, bound);
    for (size_t k = 0; k < n; k++)
        out[k] =
            (uint8_t)((out[k] + (alters(k, n) ? 1 : upper)) % bound);
}

/* Are the words of such a row each one lane's? */
static bool are_whole_words(size_t n) {
    size_t block = now.claim->block;

    return block > 0 && block % 64 == 0 && n % 64 == 0;
}

void __wrap_draw_bits(struct stream *s, uint64_t *out, size_t n) {
    bool whole = now.claim && are_whole_words(n);
    uint64_t ones = whole ? UINT64_MAX : 1;
    uint64_t upper = is_that_draw(s) ? ones : 0;

    __real_draw_bits(s, out, n);
    for (size_t k = 0; k < n; k += whole ? 64 : 1)
        out[k / 64] ^= (alters(k, n) ? ones : upper) << k % 64;
}

static void note_numbers(const void *text, size_t bytes) {
    const uint8_t *byte = text;
    size_t size = sizeof(zp);

    for (size_t i = 0; i < bytes; i++)
        if (byte[i] >= P)
            size = sizeof(ring);
    for (size_t k = 0; k < bytes / size; k++) {
        ring value = 0;

        memcpy(&value, byte + k * size, size);
        note(value, lane_inside(k, bytes / size), now.messages);
    }
}

static void note_rows(const uint64_t *row, size_t bytes, size_t n) {
    size_t words = row_words(n);
    bool whole = are_whole_words(n);

    for (; bytes > 0; bytes -= words * sizeof *row, row += words)
        for (size_t k = 0; k < n; k += whole ? 64 : 1)
            note(whole ? row[k / 64] : row_bit(row, k),
                 lane_inside(k, n), now.messages);
}

static void note_message(const void *text, size_t bytes) {
    size_t n = row_bits[now.me->id];

    now.messages++;
    if (n > 0)
        note_rows(text, bytes, n);
    else
        note_numbers(text, bytes);
}

int __wrap_link_finish(struct link *link, uint64_t *depth, int patience,
                       struct why *why) {
    const struct parcel *parcel = &link->parcel;
    int status = __real_link_finish(link, depth, patience, why);

    if (now.claim && status == 0 && parcel->in_bytes > 0)
        note_message(parcel->in, parcel->in_bytes);
    return status;
}

void open_same_streams(struct party *me) {
    for (int peer = P0; peer < OWNER; peer++)
        for (int i = 0; peer != me->id && i < PURPOSES; i++) {
            struct seed seed = {
                {(uint8_t)(me->id + peer), 1, (uint8_t)i}};

            stream_close(me->with[peer][i]);
            me->with[peer][i] = stream_open(&seed);
            if (!me->with[peer][i])
                party_fail(me, "no memory for a stream");
        }
}

/* Array i of the inputs of this call. */
static ring *take_input(struct party *me, const struct worker *w,
                        size_t i) {
    const struct layout *y = &w->claim->in[i];
    size_t n = length_of(y), call = w->call;
    struct splitmix random = {(call * ARRAYS + i) * ROLES +
                              (size_t)me->id};
    ring *x = take_ring(me, n);

    for (size_t k = 0; k < n; k++) {
        size_t lane = lane_at(y, k, w->claim->count);

        x[k] = mod_L(splitmix_next(&random));
        if (is_altered(w->change, call, lane))
            x[k] = mod_L(x[k] + ((ring)me->id + 2) * STEP);
    }
    return x;
}

/* One call of the protocol, and what comes out of it. */
static void run_call(struct party *me, const struct worker *w) {
    const struct lanes *claim = w->claim;
    size_t block = claim->block ? claim->block : 1;
    struct three t = {.n = claim->count * block, .arg = claim->arg};
    size_t mark = arena_mark(me);
    ring *in[ARRAYS], *out[ARRAYS];

    for (size_t i = 0; i < ARRAYS; i++) {
        size_t n = length_of(&claim->out[i]);

        t.in_n[i] = length_of(&claim->in[i]);
        t.out_n[i] = n;
        in[i] = take_input(me, w, i);
        out[i] = take_ring(me, n);
        memset(out[i], 0, n * sizeof *out[i]);
    }
    now = *w;
    row_bits[me->id] = 0;
    claim->run(me, &t, in, out);
    now.claim = NULL;
    memcpy(w->trace->drawn, now.drawn, sizeof now.drawn);
    for (size_t i = 0; i < ARRAYS; i++)
        for (size_t k = 0; k < length_of(&claim->out[i]); k++)
            note(out[i][k], lane_at(&claim->out[i], k, claim->count),
                 0);
    arena_release(me, mark);
}

struct trial {
    const struct lanes *claim;
    struct change change;
    size_t calls;
    struct trace trace[OWNER];
};

static void lanes_body(struct party *me, void *arg) {
    struct trial *t = arg;

    if (me->id == OWNER)
        return;
    open_same_streams(me);
    for (size_t call = 0; call < t->calls; call++)
        run_call(me, &(struct worker){.claim = t->claim,
                                      .change = t->change,
                                      .trace = &t->trace[me->id],
                                      .me = me,
                                      .call = call});
}

static struct trial *try_change(const struct lanes *claim,
                                struct change change, size_t calls) {
    struct trial *t = calloc(1, sizeof *t);
    struct why why;

    if (!t)
        abort();
    *t = (struct trial){
        .claim = claim, .change = change, .calls = calls};
    if (party_threads(lanes_body, t, &why))
        fail_msg("%s", why.text);
    return t;
}

static void trial_free(struct trial *t) {
    for (int id = P0; id < OWNER; id++)
        free(t->trace[id].got);
    free(t);
}

/* What party id got in lanes that were not altered, is it the same? */
static bool same_elsewhere(const struct trial *first,
                           const struct trial *t, int id, bool tell) {
    const struct trace *a = &first->trace[id], *b = &t->trace[id];
    size_t altered = 0, changed = 0;

    assert_int_equal(a->count, b->count);
    for (size_t k = 0; k < a->count; k++) {
        const struct got *x = &a->got[k], *y = &b->got[k];
        bool expected = is_altered(t->change, y->call, y->lane);

        altered += expected && (x->value | y->value);
        changed += expected && x->value != y->value;
        if (expected || x->value == y->value)
            continue;
        if (tell)
            print_error(
                "P%d gets something in lane %zu that depends on "
                "other lanes: message %zu of call %zu%s\n",
                id, y->lane, y->message, y->call,
                y->message ? "" : ", its output");
        return false;
    }
    assert_true(changed > 0 || altered == 0);
    return true;
}

static bool stay_apart(const struct trial *first, struct change change,
                       bool tell) {
    struct trial *t = try_change(first->claim, change, CALLS);
    bool apart = true;

    for (int id = P0; apart && id < OWNER; id++)
        apart = same_elsewhere(first, t, id, tell);
    trial_free(t);
    return apart;
}

static bool all_apart(const struct lanes *claim, bool tell) {
    struct trial *first =
        try_change(claim, (struct change){NOTHING, 0, 0}, CALLS);
    bool apart = true;

    for (size_t digit = 0; digit < 2; digit++) {
        struct change call = {CALL, 0, digit};

        apart = apart && stay_apart(first, call, tell);
        for (size_t i = 0; apart && claim->count > 1U << i; i++)
            apart = stay_apart(first, (struct change){DIGIT, i, digit},
                               tell);
    }
    trial_free(first);
    return apart;
}

bool lanes_meet(const struct lanes *claim) {
    return !all_apart(claim, false);
}

void lanes_apart(const struct lanes *claim) {
    assert_true(all_apart(claim, true));
}

/* The first lane in which nothing is different; `count` if none is. */
static size_t idle_lane(const struct trial *a, const struct trial *b) {
    size_t count = a->claim->count, lane = 0;
    bool *moved = calloc(count, sizeof *moved);

    if (!moved)
        abort();
    for (int id = P0; id < OWNER; id++)
        for (size_t k = 0; k < a->trace[id].count; k++) {
            const struct got *x = &a->trace[id].got[k];

            if (x->lane < count &&
                x->value != b->trace[id].got[k].value)
                moved[x->lane] = true;
        }
    while (lane < count && moved[lane])
        lane++;
    free(moved);
    return lane;
}

/* Does draw number `place` of a stream show in all lanes? */
static bool is_used(const struct trial *first, size_t stream,
                    size_t place) {
    static const char *const pair[] = {"", "P0 and P1", "P0 and P2",
                                       "P1 and P2"};
    struct change draw = {DRAW, place, stream};
    struct trial *t = try_change(first->claim, draw, 1);
    size_t idle = idle_lane(first, t);

    trial_free(t);
    if (idle < first->claim->count)
        print_error("the upper half of draw %zu of %s does not show in "
                    "lane %zu\n",
                    place, pair[stream / PURPOSES], idle);
    return idle == first->claim->count;
}

bool lanes_use_all(const struct lanes *claim) {
    struct trial *first =
        try_change(claim, (struct change){NOTHING, 0, 0}, 1);
    bool used = true;

    for (size_t s = PURPOSES; s < STREAMS; s++) {
        int holder = s / PURPOSES == P1 + P2 ? P1 : P0;
        size_t draws = first->trace[holder].drawn[s];

        for (size_t k = 0; used && k < draws; k++)
            used = is_used(first, s, k);
    }
    trial_free(first);
    return used;
}

void lanes_full(const struct lanes *claim) {
    assert_true(lanes_use_all(claim));
}
