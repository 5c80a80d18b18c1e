/* Tangled from chapters/15-parties.md; edit that file. */
#include "party.h"

#include <errno.h>
#include <limits.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
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

static bool is_silent(const struct party *me) {
    return me->mute && !me->making;
}

static uint64_t *clock_of(struct party *me) {
    return me->making ? &me->made_rounds : &me->depth;
}

_Noreturn static void talk_fails(struct party *me, int peer,
                                 const struct why *why) {
    party_fail(me, "%s, talking to %s: %s", role_name[me->id],
               role_name[peer], why->text);
}

static void start_with(struct party *me, int peer,
                       struct parcel parcel) {
    struct why why;

    if (is_silent(me)) {
        if (parcel.in_bytes)
            memset(parcel.in, 0, parcel.in_bytes);
        return;
    }
    parcel.depth = *clock_of(me);
    if (link_start(&me->link[peer], &parcel, &why))
        talk_fails(me, peer, &why);
}

static void finish_with(struct party *me, int peer) {
    uint64_t depth = *clock_of(me);
    struct link *link = &me->link[peer];
    struct why why;

    if (is_silent(me))
        return;
    if (link_finish(link, &depth, peer == OWNER ? -1 : me->patience,
                    &why))
        talk_fails(me, peer, &why);
    if (peer != OWNER)
        *clock_of(me) = depth;
    if (me->making && !link->file)
        me->made += link->parcel.out_bytes;
}

static void exchange(struct party *me, int peer, struct parcel parcel) {
    start_with(me, peer, parcel);
    finish_with(me, peer);
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

void swap_start(struct party *me, int peer, const void *out, void *in,
                size_t bytes) {
    start_with(me, peer, (struct parcel){out, bytes, in, bytes, 0});
}

void swap_finish(struct party *me, int peer) {
    finish_with(me, peer);
}

uint64_t party_bytes(const struct party *me) {
    uint64_t sum = 0;

    for (int peer = P0; peer <= P2; peer++)
        sum += me->link[peer].bytes;
    return sum;
}

enum { PATIENCE = 60 * 1000 }; /* ms */

void party_emulate(struct party *me, struct line line,
                   struct cost most) {
    uint64_t more = line_ms(&line, cost_times(most, 2));

    for (int peer = P0; peer <= P2; peer++)
        me->link[peer].line = line;
    if (more > INT_MAX - PATIENCE)
        more = INT_MAX - PATIENCE;
    me->patience = PATIENCE + (int)more;
}

enum { ALIGN = 64 }; /* bytes of the widest vector register */

static const size_t ARENA_MOST = (size_t)8 << 30;
static const size_t ARENA_LEAST = (size_t)1 << 20;

static size_t arena_wish(void) {
    struct rlimit ration;
    size_t wish = ARENA_MOST;

    if (getrlimit(RLIMIT_AS, &ration) == 0 &&
        ration.rlim_cur / 4 < wish)
        wish = ration.rlim_cur / 4;
    return wish / ALIGN * ALIGN;
}

static void arena_open(struct party *me) {
    size_t size = arena_wish();
    void *base = MAP_FAILED;

    for (; base == MAP_FAILED && size >= ARENA_LEAST;
         size = size / 2 / ALIGN * ALIGN) {
        base = mmap(NULL, size, PROT_READ | PROT_WRITE,
                    MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
        me->arena = (struct arena){.base = base, .size = size};
    }
    if (base == MAP_FAILED) {
        me->arena.base = NULL;
        party_fail(me, "%s: cannot reserve %zu bytes of addresses: %s",
                   role_name[me->id], ARENA_LEAST, strerror(errno));
    }
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
        if (is_linked(me, peer))
            agree_with(me, peer);
}

static void enter(struct party *me, const struct cast *cast) {
    agree_on_streams(me);
    if (cast->enter)
        cast->enter(me, cast->arg);
    for (int peer = P0; peer < ROLES; peer++)
        me->link[peer].bytes = 0;
    me->depth = me->made = me->made_rounds = 0;
    me->made_seconds = 0;
}

static int report_failure(const struct party *me, int report) {
    ssize_t bytes = (ssize_t)sizeof me->why;

    return write(report, &me->why, sizeof me->why) == bytes ? 0 : -1;
}

static void party_close(struct party *me) {
    if (me->leave)
        me->leave(me);
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
    const struct cast *cast;
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
    enter(me, part->cast);
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

static bool plays(const struct cast *cast, int id) {
    return cast->roles >> id & 1;
}

static int connect_all(struct party party[ROLES],
                       const struct cast *cast, struct why *why) {
    for (int i = P0; i < ROLES; i++) {
        party[i] = (struct party){.id = i, .patience = PATIENCE};
        for (int peer = P0; peer < ROLES; peer++)
            party[i].link[peer].fd = -1;
    }
    for (int i = P0; i < ROLES; i++)
        for (int j = i + 1; j < ROLES; j++)
            if (plays(cast, i) && plays(cast, j) &&
                link_pair(&party[i].link[j], &party[j].link[i], why)) {
                close_others(party, ROLES);
                return -1;
            }
    return 0;
}

/* The parties, and the pipe for their reports. */
struct company {
    struct party party[ROLES];
    struct part part[ROLES];
    int report[2];
};

static void owner_listens(struct party *owner, int report) {
    owner->patience = -1;
    for (int peer = P0; peer < OWNER; peer++)
        owner->link[peer].alarm = report;
}

static int company_open(struct company *c, const struct cast *cast,
                        party_body *body, void *arg, struct why *why) {
    if (connect_all(c->party, cast, why))
        return -1;
    if (pipe(c->report)) {
        close_others(c->party, ROLES);
        return because(why, "no pipe: %s", strerror(errno));
    }
    for (int i = P0; i < ROLES; i++)
        c->part[i] =
            (struct part){&c->party[i], cast, body, arg, c->report[1]};
    owner_listens(&c->party[OWNER], c->report[0]);
    return 0;
}

static bool somebody_reported(const struct company *c) {
    struct pollfd report = {.fd = c->report[0], .events = POLLIN};

    return poll(&report, 1, 0) > 0;
}

/* 0 if nobody has reported, else -1 and the first report. */
static int company_close(struct company *c, struct why *why) {
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

static int callers_role(const struct cast *cast) {
    int id = OWNER;

    while (id > P0 && !plays(cast, id))
        id--;
    return id;
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

/* True if there is a thread to join. */
static bool start_thread(pthread_t *thread, struct part *part) {
    int error = pthread_create(thread, NULL, play, part);

    if (error)
        never_started(part, error);
    return error == 0;
}

int cast_threads(const struct cast *cast, party_body *body, void *arg,
                 struct why *why) {
    int mine = callers_role(cast);
    struct company c;
    pthread_t thread[OWNER];
    bool started[OWNER];

    if (company_open(&c, cast, body, arg, why))
        return -1;
    for (int i = P0; i < mine; i++)
        started[i] =
            plays(cast, i) && start_thread(&thread[i], &c.part[i]);
    party_run(&c.part[mine]);
    for (int i = P0; i < mine; i++)
        if (started[i])
            pthread_join(thread[i], NULL);
    return company_close(&c, why);
}

int party_threads(party_body *body, void *arg, struct why *why) {
    return cast_threads(&(struct cast){EVERYBODY, NULL, NULL}, body,
                        arg, why);
}

static void leave_signals_to_the_owner(void) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    signal(SIGINT, SIG_IGN);
    signal(SIGTERM, SIG_IGN);
    signal(SIGHUP, SIG_IGN);
}

static pid_t start(struct company *c, int id) {
    pid_t child = fork();

    if (child < 0)
        never_started(&c->part[id], errno);
    if (child == 0) {
        leave_signals_to_the_owner();
        close_others(c->party, id);
        _exit(party_run(&c->part[id]) ? 1 : 0);
    }
    return child;
}

/* Wait for a child's end; 1 it has ended, 0 it has not, -1 it is no
   child of ours. */
static int await(pid_t child, int patience, int *status) {
    const struct timespec nap = {0, 1000 * 1000};

    *status = 0;
    for (int ms = 0;; ms++) {
        pid_t got =
            waitpid(child, status, WNOHANG | WUNTRACED | WCONTINUED);

        if (got < 0 && errno != EINTR)
            return -1;
        if (got == child &&
            (WIFEXITED(*status) || WIFSIGNALED(*status)))
            return 1;
        if (ms >= patience)
            return 0;
        nanosleep(&nap, NULL);
    }
}

static void end_by_force(pid_t child) {
    kill(child, SIGKILL);
    while (waitpid(child, NULL, 0) < 0 && errno == EINTR)
        continue;
}

/* Milliseconds in which all should end when one has failed. */
enum { GRACE = 2000 };

/* Wait for a child, and end it if need be; 0 if it ended by itself. */
static int reap(pid_t child, int id, int patience, struct why *why) {
    int status, ended;

    if (child < 0)
        return 0; /* does not play, or was reported as not started */
    ended = await(child, patience, &status);
    if (ended < 0)
        return because(why, "%s was lost: %s", role_name[id],
                       strerror(errno));
    if (!ended)
        end_by_force(child);
    if (WIFSTOPPED(status))
        return because(why, "%s was stopped by signal %d (%s)",
                       role_name[id], WSTOPSIG(status),
                       strsignal(WSTOPSIG(status)));
    if (WIFSIGNALED(status))
        return because(why, "%s was killed by signal %d (%s)",
                       role_name[id], WTERMSIG(status),
                       strsignal(WTERMSIG(status)));
    if (ended && WEXITSTATUS(status))
        return because(why, "%s ended with status %d", role_name[id],
                       WEXITSTATUS(status));
    return ended || patience == GRACE
               ? 0
               : because(why, "%s did not end", role_name[id]);
}

static int reap_all(const pid_t child[OWNER], bool failed,
                    struct why *why) {
    int lost = 0;

    for (int i = OWNER - 1; i >= P0; i--)
        lost |= reap(child[i], i, failed ? GRACE : PATIENCE, why);
    return lost;
}

int cast_fork(const struct cast *cast, party_body *body, void *arg,
              struct why *why) {
    const struct sigaction heed = {.sa_handler = SIG_DFL};
    int mine = callers_role(cast), lost, reported;
    struct sigaction before;
    struct company c;
    struct why killed = {""};
    pid_t child[OWNER] = {-1, -1, -1};

    if (company_open(&c, cast, body, arg, why))
        return -1;
    sigaction(SIGCHLD, &heed, &before);
    for (int i = P0; i < mine; i++)
        if (plays(cast, i))
            child[i] = start(&c, i);
    close_others(c.party, mine);
    party_run(&c.part[mine]);
    lost = reap_all(child, somebody_reported(&c), &killed);
    sigaction(SIGCHLD, &before, NULL);
    reported = company_close(&c, why);
    if (lost)
        *why = killed;
    return lost ? lost : reported;
}

int party_fork(party_body *body, void *arg, struct why *why) {
    return cast_fork(&(struct cast){EVERYBODY, NULL, NULL}, body, arg,
                     why);
}
