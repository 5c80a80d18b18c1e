/* Tangled from chapters/44-tape.md; edit that file. */
#include "tapes.h"

#include "words.h"

#include <errno.h>
#include <fcntl.h>
#include <stddef.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Take the streams with P2, or P2's with another one, from seeds. */
static void open_streams(struct party *me, int peer,
                         const struct seed seed[PURPOSES]) {
    for (int i = 0; i < PURPOSES; i++) {
        me->with[peer][i] = stream_open(&seed[i]);
        if (!me->with[peer][i])
            party_fail(me, "no memory for a stream");
    }
}

/* Tapes being written, in a folder with another name. */
struct dealing {
    const struct tapes *tapes;
    char part[PATH_MAX];
    struct label label[2];
};

static struct label new_label(const struct tapes *t, int listener,
                              const struct seed *run) {
    struct label label = {.magic = TAPE_MAGIC,
                          .version = TAPE_VERSION,
                          .ell = ELL,
                          .listener = (uint64_t)listener,
                          .steps = t->steps,
                          .run = *run};

    if (t->maker)
        memcpy(label.magic, PAIR_MAGIC, sizeof label.magic);
    memcpy(label.plan, t->plan, sizeof label.plan);
    for (int i = 0; i < PURPOSES; i++)
        seed_fresh(&label.seed[i]);
    return label;
}

/* P2: files in place of links, and streams of its own seeds. The label
   is left out, and comes last. */
static void speak_to_file(struct party *me, int peer,
                          const struct path *path) {
    struct link *link = &me->link[peer];

    *link = (struct link){.alarm = -1, .file = true};
    link->fd =
        open(path->text, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (link->fd < 0 ||
        lseek(link->fd, sizeof(struct label), SEEK_SET) < 0)
        party_fail(me, "%s: %s", path->text, strerror(errno));
}

static void speak_to_files(struct party *me, void *arg) {
    struct dealing *d = arg;

    for (int id = P0; id <= P1; id++) {
        struct path path = path_of(d->part, id, "/tape");

        speak_to_file(me, id, &path);
        open_streams(me, id, d->label[id].seed);
    }
}

/* P0, P1: likewise, what they make in the place of P2. */
static void write_to_file(struct party *me, void *arg) {
    struct dealing *d = arg;
    struct path path = path_of(d->part, me->id, "/tape");

    speak_to_file(me, P2, &path);
    open_streams(me, P2, d->label[me->id].seed);
    d->tapes->maker(me, NULL);
}

/* 0 if all went well. */
static int write_label(int fd, struct label *label) {
    struct stat file;

    if (fstat(fd, &file))
        return -1;
    label->bytes = (uint64_t)file.st_size;
    if (label->bytes < sizeof *label)
        label->bytes = sizeof *label; /* nothing was said */
    return digest_of(fd, label, offsetof(struct label, digest),
                     sizeof *label, label->digest) ||
           pwrite(fd, label, sizeof *label, 0) !=
               (ssize_t)sizeof *label ||
           fsync(fd);
}

/* A tape is whole: label it. */
static int label_tape(struct dealing *d, int id, struct why *why) {
    struct path path = path_of(d->part, id, "/tape");
    int fd = open(path.text, O_RDWR | O_CLOEXEC), failed, error;

    failed = fd < 0 || write_label(fd, &d->label[id]);
    error = errno;
    if (fd >= 0)
        close(fd);
    return failed ? because(why, "%s: %s", path.text, strerror(error))
                  : 0;
}

static void remove_folders(const struct dealing *d) {
    for (int id = P0; id <= P1; id++) {
        unlink(path_of(d->part, id, "/tape").text);
        rmdir(path_of(d->part, id, "").text);
    }
    rmdir(d->part);
}

/* The folder's name until it is whole; `dir` may end with a slash. */
static int name_part(struct dealing *d, struct why *why) {
    const char *dir = d->tapes->dir;
    size_t n = strlen(dir);
    struct stat there;

    while (n > 1 && dir[n - 1] == '/')
        n--;
    if (n + sizeof ".part" > sizeof d->part)
        return because(why, "%s: too long a name", dir);
    snprintf(d->part, sizeof d->part, "%.*s.part", (int)n, dir);
    return lstat(dir, &there)
               ? 0
               : because(why,
                         "%s is there already: expected the name "
                         "of a new folder",
                         dir);
}

static int make_folders(struct dealing *d, struct why *why) {
    if (mkdir(d->part, 0700))
        return because(
            why, "%s: %s", d->part,
            errno == EEXIST
                ? "is there already; another deal writes it, "
                  "or left it when it was killed"
                : strerror(errno));
    if (mkdir(path_of(d->part, P0, "").text, 0700) ||
        mkdir(path_of(d->part, P1, "").text, 0700)) {
        because(why, "%s: %s", d->part, strerror(errno));
        remove_folders(d);
        return -1;
    }
    return 0;
}

static int deal_into_folders(struct dealing *d, party_body *body,
                             void *arg, struct why *why) {
    const struct cast alone = {1 << P2, speak_to_files, d};
    const struct cast pair = {1 << P0 | 1 << P1, write_to_file, d};

    if (cast_fork(d->tapes->maker ? &pair : &alone, body, arg, why) ||
        label_tape(d, P0, why) || label_tape(d, P1, why))
        return -1;
    return rename(d->part, d->tapes->dir)
               ? because(why, "%s", strerror(errno))
               : 0;
}

int tapes_deal(const struct tapes *t, party_body *body, void *arg,
               struct why *why) {
    struct dealing d = {.tapes = t};
    struct why reason;
    struct seed run;
    int failed;

    if (name_part(&d, why) || make_folders(&d, why))
        return -1;
    seed_fresh(&run);
    for (int id = P0; id <= P1; id++)
        d.label[id] = new_label(t, id, &run);
    failed = deal_into_folders(&d, body, arg, &reason);
    explicit_bzero(d.label, sizeof d.label);
    if (!failed)
        return 0;
    remove_folders(&d);
    return because(why, "%s: not dealt: %s", t->dir, reason.text);
}

static bool made_by_two(const struct label *label) {
    return memcmp(label->magic, PAIR_MAGIC, sizeof label->magic) == 0;
}

/* Is this label, of a file of so many bytes, the one expected? */
static int label_fits(const struct label *label, const struct tapes *t,
                      int id, uint64_t bytes, struct why *why) {
    struct why clause;

    if (memcmp(label->magic, TAPE_MAGIC, sizeof label->magic) != 0 &&
        !made_by_two(label))
        return because(why, "no tape, or one that was not finished");
    if (label->version != TAPE_VERSION)
        return because(why, "a tape of version %llu, expected %d",
                       (unsigned long long)label->version,
                       TAPE_VERSION);
    if (label->ell != ELL)
        return because(why, "dealt in a ring of %llu bits, expected %d",
                       (unsigned long long)label->ell, ELL);
    if (label->listener != (uint64_t)id)
        return because(why, "the tape of P%llu, expected that of P%d",
                       (unsigned long long)label->listener, id);
    if (label->bytes != bytes)
        return because(why, "%llu bytes, expected %llu",
                       (unsigned long long)bytes,
                       (unsigned long long)label->bytes);
    if (made_by_two(label) && !t->maker)
        return because(why, "made by two, expected one of P2's");
    if (label->plan[PLAN_SIZE - 1])
        return because(why, "altered: its plan has no end");
    if (words_agree(label->plan, t->plan, &clause))
        return because(why, "dealt for %s", clause.text);
    return 0;
}

/* Is all of the file as it was written, and is it long enough? */
static int tape_fits(int fd, const struct label *label, uint64_t steps,
                     struct why *why) {
    uint8_t digest[DIGEST_SIZE];

    if (label->steps < steps)
        return because(why, "dealt for %llu steps, expected %llu",
                       (unsigned long long)label->steps,
                       (unsigned long long)steps);
    if (digest_of(fd, label, offsetof(struct label, digest),
                  sizeof *label, digest))
        return because(why, "cannot be read: %s", strerror(errno));
    if (memcmp(digest, label->digest, sizeof digest) != 0)
        return because(why, "altered: its SHA-256 is not the one that "
                            "its label has");
    return 0;
}

static int check_tape(int fd, const struct tapes *t, int id,
                      uint64_t steps, struct label *label,
                      struct why *why) {
    struct stat file;

    if (fd < 0 || fstat(fd, &file))
        return because(why, "%s", strerror(errno));
    if (access(path_of(t->dir, id, "/played").text, F_OK) == 0)
        return because(why, "played already; a tape serves once");
    if (pread(fd, label, sizeof *label, 0) != (ssize_t)sizeof *label)
        return because(why, "no tape: too short for a label");
    return label_fits(label, t, id, (uint64_t)file.st_size, why) ||
           tape_fits(fd, label, steps, why);
}

/* P0, P1: a tape in place of the link with P2. Until its label is read
   it says nothing. */
static struct label put_tape_on(struct party *me, const struct tapes *t,
                                uint64_t steps) {
    struct path path = path_of(t->dir, me->id, "/tape");
    struct link *link = &me->link[P2];
    struct label label;
    struct why why;

    *link = (struct link){.alarm = -1, .file = true};
    link->fd = open(path.text, O_RDONLY | O_CLOEXEC);
    if (check_tape(link->fd, t, me->id, steps, &label, &why) ||
        lseek(link->fd, sizeof label, SEEK_SET) < 0)
        party_fail(me, "%s: %s", path.text, why.text);
    return label;
}

/* P0, P1: do both have tapes of the same run of P2? */
static void compare_runs(struct party *me, const struct tapes *t,
                         const struct label *label) {
    struct seed theirs;

    swap_with(me, other(me), &label->run, &theirs, sizeof theirs);
    if (memcmp(&theirs, &label->run, sizeof theirs) != 0)
        party_fail(me,
                   "%s: dealt together with another tape than the one "
                   "that P%d has; expected two of one deal",
                   path_of(t->dir, me->id, "/tape").text, other(me));
}

/* P0, P1: it is on the disk, of both, that these tapes are played. */
static void mark_as_played(struct party *me, const struct tapes *t) {
    struct path mark = path_of(t->dir, me->id, "/played");
    uint8_t done = 1, theirs;

    if (settle(mark.text, O_WRONLY | O_CREAT | O_EXCL) ||
        settle(path_of(t->dir, me->id, "").text,
               O_RDONLY | O_DIRECTORY))
        party_fail(me,
                   "%s: %s; no tape is played before this is on the "
                   "disk",
                   mark.text, strerror(errno));
    swap_with(me, other(me), &done, &theirs, sizeof done);
}

/* The owner knows how many steps there will be, and tells the two. */
static void tell_steps(struct party *me, const struct tapes *t) {
    uint64_t steps = t->steps;
    struct why why;

    if (t->ask && t->ask(t->arg, &steps, &why))
        party_fail(me, "%s", why.text);
    for (int id = P0; id <= P1; id++)
        send_to(me, id, &steps, sizeof steps);
}

static void listen_to_files(struct party *me, void *arg) {
    const struct tapes *t = arg;
    int patience = me->patience;
    struct label label;
    uint64_t steps;

    if (me->id == OWNER) {
        tell_steps(me, t);
        return;
    }
    me->patience = -1; /* to read a long tape takes its time */
    recv_from(me, OWNER, &steps, sizeof steps);
    label = put_tape_on(me, t, steps);
    compare_runs(me, t, &label);
    mark_as_played(me, t);
    open_streams(me, P2, label.seed);
    if (made_by_two(&label))
        t->maker(me, NULL);
    explicit_bzero(&label, sizeof label);
    me->patience = patience;
}

struct cast tapes_cast(const struct tapes *t) {
    return (struct cast){1 << P0 | 1 << P1 | 1 << OWNER,
                         listen_to_files, (void *)(uintptr_t)t};
}
