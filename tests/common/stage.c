/* Tangled from chapters/17-stage.md; edit that file. */
/* Checked jumps refuse to change to another stack. */
#undef _FORTIFY_SOURCE

#include "stage.h"

#include <pthread.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>
#include <ucontext.h>

#include "packed.h"

enum { STACK = 1 << 20 };

/* A role's place on the thread. */
struct seat {
    ucontext_t entry; /* where it begins */
    jmp_buf place;    /* where it stepped aside */
    void *(*play)(void *part);
    void *part, *stack;
    bool begun, done;
    const void *bottom; /* of its stack; for the sanitizer */
    size_t size;
    void *fake;
};

/* A message on its way. */
struct mail {
    struct mail *next;
    size_t bytes;
    uint64_t depth;
    uint8_t payload[];
};

enum { ENDS = ROLES * (ROLES - 1) };

/* Threads and links have no owner to hang this on; hence a global. */
static struct theatre {
    struct stage *stage;
    struct seat seat[ROLES];
    int role, started;
    unsigned idle;           /* turns since anything happened */
    struct mail *box[ENDS];  /* to each end of a link */
    struct mail *last[ENDS]; /* in each box, unless that is empty */
    bool closed[ENDS];
    int ends;
    unsigned drawn[TRACKS][ROLES]; /* choices, from each stream */
    unsigned holders[TRACKS];
    uint64_t looks;    /* ever */
    struct why later;  /* what was wrong after something else was */
    struct seat *left; /* by the last change */
} now;

/* Where to write what is wrong. */
static struct why *wrong(void) {
    struct why *first = &now.stage->tape.wrong;

    return first->text[0] ? &now.later : first;
}

#define IF_LINKED __attribute__((weak)) void
IF_LINKED __sanitizer_start_switch_fiber(void **fake,
                                         const void *bottom,
                                         size_t size);
IF_LINKED __sanitizer_finish_switch_fiber(void *fake,
                                          const void **bottom,
                                          size_t *size);

static void change(struct seat *from, struct seat *to) {
    now.left = from;
    if (__sanitizer_start_switch_fiber)
        __sanitizer_start_switch_fiber(from->done ? NULL : &from->fake,
                                       to->bottom, to->size);
    if (to->begun)
        _longjmp(to->place, 1);
    to->begun = true;
    setcontext(&to->entry);
}

static void changed(struct seat *to) {
    if (__sanitizer_finish_switch_fiber)
        __sanitizer_finish_switch_fiber(to->fake, &now.left->bottom,
                                        &now.left->size);
}

struct stage *stage_now(void) {
    return now.stage;
}

int stage_role(void) {
    return now.role;
}

bool stage_wait(void) {
    struct seat *seat = &now.seat[now.role];

    do
        now.role = (now.role + 1) % ROLES;
    while (now.seat[now.role].done);
    now.idle++;
    if (_setjmp(seat->place) == 0)
        change(seat, &now.seat[now.role]);
    changed(seat);
    return now.idle < 3 * ROLES;
}

void stage_moved(void) {
    now.idle = 0;
}

/* A coroutine's life; it never comes back from its last wait. */
static void begin(void) {
    struct seat *seat = &now.seat[now.role];

    changed(seat);
    seat->play(seat->part);
    seat->done = true;
    now.idle = 0;
    stage_wait();
}

__typeof__(pthread_create) __wrap_pthread_create;
__typeof__(pthread_join) __wrap_pthread_join;

int __wrap_pthread_create(pthread_t *thread, const pthread_attr_t *attr,
                          void *(*play)(void *), void *part) {
    struct seat *seat = &now.seat[now.started];

    (void)attr;
    *seat = (struct seat){.play = play, .part = part};
    seat->stack = malloc(STACK);
    if (!seat->stack || getcontext(&seat->entry))
        return 1;
    seat->entry.uc_stack.ss_sp = seat->stack;
    seat->entry.uc_stack.ss_size = STACK;
    makecontext(&seat->entry, begin, 0);
    seat->bottom = seat->stack;
    seat->size = STACK;
    *thread = (pthread_t)now.started++;
    return 0;
}

int __wrap_pthread_join(pthread_t thread, void **result) {
    (void)result;
    while (!now.seat[thread].done)
        stage_wait();
    free(now.seat[thread].stack);
    return 0;
}

/* Empty a box; was there a message in it? */
static bool clear_box(int end) {
    bool left = now.box[end] != NULL;
    struct mail *mail;

    while ((mail = now.box[end])) {
        now.box[end] = mail->next;
        free(mail);
    }
    return left;
}

/* Did both holders of a stream draw as often? */
static bool in_step(const unsigned drawn[ROLES]) {
    unsigned most = 0, as_often = 0;

    for (int i = 0; i < ROLES; i++)
        most = drawn[i] > most ? drawn[i] : most;
    for (int i = 0; i < ROLES; i++)
        as_often += drawn[i] == most;
    return most == 0 || as_often == 2;
}

static void look_is_over(int role);

static void curtain(void) {
    for (int i = 0; i < ROLES; i++)
        look_is_over(i);
    for (int i = 0; i < now.ends; i++)
        if (clear_box(i))
            because(wrong(), "a message that nobody received");
    for (int i = 0; i < TRACKS; i++)
        if (now.holders[i] == 2 && !in_step(now.drawn[i]))
            because(wrong(), "one holder of a stream draws more "
                             "than the other");
}

int stage_play(struct stage *stage, party_body *body, void *arg,
               struct why *why) {
    int failed;

    now = (struct theatre){
        .stage = stage, .role = OWNER, .looks = now.looks};
    now.seat[OWNER].begun = true;
    stage->seeds = 0;
    for (int i = 0; i < ROLES; i++)
        stage->view[i].width = row_bits[i] = 0;
    failed = party_threads(body, arg, why);
    curtain();
    if (!failed)
        *why = stage->tape.wrong;
    return why->text[0] ? -1 : 0;
}

int link_pair(struct link *a, struct link *b, struct why *why) {
    (void)why;
    *a = (struct link){.fd = now.ends++};
    *b = (struct link){.fd = now.ends++};
    return 0;
}

void link_close(struct link *link) {
    if (link->fd >= 0)
        now.closed[link->fd] = true;
    link->fd = -1;
}

/* The two ends of a link are neighbours: 0 and 1, 2 and 3, ... */
static void post(int fd, const struct parcel *parcel) {
    int to = fd ^ 1;
    struct mail *mail;

    mail = malloc(sizeof *mail + parcel->out_bytes);
    if (!mail)
        abort();
    *mail = (struct mail){NULL, parcel->out_bytes, parcel->depth};
    memcpy(mail->payload, parcel->out, parcel->out_bytes);
    if (now.box[to])
        now.last[to]->next = mail;
    else
        now.box[to] = mail;
    now.last[to] = mail;
    now.idle = 0;
}

static struct mail *next_mail(int fd, size_t bytes, struct why *why) {
    struct mail *mail;

    while (!now.box[fd])
        if (now.closed[fd ^ 1] || !stage_wait()) {
            because(why, "waited for %zu bytes in vain", bytes);
            return NULL;
        }
    mail = now.box[fd];
    if (mail->bytes != bytes) {
        because(why, "%zu bytes came, expected %zu", mail->bytes,
                bytes);
        return NULL;
    }
    now.box[fd] = mail->next;
    now.idle = 0;
    return mail;
}

/* Elements of eight bytes are of Z_L or Z_{L-1}, others of Z_p. */
static void see_numbers(size_t width, const uint8_t *in, size_t bytes) {
    bool rings = bytes % (width * sizeof(ring)) == 0;
    size_t size = rings ? sizeof(ring) : sizeof(zp);
    uint64_t base = rings ? (uint64_t)RING_MAX + 1 : P;

    if (bytes % (width * size) != 0)
        because(wrong(), "%zu bytes for %zu cases", bytes, width);
    for (size_t at = 0; at + width * size <= bytes; at += width * size)
        stage_see(now.role, in + at, size, base);
}

static uint8_t *take_bits(size_t n) {
    uint8_t *bit = calloc(n, sizeof *bit);

    if (!bit)
        abort();
    return bit;
}

static void see_rows(size_t width, const uint64_t *in, size_t bytes) {
    size_t n = row_bits[now.role], words = row_words(n);
    uint8_t *bit = take_bits(n);

    if (n % width != 0 || bytes % (words * sizeof *in) != 0)
        because(wrong(), "rows of %zu bits for %zu cases", n, width);
    for (size_t left = bytes / sizeof *in; left >= words;
         left -= words, in += words) {
        for (size_t k = 0; k < n; k++)
            bit[k] = row_bit(in, k);
        for (size_t k = 0; k + width <= n; k += width)
            stage_see(now.role, bit + k, sizeof *bit, 2);
    }
    free(bit);
}

static void see_message(size_t width, const void *in, size_t bytes) {
    if (row_bits[now.role] > 0)
        see_rows(width, in, bytes);
    else
        see_numbers(width, in, bytes);
}

int link_start(struct link *link, const struct parcel *parcel,
               struct why *why) {
    if (link->begun)
        return because(why, "the exchange before is not finished");
    link->begun = true;
    link->parcel = *parcel;
    if (parcel->out_bytes > 0)
        post(link->fd, parcel);
    return 0;
}

int link_finish(struct link *link, uint64_t *depth, int patience,
                struct why *why) {
    const struct view *view = &now.stage->view[now.role];
    const struct parcel *parcel = &link->parcel;
    struct mail *mail;

    (void)patience;
    link->begun = false;
    link->bytes += parcel->out_bytes;
    if (parcel->in_bytes == 0)
        return 0;
    mail = next_mail(link->fd, parcel->in_bytes, why);
    if (!mail)
        return -1;
    memcpy(parcel->in, mail->payload, mail->bytes);
    *depth = clock_after(*depth, mail->depth);
    if (view->width > 0)
        see_message(view->width, parcel->in, parcel->in_bytes);
    free(mail);
    return 0;
}

void seed_fresh(struct seed *s) {
    *s = (struct seed){{0}};
    s->byte[0] = (uint8_t)++now.stage->seeds;
}

struct stream {
    unsigned track, at;
    uint64_t look; /* at is of that look */
};

struct stream *stream_open(const struct seed *s) {
    struct stream *stream = calloc(1, sizeof *stream);

    if (!stream)
        return NULL;
    stream->track = s->byte[0];
    now.holders[stream->track % TRACKS]++;
    return stream;
}

void stream_close(struct stream *s) {
    free(s);
}

/* The digits of `width` cases in a row. */
static void write_digits(const struct view *view, struct digit d,
                         void *out, size_t size) {
    uint64_t phase = view->first % d.place;
    uint64_t value = digit_of(d, view->first);

    for (size_t k = 0; k < view->width; k++) {
        if (size == sizeof(ring))
            ((ring *)out)[k] = value;
        else
            ((uint8_t *)out)[k] = (uint8_t)value;
        if (++phase == d.place) {
            phase = 0;
            value = value + 1 == d.base ? 0 : value + 1;
        }
    }
}

static void draw(struct stream *s, void *out, size_t n, size_t size,
                 uint64_t base) {
    const struct view *view = &now.stage->view[now.role];
    uint8_t *at = out;

    if (s->look != view->look)
        *s = (struct stream){.track = s->track, .look = view->look};
    if (view->width == 0 || n % view->width != 0) {
        because(wrong(), "role %d draws %zu values for %zu cases",
                now.role, n, view->width);
        return;
    }
    for (size_t k = 0; k < n; k += view->width) {
        struct digit d =
            tape_digit(&now.stage->tape, s->track, s->at++, base);
        now.drawn[s->track % TRACKS][now.role]++;
        write_digits(view, d, at, size);
        stage_see(now.role, at, size, base);
        at += view->width * size;
    }
}

void draw_ring(struct stream *s, ring *out, size_t n) {
    draw(s, out, n, sizeof *out, (uint64_t)RING_MAX + 1);
}

void draw_odd(struct stream *s, ring *out, size_t n) {
    draw(s, out, n, sizeof *out, RING_MAX);
}

void draw_below(struct stream *s, uint8_t *out, size_t n,
                unsigned bound) {
    draw(s, out, n, sizeof *out, bound);
}

void draw_bits(struct stream *s, uint64_t *out, size_t n) {
    uint8_t *bit = take_bits(n);

    draw(s, bit, n, sizeof *bit, 2);
    memset(out, 0, row_words(n) * sizeof *out);
    for (size_t k = 0; k < n; k++)
        out[k / 64] |= (uint64_t)bit[k] << k % 64;
    free(bit);
}

static void look_is_over(int role) {
    const struct stage *stage = now.stage;
    const struct view *view = &stage->view[role];
    size_t first = stage->ranges[role].count;

    if (stage->tape.learnt && view->width > 0 && view->digits != first)
        because(wrong(), "role %d sees %zu digits, at first it saw %zu",
                role, view->digits, first);
}

void stage_look(int role, uint64_t first, size_t width,
                uint64_t *seen) {
    struct view *view = &now.stage->view[role];

    look_is_over(role);
    *view = (struct view){first, width, seen, 1, 0, ++now.looks};
    for (size_t k = 0; k < width; k++)
        seen[k] = 0;
}

void ranges_add(struct ranges *r, uint64_t base) {
    if (r->count < DIGITS)
        r->base[r->count] = base;
    r->count++;
}

/* Digit number `at` is to base `base`, as it was in the first run. */
static void check_range(int role, size_t at, uint64_t base) {
    struct ranges *ranges = &now.stage->ranges[role];

    if (!now.stage->tape.learnt)
        ranges_add(ranges, base);
    else if (at < DIGITS && ranges->base[at] != base)
        because(wrong(), "role %d sees what it did not see at first",
                role);
}

void stage_see(int role, const void *digits, size_t size,
               uint64_t base) {
    struct view *view = &now.stage->view[role];
    uint64_t top = 0;

    for (size_t k = 0; k < view->width; k++) {
        uint64_t d = size == sizeof(ring)
                         ? ((const ring *)digits)[k]
                         : ((const uint8_t *)digits)[k];
        view->seen[k] += view->span * d;
        top = d > top ? d : top;
    }
    check_range(role, view->digits++, base);
    if (top >= base)
        because(wrong(), "role %d sees %llu, not below %llu", role,
                (unsigned long long)top, (unsigned long long)base);
    if (__builtin_mul_overflow(view->span, base, &view->span))
        because(wrong(), "role %d sees too much", role);
}
