/* Tangled from chapters/43-checkpoint.md; edit that file. */
#include "checkpoint.h"

#include "words.h"

#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <openssl/evp.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

/* Name the files. */
/* DIR/p0/secure-400, for P0 after 400 steps on shares. */
static struct path file_of(const struct checkpoints *c, enum mode mode,
                           int role, uint64_t iteration) {
    char name[64];

    snprintf(name, sizeof name, "/%s-%llu", mode_word(mode),
             (unsigned long long)iteration);
    return path_of(c->dir, role, name);
}

/* The N of a name MODE-N; false of any other name. */
static bool iteration_of(const char *name, enum mode mode,
                         uint64_t *iteration) {
    const char *word = mode_word(mode);
    size_t n = strlen(word);
    char *end;

    if (strncmp(name, word, n) != 0 || name[n] != '-' ||
        !isdigit((unsigned char)name[n + 1]))
        return false;
    errno = 0;
    *iteration = strtoull(name + n + 1, &end, 10);
    return !*end && !errno;
}

/* A role's newest file before that iteration; false: there is none. */
static bool newest_before(const struct checkpoints *c, enum mode mode,
                          int role, uint64_t limit, uint64_t *newest) {
    DIR *folder = opendir(path_of(c->dir, role, "").text);
    struct dirent *entry;
    bool found = false;
    uint64_t n;

    while (folder && (entry = readdir(folder)))
        if (iteration_of(entry->d_name, mode, &n) && n < limit &&
            (!found || n > *newest)) {
            *newest = n;
            found = true;
        }
    if (folder)
        closedir(folder);
    return found;
}

/* Know the images. */
static int digest_images(const struct dataset *d, uint8_t *digest) {
    EVP_MD_CTX *sha = EVP_MD_CTX_new();
    int fine = sha && EVP_DigestInit_ex(sha, EVP_sha256(), NULL) &&
               EVP_DigestUpdate(sha, d->pixels,
                                d->count * d->rows * d->cols) &&
               EVP_DigestUpdate(sha, d->labels, d->count) &&
               EVP_DigestFinal_ex(sha, digest, NULL);

    EVP_MD_CTX_free(sha);
    return fine ? 0 : -1;
}

/* The owner, who has read them: find their digest, once. */
static int know_images(struct checkpoints *c, struct why *why) {
    if (!c->known && digest_images(&c->plan->data->train, c->images))
        return because(why, "no memory for a digest of the images");
    c->known = true;
    return 0;
}

/* Label a state. */
static uint64_t size_of(const struct state *state) {
    uint64_t bytes = sizeof(struct checkpoint_label);

    for (int i = 0; i < PARTS; i++)
        bytes += state->part[i].bytes;
    return bytes;
}

static int new_label(struct checkpoints *c, enum mode mode, int role,
                     const struct state *state,
                     struct checkpoint_label *label, struct why *why) {
    *label = (struct checkpoint_label){.magic = CHECKPOINT_MAGIC,
                                       .version = CHECKPOINT_VERSION,
                                       .ell = ELL,
                                       .holder = (uint64_t)role,
                                       .bytes = size_of(state),
                                       .moment = state->moment};
    plan_words(c->plan, mode, label->plan, sizeof label->plan);
    if (role != OWNER)
        return 0;
    if (know_images(c, why))
        return -1;
    memcpy(label->images, c->images, sizeof label->images);
    label->bytes += *state->curve ? strlen(*state->curve) : 0;
    return 0;
}

/* Write it down. */
static int put(int fd, const void *from, size_t bytes) {
    const char *at = from;

    while (bytes > 0) {
        ssize_t n = write(fd, at, bytes);

        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return -1;
        at += n;
        bytes -= (size_t)n;
    }
    return 0;
}

/* The parts, and before them their label. */
static int put_state(int fd, const struct state *state,
                     struct checkpoint_label *label) {
    const struct checkpoint_label none = {.version = 0};
    size_t head = offsetof(struct checkpoint_label, digest);
    char *curve = state->curve ? *state->curve : NULL;

    if (put(fd, &none, sizeof none))
        return -1;
    for (int i = 0; i < PARTS; i++)
        if (put(fd, state->part[i].at, state->part[i].bytes))
            return -1;
    if (curve && put(fd, curve, strlen(curve)))
        return -1;
    if (digest_of(fd, label, head, sizeof *label, label->digest) ||
        lseek(fd, 0, SEEK_SET) < 0)
        return -1;
    return put(fd, label, sizeof *label) || fsync(fd);
}

/* A new file, for nobody else; what a killed training left there is of
   no use. 0, or -1 and errno. */
static int write_file(const char *path, const struct state *state,
                      struct checkpoint_label *label) {
    int fd, failed, error;

    unlink(path);
    fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd < 0)
        return -1;
    failed = put_state(fd, state, label);
    error = errno;
    if (close(fd) && !failed) {
        failed = -1;
        error = errno;
    }
    errno = error;
    return failed ? -1 : 0;
}

/* Forget what is of no use. */
/* Keep this one and the one before it. */
static void forget_others(const struct checkpoints *c, enum mode mode,
                          int role, uint64_t iteration) {
    DIR *folder = opendir(path_of(c->dir, role, "").text);
    uint64_t before = iteration, n;
    struct dirent *entry;

    newest_before(c, mode, role, iteration, &before);
    while (folder && (entry = readdir(folder)))
        if (iteration_of(entry->d_name, mode, &n) && n != iteration &&
            n != before)
            unlinkat(dirfd(folder), entry->d_name, 0);
    if (folder)
        closedir(folder);
}

/* Keep a moment. */
/* The role's folder, which lasts. */
static int make_folder(const struct checkpoints *c, int role) {
    if (mkdir(path_of(c->dir, role, "").text, 0700))
        return errno == EEXIST ? 0 : -1;
    return settle(c->dir, O_RDONLY | O_DIRECTORY);
}

/* Write beside its place, then put it there. 0, or -1 and errno. */
static int write_in_place(const struct checkpoints *c, enum mode mode,
                          int role, const struct state *state,
                          struct checkpoint_label *label) {
    struct path place = file_of(c, mode, role, state->moment.iteration);
    struct path part = path_of(c->dir, role, "/part");
    int error;

    if (make_folder(c, role))
        return -1;
    if (write_file(part.text, state, label) == 0 &&
        rename(part.text, place.text) == 0)
        return settle(path_of(c->dir, role, "").text,
                      O_RDONLY | O_DIRECTORY);
    error = errno;
    unlink(part.text);
    errno = error;
    return -1;
}

static int keep(void *arg, enum mode mode, int role,
                const struct state *state, struct why *why) {
    struct checkpoints *c = arg;
    uint64_t iteration = state->moment.iteration;
    struct checkpoint_label label;

    if (new_label(c, mode, role, state, &label, why))
        return -1;
    if (write_in_place(c, mode, role, state, &label))
        return because(why, "%s: not kept: %s",
                       file_of(c, mode, role, iteration).text,
                       strerror(errno));
    forget_others(c, mode, role, iteration);
    if (role == OWNER) {
        c->kept = true;
        c->iteration = iteration;
    }
    return 0;
}

/* Check a label. */
/* Is this file one, and whole? */
static int check_whole(int fd, const struct checkpoint_label *label,
                       struct why *why) {
    size_t head = offsetof(struct checkpoint_label, digest);
    uint8_t digest[DIGEST_SIZE];
    struct stat file;

    if (memcmp(label->magic, CHECKPOINT_MAGIC, sizeof label->magic))
        return because(why, "no checkpoint");
    if (label->version != CHECKPOINT_VERSION)
        return because(why, "a checkpoint of version %llu, expected %d",
                       (unsigned long long)label->version,
                       CHECKPOINT_VERSION);
    if (fstat(fd, &file) ||
        digest_of(fd, label, head, sizeof *label, digest))
        return because(why, "cannot be read: %s", strerror(errno));
    if (label->bytes != (uint64_t)file.st_size)
        return because(why, "%llu bytes, expected %llu",
                       (unsigned long long)file.st_size,
                       (unsigned long long)label->bytes);
    if (memcmp(digest, label->digest, sizeof digest) != 0)
        return because(why, "damaged: its SHA-256 is not the one that "
                            "its label has");
    return 0;
}

/* Is it this role's, of this training? */
static int check_whose(const struct checkpoint_label *label,
                       const struct checkpoint_label *want,
                       struct why *why) {
    static const char *const role[] = {"P0", "P1", "P2", "the owner"};
    struct why clause;

    if (label->holder != want->holder)
        return because(why, "kept by %s, expected %s's",
                       role[label->holder % ROLES], role[want->holder]);
    if (label->ell != ELL)
        return because(why, "kept in a ring of %llu bits, expected %d",
                       (unsigned long long)label->ell, ELL);
    if (words_agree(label->plan, want->plan, &clause))
        return because(why, "kept of a training with %s", clause.text);
    if (memcmp(label->images, want->images, sizeof label->images))
        return because(why, "kept of a training on other images than "
                            "these");
    if (label->bytes < want->bytes)
        return because(why, "%llu bytes, expected %llu or more",
                       (unsigned long long)label->bytes,
                       (unsigned long long)want->bytes);
    return 0;
}
/* Is it of the moment that the owner goes on from? */
static int check_when(const struct checkpoint_label *label,
                      const struct moment *moment, struct why *why) {
    if (label->moment.iteration != moment->iteration)
        return because(why,
                       "kept after %llu iterations, expected "
                       "%llu",
                       (unsigned long long)label->moment.iteration,
                       (unsigned long long)moment->iteration);
    if (label->holder != OWNER &&
        memcmp(&label->moment.name, &moment->name,
               sizeof moment->name) != 0)
        return because(why, "kept in another run, or at another time, "
                            "than the owner's; expected one of the "
                            "same moment");
    return 0;
}

/* Take up a moment. */
/* So many bytes from there on; -1 if they are not there. */
static int get(int fd, void *into, size_t bytes, off_t from) {
    char *at = into;

    while (bytes > 0) {
        ssize_t n = pread(fd, at, bytes, from);

        if (n <= 0)
            return -1;
        at += n;
        from += n;
        bytes -= (size_t)n;
    }
    return 0;
}

/* What follows the label; the curve is all that is left. */
static int get_state(int fd, uint64_t bytes, struct state *state) {
    off_t at = sizeof(struct checkpoint_label);
    size_t left;

    for (int i = 0; i < PARTS; i++) {
        if (get(fd, state->part[i].at, state->part[i].bytes, at))
            return -1;
        at += (off_t)state->part[i].bytes;
    }
    if (!state->curve)
        return 0;
    left = (size_t)bytes - (size_t)at;
    *state->curve = calloc(left + 1, 1);
    return *state->curve ? get(fd, *state->curve, left, at) : -1;
}

static int take_from(int fd, struct state *state,
                     const struct checkpoint_label *want,
                     struct why *why) {
    struct checkpoint_label label;

    if (fd < 0)
        return because(why, "%s", strerror(errno));
    if (get(fd, &label, sizeof label, 0))
        return because(why, "no checkpoint: too short for a label");
    if (check_whole(fd, &label, why) ||
        check_whose(&label, want, why) ||
        check_when(&label, &state->moment, why))
        return -1;
    if (get_state(fd, label.bytes, state))
        return because(why, "cannot be read");
    state->moment = label.moment;
    return 0;
}

static int take(void *arg, enum mode mode, int role,
                struct state *state, struct why *why) {
    struct checkpoints *c = arg;
    struct path path = file_of(c, mode, role, state->moment.iteration);
    struct checkpoint_label want;
    struct why reason;
    int fd, failed;

    if (new_label(c, mode, role, state, &want, why))
        return -1;
    fd = open(path.text, O_RDONLY | O_CLOEXEC);
    failed = take_from(fd, state, &want, &reason);
    if (fd >= 0)
        close(fd);
    return failed ? because(why, "%s: %s", path.text, reason.text) : 0;
}
static int newest(void *arg, enum mode mode, uint64_t most,
                  uint64_t *iteration, struct why *why) {
    const struct checkpoints *c = arg;

    if (!newest_before(c, mode, OWNER, UINT64_MAX, iteration))
        return because(why,
                       "%s: no checkpoint of mode %s; expected one "
                       "that a training left there",
                       path_of(c->dir, OWNER, "").text,
                       mode_word(mode));
    if (*iteration > most)
        return because(why,
                       "%s: kept after %llu iterations, and this "
                       "training has %llu; expected more epochs",
                       file_of(c, mode, OWNER, *iteration).text,
                       (unsigned long long)*iteration,
                       (unsigned long long)most);
    return 0;
}

bool checkpoints_have(const struct checkpoints *c, enum mode mode) {
    uint64_t iteration;

    return newest_before(c, mode, OWNER, UINT64_MAX, &iteration);
}

struct keeper checkpoints_keeper(struct checkpoints *c, size_t every,
                                 bool resume) {
    return (struct keeper){every, resume, newest, take, keep, c};
}

/* Open the folder. */
static int make_new(const char *dir, struct why *why) {
    char above[PATH_MAX];

    if (mkdir(dir, 0700))
        return because(why, "%s%s", dir,
                       errno == EEXIST
                           ? " is there already: expected the name of "
                             "a new folder, or --resume to go on"
                           : strerror(errno));
    snprintf(above, sizeof above, "%s/..", dir);
    return settle(above, O_RDONLY | O_DIRECTORY)
               ? because(why, "%s: %s", above, strerror(errno))
               : 0;
}

int checkpoints_open(struct checkpoints *c, const char *dir,
                     const struct plan *plan, bool resume,
                     struct why *why) {
    *c = (struct checkpoints){.dir = dir, .plan = plan, .lock = -1};
    if (!resume && make_new(dir, why))
        return -1;
    c->lock = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (c->lock < 0)
        return because(why,
                       "%s: %s; expected a folder that "
                       "--checkpoint has made",
                       dir, strerror(errno));
    if (flock(c->lock, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK)
        return 0;
    close(c->lock);
    c->lock = -1;
    return because(why, "%s: another training writes there", dir);
}

void checkpoints_close(struct checkpoints *c) {
    if (c->lock < 0)
        return;
    close(c->lock);
    c->lock = -1;
    rmdir(c->dir);
}
