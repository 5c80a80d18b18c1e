/* Tangled from chapters/11-parties.md; edit that file. */
#include "party.h"

#include <errno.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

static const char *const role_name[ROLES] = {"P0", "P1", "P2",
                                             "the owner"};

_Noreturn void party_fail(struct party *me, const char *format, ...) {
    va_list list;

    va_start(list, format);
    vsnprintf(me->why.text, sizeof me->why.text, format, list);
    va_end(list);
    longjmp(*me->home, 1);
}

static void exchange(struct party *me, int peer, struct parcel parcel) {
    struct why why;

    parcel.depth = me->depth;
    if (link_exchange(&me->link[peer], &parcel, me->patience, &why))
        party_fail(me, "%s, talking to %s: %s", role_name[me->id],
                   role_name[peer], why.text);
    if (peer != OWNER)
        me->depth = parcel.depth;
}

void send_to(struct party *me, int peer, const void *out,
             size_t bytes) {
    exchange(me, peer, (struct parcel){.out = out, .out_bytes = bytes});
}

void recv_from(struct party *me, int peer, void *in, size_t bytes) {
    exchange(me, peer, (struct parcel){.in = in, .in_bytes = bytes});
}

void swap_with(struct party *me, int peer, const void *out, void *in,
               size_t bytes) {
    exchange(me, peer, (struct parcel){out, bytes, in, bytes, 0});
}

uint64_t party_bytes(const struct party *me) {
    uint64_t sum = 0;

    for (int peer = P0; peer <= P2; peer++)
        sum += me->link[peer].bytes;
    return sum;
}

void party_emulate(struct party *me, struct line line) {
    for (int peer = P0; peer <= P2; peer++)
        me->link[peer].line = line;
}

enum { ALIGN = 64 }; /* bytes of the widest vector register */

static const size_t ARENA_BYTES = (size_t)8 << 30;

static void arena_open(struct party *me) {
    void *base =
        mmap(NULL, ARENA_BYTES, PROT_READ | PROT_WRITE,
             MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);

    if (base == MAP_FAILED)
        party_fail(me, "%s: cannot reserve %zu bytes of addresses: %s",
                   role_name[me->id], ARENA_BYTES, strerror(errno));
    me->arena = (struct arena){.base = base, .size = ARENA_BYTES};
}

static void *take(struct party *me, size_t count, size_t size) {
    struct arena *arena = &me->arena;
    void *taken = arena->base + arena->used;

    if (count > (arena->size - arena->used) / size)
        party_fail(me,
                   "%s: %zu elements of %zu bytes do not fit into the "
                   "%zu bytes of memory left",
                   role_name[me->id], count, size,
                   arena->size - arena->used);
    arena->used += (count * size + ALIGN - 1) / ALIGN * ALIGN;
    if (arena->most < arena->used)
        arena->most = arena->used;
    return taken;
}

ring *take_ring(struct party *me, size_t n) {
    return take(me, n, sizeof(ring));
}

uint8_t *take_bytes(struct party *me, size_t n) {
    return take(me, n, 1);
}

size_t arena_mark(const struct party *me) {
    return me->arena.used;
}

void arena_release(struct party *me, size_t mark) {
    me->arena.used = mark;
}

static void agree_with(struct party *me, int peer) {
    struct seed seed[PURPOSES];
    bool opened = true;

    if (me->id < peer) {
        for (int i = 0; i < PURPOSES; i++)
            seed_fresh(&seed[i]);
        send_to(me, peer, seed, sizeof seed);
    } else {
        recv_from(me, peer, seed, sizeof seed);
    }
    for (int i = 0; i < PURPOSES; i++) {
        me->with[peer][i] = stream_open(&seed[i]);
        opened = opened && me->with[peer][i];
    }
    explicit_bzero(seed, sizeof seed);
    if (!opened)
        party_fail(me, "%s: no memory for a stream", role_name[me->id]);
}

static void agree_on_streams(struct party *me) {
    for (int peer = P0; peer < ROLES; peer++)
        if (peer != me->id)
            agree_with(me, peer);
    for (int peer = P0; peer < ROLES; peer++)
        me->link[peer].bytes = 0;
    me->depth = 0;
}

static int report_failure(const struct party *me, int report) {
    ssize_t bytes = (ssize_t)sizeof me->why;

    return write(report, &me->why, sizeof me->why) == bytes ? 0 : -1;
}

static void party_close(struct party *me) {
    for (int peer = P0; peer < ROLES; peer++) {
        link_close(&me->link[peer]);
        for (int i = 0; i < PURPOSES; i++)
            stream_close(me->with[peer][i]);
    }
    if (me->arena.base)
        munmap(me->arena.base, me->arena.size);
}

/* A role to play, and where to report a failure. */
struct part {
    struct party *me;
    party_body *body;
    void *arg;
    int report;
};

/* One party's life, from beginning to end. Returns 0, also for a
   failure when it could be reported. */
static int party_run(const struct part *part) {
    struct party *const me = part->me;
    jmp_buf home;
    int reported;

    me->home = &home;
    if (setjmp(home)) {
        reported = report_failure(me, part->report); /* first this, */
        party_close(me);                             /* then that */
        return reported;
    }
    arena_open(me);
    agree_on_streams(me);
    part->body(me, part->arg);
    party_close(me);
    return 0;
}

/* Close all ends of all roles but one; `id` ROLES spares none. */
static void close_others(struct party party[ROLES], int id) {
    for (int i = P0; i < ROLES; i++)
        for (int peer = P0; i != id && peer < ROLES; peer++)
            link_close(&party[i].link[peer]);
}

static int connect_all(struct party party[ROLES], struct why *why) {
    for (int i = P0; i < ROLES; i++) {
        party[i] = (struct party){.id = i, .patience = 60 * 1000};
        for (int peer = P0; peer < ROLES; peer++)
            party[i].link[peer].fd = -1;
    }
    for (int i = P0; i < ROLES; i++)
        for (int j = i + 1; j < ROLES; j++)
            if (link_pair(&party[i].link[j], &party[j].link[i], why)) {
                close_others(party, ROLES);
                return -1;
            }
    return 0;
}

/* The parties, and the pipe for their reports. */
struct cast {
    struct party party[ROLES];
    struct part part[ROLES];
    int report[2];
};

static int cast_open(struct cast *c, party_body *body, void *arg,
                     struct why *why) {
    if (connect_all(c->party, why))
        return -1;
    if (pipe(c->report)) {
        close_others(c->party, ROLES);
        return because(why, "no pipe: %s", strerror(errno));
    }
    for (int i = P0; i < ROLES; i++)
        c->part[i] =
            (struct part){&c->party[i], body, arg, c->report[1]};
    return 0;
}

/* 0 if nobody has reported, else -1 and the first report. */
static int cast_close(struct cast *c, struct why *why) {
    struct why first;
    ssize_t got;

    close(c->report[1]);
    got = read(c->report[0], &first, sizeof first);
    close(c->report[0]);
    if (got != (ssize_t)sizeof first)
        return 0;
    *why = first;
    return -1;
}

static void never_started(struct part *part, int error) {
    because(&part->me->why, "cannot start %s: %s",
            role_name[part->me->id], strerror(error));
    report_failure(part->me, part->report);
    party_close(part->me);
}

static void *play(void *part) {
    party_run(part);
    return NULL;
}

int party_threads(party_body *body, void *arg, struct why *why) {
    struct cast c;
    pthread_t thread[OWNER];
    bool started[OWNER];

    if (cast_open(&c, body, arg, why))
        return -1;
    for (int i = P0; i < OWNER; i++) {
        int error = pthread_create(&thread[i], NULL, play, &c.part[i]);
        started[i] = error == 0;
        if (error)
            never_started(&c.part[i], error);
    }
    party_run(&c.part[OWNER]);
    for (int i = P0; i < OWNER; i++)
        if (started[i])
            pthread_join(thread[i], NULL);
    return cast_close(&c, why);
}

static pid_t start(struct cast *c, int id) {
    pid_t child = fork();

    if (child < 0)
        never_started(&c->part[id], errno);
    if (child == 0) {
        close_others(c->party, id);
        _exit(party_run(&c->part[id]) ? 1 : 0);
    }
    return child;
}

/* Wait for a child; 0 if it ended by itself. */
static int reap(pid_t child, int id, struct why *why) {
    int status;

    if (child < 0)
        return 0; /* never started, and reported as such */
    while (waitpid(child, &status, 0) < 0)
        if (errno != EINTR)
            return because(why, "%s was lost: %s", role_name[id],
                           strerror(errno));
    if (WIFSIGNALED(status))
        return because(why, "%s was killed by signal %d (%s)",
                       role_name[id], WTERMSIG(status),
                       strsignal(WTERMSIG(status)));
    if (WEXITSTATUS(status))
        return because(why, "%s ended with status %d", role_name[id],
                       WEXITSTATUS(status));
    return 0;
}

int party_fork(party_body *body, void *arg, struct why *why) {
    struct cast c;
    struct why killed = {""};
    pid_t child[OWNER];
    int lost = 0, reported;

    if (cast_open(&c, body, arg, why))
        return -1;
    for (int i = P0; i < OWNER; i++)
        child[i] = start(&c, i);
    close_others(c.party, OWNER);
    party_run(&c.part[OWNER]);
    for (int i = OWNER - 1; i >= P0; i--)
        lost |= reap(child[i], i, &killed);
    reported = cast_close(&c, why);
    if (lost)
        *why = killed;
    return lost ? lost : reported;
}
