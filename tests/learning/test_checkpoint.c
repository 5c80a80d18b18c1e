/* Tangled from chapters/43-checkpoint.md; edit that file. */
#include "check.h"
#include "checkpoint.h"
#include "wrapped.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <limits.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

enum { SIDE = 3, IMAGES = 64, BATCH = 8 };

static const struct network little = {"little",
                                      3,
                                      {{DENSE, SIDE *SIDE, 5, WHOLE},
                                       {RELU, 5, 5, WHOLE},
                                       {DENSE, 5, CLASSES, WHOLE}}};

enum { THETA = SIDE * SIDE * 5 + 5 + 5 * CLASSES + CLASSES };

static struct dataset dots(size_t count, uint64_t seed) {
    size_t pixels = SIDE * SIDE;
    struct dataset d = {.count = count, .rows = SIDE, .cols = SIDE};
    struct splitmix random = {seed};

    d.pixels = malloc(count * pixels);
    d.labels = malloc(count);
    for (size_t i = 0; i < count; i++) {
        d.labels[i] = (uint8_t)splitmix_below(&random, pixels);
        for (size_t k = 0; k < pixels; k++)
            d.pixels[i * pixels + k] =
                (uint8_t)splitmix_below(&random, 64);
        d.pixels[i * pixels + d.labels[i]] = 255;
    }
    return d;
}

static struct images data;

static struct plan usual_plan(void) {
    return (struct plan){.recipe = {&little,
                                    BATCH,
                                    scale_of(16, EXACT),
                                    {4, 2, 6, 6},
                                    SOFTMAX,
                                    NULL},
                         .data = &data,
                         .epochs = 2,
                         .seed = 3,
                         .jitter = 1,
                         .every = 4,
                         .rounding = NEAREST};
}

static char folder[] = P_tmpdir "/ppnn-kept-XXXXXX";

static int prepare(void **state) {
    (void)state;
    data = (struct images){dots(IMAGES, 1), dots(20, 2), "dots"};
    return mkdtemp(folder) && chdir(folder) == 0 ? 0 : -1;
}

static int remove_it(const char *path, const struct stat *there,
                     int type, struct FTW *place) {
    (void)there, (void)type, (void)place;
    return remove(path);
}

static int clean_up(void **state) {
    (void)state;
    nftw("run", remove_it, 8, FTW_DEPTH | FTW_PHYS);
    nftw("copy", remove_it, 8, FTW_DEPTH | FTW_PHYS);
    return 0;
}

static int finish(void **state) {
    (void)state;
    images_free(&data);
    return chdir("/") || rmdir(folder);
}

static void must(int failed, const struct why *why) {
    if (failed)
        fail_msg("%s", why->text);
}

static bool exists(const char *path) {
    struct stat there;

    return lstat(path, &there) == 0;
}

static void the_example_adds_up(void **state) {
    unsigned at400[2] = {61, 8}, at500[2] = {30, 43};
    unsigned x = 9, other = 5, a = 61;

    (void)state;
    assert_int_equal((at400[P0] + at400[P1]) % 64, 5);
    assert_int_equal((at500[P0] + at500[P1]) % 64, 9);
    assert_int_equal((at400[P0] + at500[P1]) % 64, 40);
    assert_int_equal((x - a) % 64, 12);
    assert_int_equal((other - a) % 64, 8);
    assert_int_equal((x - a) % 64 - (other - a) % 64, x - other);
}

enum { NUMBERS = 4 };

struct sheet {
    uint64_t number[NUMBERS];
    char *curve;
};

static struct sheet sheet_of(int role, uint64_t iteration) {
    struct sheet s = {{(uint64_t)role, iteration, 1000, 7}, NULL};

    if (role == OWNER)
        s.curve = strdup("plain,0\nplain,100\n");
    return s;
}

static struct state state_of(struct sheet *s, int role,
                             struct moment moment) {
    struct state state = {.moment = moment};

    state.part[0] = (struct part_kept){s->number, 8};
    state.part[2] =
        (struct part_kept){s->number + 1, 8 * (NUMBERS - 1)};
    state.curve = role == OWNER ? &s->curve : NULL;
    return state;
}

static struct moment moment_of(uint64_t iteration) {
    struct moment moment = {.iteration = iteration};

    seed_fresh(&moment.name);
    return moment;
}

static int keep_as(const struct keeper *k, int role,
                   struct moment moment, struct why *why) {
    struct sheet sheet = sheet_of(role, moment.iteration);
    struct state state = state_of(&sheet, role, moment);
    int failed = k->keep(k->arg, SECURE, role, &state, why);

    free(sheet.curve);
    return failed;
}

/* One after the other, the owner last; as in a training. */
static void keep_all(const struct keeper *k, uint64_t iteration) {
    struct moment moment = moment_of(iteration);
    struct why why;

    must(keep_as(k, P0, moment, &why), &why);
    must(keep_as(k, P1, moment, &why), &why);
    must(keep_as(k, OWNER, moment, &why), &why);
}

static int take_as(const struct keeper *k, int role,
                   struct moment *moment, struct why *why) {
    struct sheet got = {{0}, NULL};
    struct sheet want = sheet_of(role, moment->iteration);
    struct state state = state_of(&got, role, *moment);
    int failed = k->take(k->arg, SECURE, role, &state, why);

    if (!failed) {
        assert_ring_equal(want.number, got.number, NUMBERS);
        if (role == OWNER)
            assert_string_equal(want.curve, got.curve);
        *moment = state.moment;
    }
    free(want.curve);
    free(got.curve);
    return failed;
}

/* The iteration that all go on from; -1 with a reason if they
   cannot. */
static int64_t take_all(const struct keeper *k, struct why *why) {
    struct moment moment = {.iteration = 0};

    return k->newest(k->arg, SECURE, 1000, &moment.iteration, why) ||
                   take_as(k, OWNER, &moment, why) ||
                   take_as(k, P0, &moment, why) ||
                   take_as(k, P1, &moment, why)
               ? -1
               : (int64_t)moment.iteration;
}

/* A folder and its keeper. */
struct shelf {
    struct plan plan;
    struct checkpoints c;
    struct keeper keeper;
};

static void shelf_open(struct shelf *s, bool resume) {
    struct why why;

    s->plan = usual_plan();
    must(checkpoints_open(&s->c, "run", &s->plan, resume, &why), &why);
    s->keeper = checkpoints_keeper(&s->c, 1, resume);
}

static void what_was_kept_is_taken_up(void **state) {
    struct shelf s;
    struct why why;

    (void)state;
    shelf_open(&s, false);
    for (uint64_t i = 0; i <= 300; i += 100) {
        keep_all(&s.keeper, i);
        assert_int_equal(take_all(&s.keeper, &why), i);
    }
    checkpoints_close(&s.c);
    shelf_open(&s, true);
    assert_int_equal(take_all(&s.keeper, &why), 300);
    checkpoints_close(&s.c);
}

static int files;

static int count_file(const char *path, const struct stat *there,
                      int type, struct FTW *place) {
    (void)path, (void)place;
    files += type == FTW_F;
    assert_int_equal(there->st_mode & 0777,
                     type == FTW_F ? 0600 : 0700);
    return 0;
}

static void the_last_two_are_kept_for_nobody_else(void **state) {
    static const char *const there[] = {
        "run/p0/secure-200",    "run/p0/secure-300",
        "run/p1/secure-200",    "run/p1/secure-300",
        "run/owner/secure-200", "run/owner/secure-300"};
    struct shelf s;

    (void)state;
    umask(0);
    shelf_open(&s, false);
    for (uint64_t i = 0; i <= 300; i += 100)
        keep_all(&s.keeper, i);
    for (int i = 0; i < 6; i++)
        assert_true(exists(there[i]));
    files = 0;
    assert_int_equal(nftw("run", count_file, 8, FTW_PHYS), 0);
    assert_int_equal(files, 6);
    checkpoints_close(&s.c);
}

static struct {
    long calls, last; /* the call that is not made any more; 0: none */
    char trace[4000]; /* what was called, a letter each */
} disk;

static void tick(char letter) {
    if (++disk.calls == disk.last)
        raise(SIGKILL);
    if ((size_t)disk.calls < sizeof disk.trace)
        disk.trace[disk.calls - 1] = letter;
}

int fsync(int fd) {
    struct stat there;

    tick(fstat(fd, &there) == 0 && S_ISDIR(there.st_mode) ? 'd' : 's');
    return 0; /* no need to wait for a disk here */
}

off_t lseek(int fd, off_t at, int from) {
    tick('l');
    return (off_t)syscall(SYS_lseek, fd, at, from);
}

static void look_who_has_it(const char *to);

int rename(const char *from, const char *to) {
    tick('r');
    look_who_has_it(to);
    return renameat(AT_FDCWD, from, AT_FDCWD, to);
}

int unlink(const char *path) {
    tick('u');
    return (int)syscall(SYS_unlinkat, AT_FDCWD, path, 0);
}

int unlinkat(int fd, const char *path, int flags) {
    tick('u');
    return (int)syscall(SYS_unlinkat, fd, path, flags);
}

int mkdir(const char *path, mode_t mode) {
    tick('m');
    return mkdirat(AT_FDCWD, path, mode);
}

enum { MOMENTS = 3 };

/* What a child tells while it lives: how many are kept. */
static _Atomic int *kept_by_child;

static void keep_some(long last) {
    struct shelf s;

    shelf_open(&s, false);
    disk.calls = 0;
    disk.last = last;
    for (int i = 0; i < MOMENTS; i++) {
        keep_all(&s.keeper, (uint64_t)i);
        *kept_by_child = i + 1;
    }
    _exit(0);
}

/* True if it was killed. */
static bool child_is_killed(long last) {
    pid_t child = fork();
    int status;

    if (child == 0)
        keep_some(last);
    assert_int_equal(waitpid(child, &status, 0), child);
    return WIFSIGNALED(status);
}

static void expect_to_go_on(long last) {
    struct shelf s;
    struct why why = {""};
    int64_t from;

    shelf_open(&s, true);
    from = take_all(&s.keeper, &why);
    if (from < *kept_by_child - 1 || (from < 0 && *kept_by_child))
        fail_msg("killed at call %ld, after %d were kept: %s", last,
                 *kept_by_child, why.text);
    for (int64_t i = from + 1; i < from + 3; i++) {
        keep_all(&s.keeper, (uint64_t)i);
        assert_int_equal(take_all(&s.keeper, &why), i);
    }
    checkpoints_close(&s.c);
}

static void killed_at_any_call_it_goes_on(void **state) {
    long last = 0;
    bool killed = true;

    kept_by_child =
        mmap(NULL, sizeof *kept_by_child, PROT_READ | PROT_WRITE,
             MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    while (killed) {
        *kept_by_child = 0;
        killed = child_is_killed(++last);
        expect_to_go_on(last);
        clean_up(state);
    }
    assert_true(last > MOMENTS * 3 * 5);
    munmap(kept_by_child, sizeof *kept_by_child);
}

static void a_file_lasts_before_its_name_does(void **state) {
    struct shelf s;
    struct why why;

    (void)state;
    shelf_open(&s, false);
    for (uint64_t i = 0; i < 2; i++)
        keep_all(&s.keeper, i);
    memset(disk.trace, 0, sizeof disk.trace);
    disk.calls = 0;
    must(keep_as(&s.keeper, P1, moment_of(2), &why), &why);
    assert_string_equal(disk.trace, "mulsrdu");
    checkpoints_close(&s.c);
}

static void a_folder_lasts_with_the_first_file(void **state) {
    struct shelf s;
    struct why why;

    (void)state;
    memset(disk.trace, 0, sizeof disk.trace);
    disk.calls = 0;
    shelf_open(&s, false);
    assert_string_equal(disk.trace, "md");
    must(keep_as(&s.keeper, P1, moment_of(0), &why), &why);
    assert_string_equal(disk.trace, "mdmdulsrd");
    checkpoints_close(&s.c);
}

static void expect_refusal(const struct keeper *k, const char *file,
                           const char *says) {
    struct why why = {""};

    assert_int_equal(take_all(k, &why), -1);
    if (!strstr(why.text, file) || !strstr(why.text, says))
        fail_msg("'%s' does not say '%s' of %s", why.text, says, file);
}

static void alter(const char *path, off_t at) {
    int fd = open(path, O_RDWR);
    uint8_t byte;

    assert_int_equal(pread(fd, &byte, 1, at), 1);
    byte ^= 1;
    assert_int_equal(pwrite(fd, &byte, 1, at), 1);
    close(fd);
}

#define AT(field) ((off_t)offsetof(struct checkpoint_label, field))

static const char p1_file[] = "run/p1/secure-0";

static void expect_altered_refused(const struct keeper *k, off_t at,
                                   const char *says) {
    alter(p1_file, at);
    expect_refusal(k, p1_file, says);
    alter(p1_file, at);
}

static void a_damaged_file_is_refused(void **state) {
    off_t end = sizeof(struct checkpoint_label) + 8 * NUMBERS;
    struct shelf s;
    struct why why;

    (void)state;
    shelf_open(&s, false);
    keep_all(&s.keeper, 0);
    expect_altered_refused(&s.keeper, AT(magic), "no checkpoint");
    expect_altered_refused(&s.keeper, AT(version),
                           "of version 3, expected 2");
    for (off_t at = AT(ell); at < end; at++)
        if (at < AT(bytes) || at >= AT(moment))
            expect_altered_refused(&s.keeper, at, "damaged");
    expect_altered_refused(&s.keeper, AT(bytes), " bytes, expected ");
    assert_int_equal(take_all(&s.keeper, &why), 0);
    checkpoints_close(&s.c);
}

static void a_file_that_is_cut_or_lost_is_refused(void **state) {
    off_t end = sizeof(struct checkpoint_label) + 8 * NUMBERS;
    struct shelf s;

    (void)state;
    shelf_open(&s, false);
    keep_all(&s.keeper, 0);
    assert_int_equal(truncate(p1_file, end - 1), 0);
    expect_refusal(&s.keeper, p1_file, " bytes, expected ");
    assert_int_equal(truncate(p1_file, 40), 0);
    expect_refusal(&s.keeper, p1_file, "too short for a label");
    assert_int_equal(unlink(p1_file), 0);
    expect_refusal(&s.keeper, p1_file, "No such file");
    assert_int_equal(unlink("run/owner/secure-0"), 0);
    expect_refusal(&s.keeper, "run/owner: ",
                   "no checkpoint of mode secure; expected");
    checkpoints_close(&s.c);
}

/* Another number at this place of P1's label, and its digest. */
static void relabel(off_t at, uint64_t number) {
    struct checkpoint_label label;
    int fd = open(p1_file, O_RDWR);

    assert_int_equal(pwrite(fd, &number, sizeof number, at), 8);
    assert_int_equal(pread(fd, &label, sizeof label, 0), sizeof label);
    assert_int_equal(digest_of(fd, &label, (size_t)AT(digest),
                               sizeof label, label.digest),
                     0);
    assert_int_equal(pwrite(fd, &label, sizeof label, 0), sizeof label);
    close(fd);
}

static void another_version_or_ring_is_refused(void **state) {
    struct shelf s;

    (void)state;
    shelf_open(&s, false);
    keep_all(&s.keeper, 0);
    relabel(AT(version), 1);
    expect_refusal(&s.keeper, p1_file, "of version 1, expected 2");
    relabel(AT(version), 2);
    relabel(AT(ell), 32);
    expect_refusal(&s.keeper, p1_file, "ring of 32 bits, expected 64");
    checkpoints_close(&s.c);
}

static void what_belongs_to_others_is_refused(void **state) {
    struct shelf s;

    (void)state;
    shelf_open(&s, false);
    keep_all(&s.keeper, 0);
    keep_all(&s.keeper, 1);
    assert_int_equal(rename("run/p0/secure-1", "run/p1/secure-1"), 0);
    assert_int_equal(rename("run/p0/secure-0", "run/p0/secure-1"), 0);
    expect_refusal(&s.keeper, "run/p0/secure-1: ",
                   "kept after 0 iterations, expected 1");
    keep_all(&s.keeper, 1);
    assert_int_equal(rename("run/p0/secure-1", "run/p1/secure-1"), 0);
    keep_as(&s.keeper, P0, moment_of(1), NULL);
    expect_refusal(&s.keeper, "run/p0/secure-1: ",
                   "kept in another run, or at another time");
    checkpoints_close(&s.c);
}

static void sessions_are_not_mixed(void **state) {
    struct shelf s;
    struct why why;

    (void)state;
    shelf_open(&s, false);
    keep_all(&s.keeper, 0);
    checkpoints_close(&s.c);
    assert_int_equal(rename("run", "copy"), 0);
    shelf_open(&s, false);
    keep_all(&s.keeper, 0);
    assert_int_equal(take_all(&s.keeper, &why), 0);
    assert_int_equal(rename("copy/p1/secure-0", p1_file), 0);
    expect_refusal(&s.keeper, p1_file, "kept in another run");
    checkpoints_close(&s.c);
}

static const struct network narrow = {"narrow",
                                      3,
                                      {{DENSE, SIDE *SIDE, 4, WHOLE},
                                       {RELU, 4, 4, WHOLE},
                                       {DENSE, 4, CLASSES, WHOLE}}};

static void expect_plan_refused(struct shelf *s, struct plan other,
                                const char *says) {
    s->plan = other;
    expect_refusal(&s->keeper, "run/owner/secure-0: ", says);
    s->plan = usual_plan();
}

#define OTHER(change, says)                                            \
    do {                                                               \
        struct plan plan = usual_plan();                               \
        plan.change;                                                   \
        expect_plan_refused(&s, plan, says);                           \
    } while (0)

static void another_plan_is_refused(void **state) {
    struct shelf s;
    struct why why;

    (void)state;
    shelf_open(&s, false);
    keep_all(&s.keeper, 0);
    OTHER(recipe.net = &narrow, "; expected network narrow of 90");
    OTHER(recipe.batch = 4, "with batch 8; expected batch 4");
    OTHER(recipe.descent.momentum = 0,
          "with momentum 0.75; expected momentum 0");
    OTHER(recipe.descent.steady = 5, "; expected doubled after 5");
    OTHER(recipe.descent.halve = 0, "; expected doubled after 6 steps");
    OTHER(recipe.descent.shift = 5, "with batch / rate 16; expected");
    OTHER(recipe.scale = scale_of(12, EXACT),
          "with 16 bits; expected 12 bits");
    OTHER(recipe.scale = scale_of(16, COIN),
          "with truncation exact; expected truncation coin");
    OTHER(recipe.scale.sign.how = SECURE_NN, "; expected secure-nn of");
    OTHER(recipe.output = ASM, "with softmax; expected asm");
    OTHER(seed = 4, "with seed 3; expected seed 4");
    OTHER(limit = 16, "with limit 0; expected limit 16");
    OTHER(jitter = 0, "with jitter 1; expected jitter 0");
    OTHER(rounding = FLOOR, "with rounding nearest; expected rounding");
    s.plan.epochs = 7;
    s.plan.every = 100;
    assert_int_equal(take_all(&s.keeper, &why), 0);
    checkpoints_close(&s.c);
}

static void other_images_are_refused(void **state) {
    struct shelf s;

    (void)state;
    shelf_open(&s, false);
    keep_all(&s.keeper, 0);
    data.train.labels[0] ^= 1;
    s.c.known = false;
    expect_refusal(&s.keeper, "run/owner/secure-0: ",
                   "on other images than these");
    data.train.labels[0] ^= 1;
    checkpoints_close(&s.c);
}

static void expect_closed(bool resume, const char *says) {
    struct plan plan = usual_plan();
    struct checkpoints c;
    struct why why = {""};

    assert_int_equal(checkpoints_open(&c, "run", &plan, resume, &why),
                     -1);
    if (!strstr(why.text, "run") || !strstr(why.text, says))
        fail_msg("'%s' does not say '%s'", why.text, says);
    checkpoints_close(&c);
}

static void a_folder_is_for_one_training(void **state) {
    struct shelf s;

    (void)state;
    expect_closed(true, "No such file or directory; expected a folder");
    shelf_open(&s, false);
    expect_closed(true, "another training writes there");
    checkpoints_close(&s.c); /* nothing was kept: it is gone */
    assert_false(exists("run"));
    shelf_open(&s, false);
    keep_all(&s.keeper, 0);
    checkpoints_close(&s.c);
    expect_closed(false,
                  "is there already: expected the name of a new");
    assert_true(exists(p1_file));
}

static void a_full_disk_is_named_and_the_last_one_stays(void **state) {
    struct rlimit limit, full;
    struct why why = {""};
    struct shelf s;

    (void)state;
    shelf_open(&s, false);
    keep_all(&s.keeper, 0);
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &limit), 0);
    full = limit;
    full.rlim_cur = 300;
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &full), 0);
    assert_int_equal(keep_as(&s.keeper, P0, moment_of(1), &why), -1);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
    assert_string_equal(why.text, "run/p0/secure-1: not kept: File too "
                                  "large");
    assert_false(exists("run/p0/part") || exists("run/p0/secure-1"));
    assert_int_equal(take_all(&s.keeper, &why), 0);
    checkpoints_close(&s.c);
}

/* What a child tells: its last model, and how it got there. */
struct told {
    float theta[THETA];
    double loss;
    uint64_t rounds, bytes[ROLES][ROLES];
    size_t iterations;
    char curve[1000];
    _Atomic long exchanges, last; /* all of them; the one not made */
    _Atomic long stops, stop_at;  /* the same of questions to stop */
    int stop_by;
    struct why why;
    _Atomic int early; /* the owner kept what another had not */
};

static struct told *told;

static void tell(const struct outcome *o) {
    memcpy(told->theta, o->theta, sizeof told->theta);
    memcpy(told->bytes, o->bytes, sizeof told->bytes);
    told->loss = o->score.loss;
    told->rounds = o->rounds;
    told->iterations = o->iterations;
    snprintf(told->curve, sizeof told->curve, "%s",
             o->curve ? o->curve : "");
}

static void take_note(const struct parcel *parcel);

/* The whole group is no more at that exchange of any party. */
int __wrap_link_start(struct link *link, const struct parcel *parcel,
                      struct why *why) {
    if (told && ++told->exchanges == told->last)
        kill(0, SIGKILL);
    take_note(parcel);
    return __real_link_start(link, parcel, why);
}

/* Called before each step. */
static int stop_then(void) {
    if (++told->stops != told->stop_at)
        return 0;
    if (told->stop_by == SIGKILL)
        kill(0, SIGKILL);
    return told->stop_by;
}

/* Train as this plan says, with moments kept every other iteration. */
static void train_in_child(struct plan plan, enum mode mode,
                           bool resume) {
    struct checkpoints c;
    struct outcome o;
    struct keeper keeper;
    int failed;

    setpgid(0, 0);
    plan.stop = stop_then;
    plan.keeper = &keeper;
    if (checkpoints_open(&c, "run", &plan, resume, &told->why))
        _exit(2);
    keeper = checkpoints_keeper(&c, 2, resume);
    failed = train(&plan, mode, &o, &told->why);
    tell(&o);
    outcome_free(&o);
    checkpoints_close(&c);
    _exit(failed ? 1 : 0);
}

/* Those of one that was killed need a moment to die; then the folder is
   free. */
static void wait_for_parties(void) {
    int fd = open("run", O_RDONLY | O_DIRECTORY);

    if (fd >= 0) {
        flock(fd, LOCK_EX);
        close(fd);
    }
}

enum { KILLED = -1, ENDED, STOPPED };

/* Train, and see how it ends. STOPPED is any failure, too. */
static void expect_end(struct plan plan, enum mode mode, bool resume,
                       int end) {
    pid_t child;
    int status;

    told->exchanges = told->stops = 0;
    told->why.text[0] = '\0';
    fflush(NULL);
    child = fork();
    if (child == 0)
        train_in_child(plan, mode, resume);
    assert_int_equal(waitpid(child, &status, 0), child);
    wait_for_parties();
    if ((WIFEXITED(status) ? WEXITSTATUS(status) : KILLED) != end)
        fail_msg("status %d: %s", status, told->why.text);
}

static int tell_us(void **state) {
    (void)state;
    told = mmap(NULL, sizeof *told, PROT_READ | PROT_WRITE,
                MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    return told == MAP_FAILED ? -1 : 0;
}

static int clean_up_and_hush(void **state) {
    munmap(told, sizeof *told);
    told = NULL;
    return clean_up(state);
}

static long random_below(long n) {
    uint64_t random = 0;

    assert_int_equal(getrandom(&random, sizeof random, 0), 8);
    return (long)(random % (uint64_t)n);
}

/* Is there something to go on from? If not, away with the folder. */
static bool begun(void **state) {
    struct plan plan = usual_plan();
    struct checkpoints c;
    struct why why;
    bool have;

    if (checkpoints_open(&c, "run", &plan, true, &why))
        return false;
    have = checkpoints_have(&c, SECURE);
    checkpoints_close(&c);
    if (!have)
        clean_up(state);
    return have;
}

static void killed_three_times_it_ends_at_the_same_weights(void **s) {
    struct plan plan = usual_plan();
    float want[THETA];
    long all, at[3];

    told->last = 0;
    expect_end(plan, SECURE, false, ENDED);
    memcpy(want, told->theta, sizeof want);
    all = told->exchanges;
    clean_up(s);
    for (int i = 0; i < 3; i++) {
        told->last = at[i] = 1 + random_below(all / 4);
        expect_end(plan, SECURE, begun(s), KILLED);
    }
    told->last = 0;
    expect_end(plan, SECURE, begun(s), ENDED);
    if (memcmp(want, told->theta, sizeof want) != 0)
        fail_msg("killed at exchanges %ld, %ld and %ld, it ends at "
                 "other weights",
                 at[0], at[1], at[2]);
}

static void killed_in_the_clear_it_ends_at_the_same(void **state) {
    struct plan plan = usual_plan();
    float want[THETA];

    plan.rounding = STOCHASTIC; /* coins go on as well */
    for (enum mode mode = PLAIN; mode <= FIXED; mode++) {
        told->stop_at = 0;
        expect_end(plan, mode, false, ENDED);
        memcpy(want, told->theta, sizeof want);
        clean_up(state);
        told->stop_at = 6;
        told->stop_by = SIGKILL;
        expect_end(plan, mode, false, KILLED);
        expect_end(plan, mode, true, KILLED);
        told->stop_at = 0;
        expect_end(plan, mode, true, ENDED);
        assert_memory_equal(want, told->theta, sizeof want);
        clean_up(state);
    }
}

/* Does P0 have what the owner is about to have, and P1? */
static void look_who_has_it(const char *to) {
    const char *name = strrchr(to, '/');

    if (!told)
        return;
    if (!strstr(to, "/owner/"))
        usleep(5000);
    else
        told->early += !exists(path_of("run", P0, name).text) ||
                       !exists(path_of("run", P1, name).text);
}

static void what_the_owner_has_all_have(void **state) {
    (void)state;
    expect_end(usual_plan(), SECURE, false, ENDED);
    assert_true(exists("run/owner/secure-16"));
    assert_int_equal(told->early, 0);
}

/* Without their last field, seconds; and without this one. */
static void strip_curve(char *curve, const char *without) {
    char *out = curve;

    for (char *line = strtok(curve, "\n"); line;
         line = strtok(NULL, "\n")) {
        size_t n = (size_t)(strrchr(line, ',') - line);

        if (without && strncmp(line, without, strlen(without)) == 0)
            continue;
        memmove(out, line, n);
        out[n] = '\n';
        out += n + 1;
    }
    *out = '\0';
}

static void stopped_it_goes_on_where_it_was(void **state) {
    struct plan plan = usual_plan();
    struct told want;

    told->stop_at = 0;
    expect_end(plan, SECURE, false, ENDED);
    memcpy(&want, told, sizeof want);
    clean_up(state);
    told->stop_at = 6;
    told->stop_by = SIGTERM;
    expect_end(plan, SECURE, false, STOPPED);
    assert_true(exists("run/p0/secure-5"));
    told->stop_at = 0;
    expect_end(plan, SECURE, true, ENDED);
    assert_memory_equal(want.theta, told->theta, sizeof want.theta);
    assert_int_equal(want.rounds, told->rounds);
    assert_int_equal(want.bytes[P0][P1], told->bytes[P0][P1]);
    assert_int_equal(want.bytes[P2][P1], told->bytes[P2][P1]);
    assert_int_equal(want.iterations, told->iterations);
    strip_curve(want.curve, NULL);
    strip_curve(told->curve, "secure,5,");
    assert_string_equal(want.curve, told->curve);
}

static void more_epochs_go_on_as_if_asked_for_at_once(void **state) {
    struct plan plan = usual_plan(), more = plan;
    float want[THETA];

    more.epochs = 3;
    expect_end(more, SECURE, false, ENDED);
    memcpy(want, told->theta, sizeof want);
    clean_up(state);
    expect_end(plan, SECURE, false, ENDED);
    expect_end(more, SECURE, true, ENDED);
    assert_memory_equal(want, told->theta, sizeof want);
    assert_false(exists("run/p2"));
    expect_end(plan, SECURE, true, STOPPED);
    assert_true(exists("run/owner/secure-24"));
}

static void by_a_coin_it_learns_as_much(void **state) {
    struct plan plan = usual_plan();
    double want;

    plan.recipe.scale = scale_of(16, COIN);
    plan.epochs = 6;
    expect_end(plan, SECURE, false, ENDED);
    want = told->loss;
    clean_up(state);
    told->stop_at = 6;
    told->stop_by = SIGKILL;
    expect_end(plan, SECURE, false, KILLED);
    told->stop_at = 0;
    expect_end(plan, SECURE, true, ENDED);
    assert_near(want, told->loss, 0.01);
}

enum { NOTES = 4000, LONG = 64 };

/* Of each long message its first words, and in which run it was sent.
 */
struct notes {
    _Atomic int taken;
    int run;
    struct note {
        uint64_t words[4];
        int run;
    } note[NOTES];
};

static struct notes *notes;

static void take_note(const struct parcel *parcel) {
    int at;

    if (!notes || parcel->out_bytes < LONG)
        return;
    at = notes->taken++;
    if (at >= NOTES)
        return;
    memcpy(notes->note[at].words, parcel->out, 32);
    notes->note[at].run = notes->run;
}

static int compare_notes(const void *a, const void *b) {
    return memcmp(a, b, 32);
}

static void expect_no_note_in_two_runs(struct notes *n) {
    qsort(n->note, (size_t)n->taken, sizeof *n->note, compare_notes);
    for (int i = 1; i < n->taken; i++)
        if (compare_notes(&n->note[i - 1], &n->note[i]) == 0 &&
            n->note[i - 1].run != n->note[i].run)
            fail_msg("a message was sent in two runs; it begins with "
                     "%016llx",
                     (unsigned long long)n->note[i].words[0]);
}

static void no_message_is_sent_in_two_runs(void **state) {
    struct plan plan = usual_plan();
    struct notes *both =
        mmap(NULL, sizeof *both, PROT_READ | PROT_WRITE,
             MAP_SHARED | MAP_ANONYMOUS, -1, 0);

    (void)state;
    told->stop_at = 6;
    told->stop_by = SIGKILL;
    expect_end(plan, SECURE, false, KILLED);
    told->stop_at = 2;
    notes = both;
    for (both->run = 1; both->run <= 2; both->run++)
        expect_end(plan, SECURE, true, KILLED);
    notes = NULL;
    assert_false(exists("run/owner/secure-6")); /* both began at 4 */
    assert_in_range(both->taken, 10, NOTES);
    expect_no_note_in_two_runs(both);
    munmap(both, sizeof *both);
}

static off_t size_of_file(const char *path) {
    struct stat file;

    assert_int_equal(stat(path, &file), 0);
    return file.st_size;
}

static void files_have_the_stated_lengths(void **state) {
    struct plan plan = usual_plan();

    assert_int_equal(sizeof(struct checkpoint_label), 528);
    expect_end(plan, SECURE, false, ENDED);
    assert_int_equal(size_of_file("run/p0/secure-16"),
                     528 + 16 * THETA);
    assert_int_equal(size_of_file("run/owner/secure-16"),
                     704 + strlen(told->curve));
    clean_up(state);
    plan.recipe.descent.momentum = 0;
    expect_end(plan, SECURE, false, ENDED);
    assert_int_equal(size_of_file("run/p1/secure-16"), 528 + 8 * THETA);
}

#define CLEANED(test) cmocka_unit_test_teardown(test, clean_up)
#define TRAINS(test)                                                   \
    cmocka_unit_test_setup_teardown(test, tell_us, clean_up_and_hush)

static const struct CMUnitTest tests[] = {
    CLEANED(the_example_adds_up),
    CLEANED(what_was_kept_is_taken_up),
    CLEANED(the_last_two_are_kept_for_nobody_else),
    CLEANED(killed_at_any_call_it_goes_on),
    CLEANED(a_file_lasts_before_its_name_does),
    CLEANED(a_folder_lasts_with_the_first_file),
    CLEANED(a_damaged_file_is_refused),
    CLEANED(a_file_that_is_cut_or_lost_is_refused),
    CLEANED(another_version_or_ring_is_refused),
    CLEANED(what_belongs_to_others_is_refused),
    CLEANED(sessions_are_not_mixed),
    CLEANED(another_plan_is_refused),
    CLEANED(other_images_are_refused),
    CLEANED(a_folder_is_for_one_training),
    CLEANED(a_full_disk_is_named_and_the_last_one_stays),
    TRAINS(files_have_the_stated_lengths),
    TRAINS(what_the_owner_has_all_have),
    TRAINS(no_message_is_sent_in_two_runs),
    TRAINS(killed_three_times_it_ends_at_the_same_weights),
    TRAINS(killed_in_the_clear_it_ends_at_the_same),
    TRAINS(stopped_it_goes_on_where_it_was),
    TRAINS(more_epochs_go_on_as_if_asked_for_at_once),
    TRAINS(by_a_coin_it_learns_as_much),
};

int main(void) {
    return cmocka_run_group_tests_name("checkpoint", tests, prepare,
                                       finish);
}
