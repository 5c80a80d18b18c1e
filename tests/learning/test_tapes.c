/* Tangled from chapters/44-tape.md; edit that file. */
#include "check.h"
#include "opened.h"
#include "rehearsal.h"

#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdatomic.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

enum { N = 4 };

static char folder[] = P_tmpdir "/ppnn-tapes-XXXXXX";

static int make_folder(void **state) {
    (void)state;
    return mkdtemp(folder) && chdir(folder) == 0 ? 0 : -1;
}

static int remove_folder(void **state) {
    (void)state;
    return chdir("/") || rmdir(folder);
}

/* Away with a folder of tapes, whole or not. */
static void forget(const char *dir) {
    static const char *const name[] = {
        "p0/tape", "p0/played", "p0", "p1/tape", "p1/played", "p1", ""};
    char path[64];

    for (size_t i = 0; i < sizeof name / sizeof *name; i++) {
        snprintf(path, sizeof path, "%s/%s", dir, name[i]);
        remove(path);
    }
}

/* After each test, however it ended. */
static int forget_all(void **state) {
    (void)state;
    forget("tapes");
    forget("tapes.part");
    unlink("kept");
    return 0;
}

static bool exists(const char *path) {
    struct stat there;

    return lstat(path, &there) == 0;
}

/* A game with tapes: square some numbers. */
struct game {
    ring x[2][N], square[2][N], open[N];
    atomic_int begun;
};

static void square(struct party *me, void *arg) {
    struct game *g = arg;
    ring *x = holds_shares(me) ? g->x[me->id] : NULL;
    ring *z = holds_shares(me) ? g->square[me->id] : NULL;
    struct opened e;

    if (me->id == OWNER)
        return;
    g->begun += holds_shares(me);
    e = open_masked(me, x, N);
    multiply_opened(me, e, e, z, N);
    if (me->id == P0)
        memcpy(g->open, e.open, sizeof g->open);
}

static const struct tapes game = {
    .dir = "tapes", .plan = "a game", .steps = 1};

static void must(int failed, const struct why *why) {
    if (failed)
        fail_msg("%s", why->text);
}

static void deal_game(void) {
    struct game g = {.begun = 0};
    struct why why;

    must(tapes_deal(&game, square, &g, &why), &why);
}

/* Play it with these numbers, P1's shares being 0. */
static int play_game(const struct tapes *t, const ring *x,
                     struct game *g, struct why *why) {
    struct cast cast = tapes_cast(t);

    *g = (struct game){.begun = 0};
    memcpy(g->x[P0], x, sizeof g->x[P0]);
    return cast_threads(&cast, square, g, why);
}

static const ring some[N] = {5, 9, 1000000, (ring)-3};

static void what_was_dealt_before_multiplies(void **state) {
    struct game g;
    struct why why;

    (void)state;
    deal_game();
    must(play_game(&game, some, &g, &why), &why);
    for (int k = 0; k < N; k++)
        assert_int_equal(g.square[P0][k] + g.square[P1][k],
                         some[k] * some[k]);
}

static struct label label_of(int id) {
    struct label label;
    int fd =
        open(id == P0 ? "tapes/p0/tape" : "tapes/p1/tape", O_RDONLY);

    assert_true(fd >= 0);
    assert_int_equal(read(fd, &label, sizeof label), sizeof label);
    close(fd);
    return label;
}

static bool same_deal(struct label a, struct label b) {
    return memcmp(&a.run, &b.run, sizeof a.run) == 0;
}

static off_t size_of(const char *path) {
    struct stat file;

    assert_int_equal(stat(path, &file), 0);
    return file.st_size;
}

static void a_tape_is_a_label_and_messages(void **state) {
    (void)state;
    deal_game();
    assert_int_equal(sizeof(struct label), 400);
    assert_int_equal(size_of("tapes/p0/tape"), 400);
    assert_int_equal(size_of("tapes/p1/tape"), 400 + 8 + 8 * N);
    assert_int_equal(label_of(P1).bytes, 400 + 8 + 8 * N);
    assert_true(same_deal(label_of(P0), label_of(P1)));
}

static void no_two_streams_have_the_same_seed(void **state) {
    struct seed seed[2 * PURPOSES];

    (void)state;
    deal_game();
    memcpy(seed, label_of(P0).seed, sizeof seed / 2);
    memcpy(seed + PURPOSES, label_of(P1).seed, sizeof seed / 2);
    for (int i = 0; i < 2 * PURPOSES; i++)
        for (int j = 0; j < i; j++)
            if (memcmp(&seed[i], &seed[j], sizeof *seed) == 0)
                fail_msg("streams %d and %d have one seed", j, i);
}

static void nobody_else_may_read_them(void **state) {
    static const char *const path[] = {
        "tapes", "tapes/p0", "tapes/p0/tape", "tapes/p1/tape"};
    struct stat file;

    (void)state;
    umask(0);
    deal_game();
    for (int i = 0; i < 4; i++) {
        assert_int_equal(stat(path[i], &file), 0);
        assert_int_equal(file.st_mode & 0777, i < 2 ? 0700 : 0600);
    }
}

/* All numbers of the chapter's example, modulo 64. */
static void the_example_adds_up(void **state) {
    ring x0 = 30, x1 = 39, y0 = 60, y1 = 11, a = 11 + 50, b = 20 + 3;
    ring c0 = 40, c1 = (a * b - c0) & 63, e = (x0 + x1 - a) & 63;
    ring f = (y0 + y1 - b) & 63;
    ring z0 = (c0 + x0 * f + e * y0 - e * f) & 63;
    ring z1 = (c1 + x1 * f + e * y1) & 63;

    (void)state;
    assert_int_equal(a, 61);
    assert_int_equal(b, 23);
    assert_int_equal((a * b) & 63, 59);
    assert_int_equal(c1, 19);
    assert_int_equal(e, 8);
    assert_int_equal(f, 48);
    assert_int_equal(z0, 40);
    assert_int_equal(z1, 59);
    assert_int_equal((z0 + z1) & 63, 35);
    assert_int_equal((9 - a) & 63, 12);
}

enum { BATCH = 8, IN = 6, STEPS = 3, THETA = 6 * 5 + 5 + 5 * 10 + 10 };

static const struct network little = {"little",
                                      3,
                                      {{DENSE, IN, 5, WHOLE},
                                       {RELU, 5, 5, WHOLE},
                                       {DENSE, 5, CLASSES, WHOLE}}};

/* A training, at its end the shares of its model; and the seeds that
   the tapes have. */
struct lesson {
    struct recipe recipe;
    struct label label[2];
    ring theta[2][THETA];
    uint64_t depth[2], sent[ROLES][ROLES];
};

static void reopen(struct party *me, int peer,
                   const struct seed seed[PURPOSES]) {
    for (int i = 0; i < PURPOSES; i++) {
        stream_close(me->with[peer][i]);
        me->with[peer][i] = stream_open(&seed[i]);
    }
}

/* With the helper: its streams are those of the tapes. */
static void take_seeds(struct party *me, void *arg) {
    const struct lesson *l = arg;

    if (holds_shares(me))
        reopen(me, P2, l->label[me->id].seed);
    for (int id = P0; me->id == P2 && id <= P1; id++)
        reopen(me, id, l->label[id].seed);
}

/* The same shares in every run; small numbers. */
static void fill(int id, ring *out, size_t n, int f) {
    struct splitmix random = {n};

    for (size_t k = 0; k < n; k++) {
        ring secret = splitmix_below(&random, (uint64_t)1 << f);
        ring mask = splitmix_next(&random);

        out[k] = id == P0 ? secret - mask : mask;
    }
}

/* In place of the owner: open shares, less their mask. */
static void open_images(struct party *me, struct masked *x) {
    size_t n = x->rows * x->cols;

    if (holds_shares(me))
        group_sub(MOD_L, x->x, x->open, x->open, n);
    open_shares(me, MOD_L, x->open, x->open, n);
}

static void learn(struct party *me, void *arg) {
    static const struct seed same[PURPOSES] = {{{1}}, {{2}}, {{3}}};
    struct lesson *l = arg;
    struct securenet s;
    ring *share, *onehot, *mask[2];

    if (me->id == OWNER)
        return;
    s = securenet_open(me, l->recipe);
    share = take_ring(me, BATCH * IN);
    mask[0] = take_ring(me, BATCH * IN);
    mask[1] = take_ring(me, BATCH * IN);
    onehot = take_ring(me, BATCH * CLASSES);
    if (holds_shares(me)) {
        reopen(me, other(me), same);
        fill(me->id, s.theta, THETA, 12);
        fill(me->id, share, BATCH * IN, 16);
        fill(me->id, onehot, BATCH * CLASSES, 14);
    }
    draw_mask(me, MOD_L, mask[0], BATCH * IN);
    for (int i = 0; i < STEPS; i++) {
        struct masked x = {share, mask[i % 2], BATCH, IN};

        open_images(me, &x);
        draw_mask(me, MOD_L, mask[(i + 1) % 2], BATCH * IN);
        securenet_step(me, &s, x, onehot);
    }
    for (int peer = P0; peer < ROLES; peer++)
        l->sent[me->id][peer] = me->link[peer].bytes;
    if (holds_shares(me)) {
        l->depth[me->id] = me->depth;
        memcpy(l->theta[me->id], s.theta, sizeof l->theta[0]);
    }
}

/* A label, so many bytes, and 8 for each message of each step. */
static void expect_length(const struct label *label, uint64_t dealt) {
    uint64_t lengths = label->bytes - sizeof *label - dealt;

    assert_true(lengths > 0);
    assert_int_equal(lengths % (8 * STEPS), 0);
}

static void expect_same_weights(enum truncation how) {
    struct lesson tape = {.recipe = {&little,
                                     BATCH,
                                     scale_of(16, how),
                                     {.shift = 5},
                                     SOFTMAX,
                                     NULL}};
    struct rehearsal r = {.recipe = tape.recipe, .steps = STEPS};
    struct tapes t = tapes_of(&tape.recipe, "tapes", STEPS);
    struct lesson helper = tape;
    struct cast three = {1 << P0 | 1 << P1 | 1 << P2, take_seeds,
                         &helper};
    struct cast two = tapes_cast(&t);
    struct why why;

    must(tapes_deal(&t, rehearse, &r, &why), &why);
    helper.label[P0] = label_of(P0);
    helper.label[P1] = label_of(P1);
    must(cast_threads(&three, learn, &helper, &why), &why);
    must(cast_threads(&two, learn, &tape, &why), &why);
    assert_ring_equal(helper.theta[P0], tape.theta[P0], THETA);
    assert_ring_equal(helper.theta[P1], tape.theta[P1], THETA);
    assert_int_equal(helper.depth[P0], tape.depth[P0]);
    assert_int_equal(helper.depth[P1], tape.depth[P1]);
    assert_int_equal(helper.sent[P0][P1], tape.sent[P0][P1]);
    assert_int_equal(helper.sent[P2][P1],
                     STEPS * securenet_step_cost(tape.recipe).dealt);
    assert_int_equal(helper.sent[P0][P2] + helper.sent[P1][P2], 0);
    expect_length(&helper.label[P1], helper.sent[P2][P1]);
    forget("tapes");
}

static void helper_and_tape_end_at_the_same_weights(void **state) {
    (void)state;
    expect_same_weights(LOCAL);
    expect_same_weights(COIN);
    expect_same_weights(EXACT);
}

/* It is not played; the reason names the file, and so on; and nothing
   has begun, nor is a mark left. */
static void expect_refusal(const struct tapes *t, const char *file,
                           const char *says) {
    struct game g;
    struct why why = {""};

    assert_int_equal(play_game(t, some, &g, &why), -1);
    if (!strstr(why.text, file) || !strstr(why.text, says))
        fail_msg("'%s' does not say '%s' of %s", why.text, says, file);
    assert_int_equal(g.begun, 0);
}

static void expect_unmarked(void) {
    assert_false(exists("tapes/p0/played"));
    assert_false(exists("tapes/p1/played"));
}

/* A new tape of P1 with another byte at this place. */
static void deal_altered(off_t at) {
    uint8_t byte;
    int fd;

    deal_game();
    fd = open("tapes/p1/tape", O_RDWR);
    assert_int_equal(pread(fd, &byte, 1, at), 1);
    byte ^= 1;
    assert_int_equal(pwrite(fd, &byte, 1, at), 1);
    close(fd);
}

static void expect_altered_refused(off_t at, const char *says) {
    deal_altered(at);
    expect_refusal(&game, "tapes/p1/tape: ", says);
    expect_unmarked();
    forget("tapes");
}

#define AT(field) ((off_t)offsetof(struct label, field))

static void an_altered_tape_is_refused(void **state) {
    (void)state;
    expect_altered_refused(AT(magic), "no tape");
    expect_altered_refused(AT(version), "of version 3, expected 2");
    expect_altered_refused(AT(ell), "of 65 bits, expected 64");
    expect_altered_refused(AT(listener), "of P0, expected that of P1");
    expect_altered_refused(AT(bytes), "440 bytes, expected 441");
    expect_altered_refused(AT(plan),
                           "dealt for ` game; expected a game");
    expect_altered_refused(AT(steps), "for 0 steps, expected 1");
    expect_altered_refused(AT(run), "altered");
    expect_altered_refused(AT(seed[DEAL]), "altered");
    expect_altered_refused(AT(digest), "altered");
    expect_altered_refused(sizeof(struct label), "altered");
    expect_altered_refused(400 + 8 + 8 * N - 1, "altered");
}

static void a_cut_tape_is_refused(void **state) {
    (void)state;
    deal_game();
    assert_int_equal(truncate("tapes/p1/tape", 439), 0);
    expect_refusal(&game, "tapes/p1/tape: ", "439 bytes, expected 440");
    assert_int_equal(truncate("tapes/p1/tape", 399), 0);
    expect_refusal(&game, "tapes/p1/tape: ", "too short for a label");
    assert_int_equal(unlink("tapes/p1/tape"), 0);
    expect_refusal(&game, "tapes/p1/tape: ", "No such file");
    expect_unmarked();
}

static void a_tape_of_another_plan_is_refused(void **state) {
    struct tapes other = game;

    (void)state;
    deal_game();
    strcpy(other.plan, "a match");
    expect_refusal(&other,
                   "/tape: ", "dealt for a game; expected a match");
    expect_unmarked();
}

static int two_steps(const void *arg, uint64_t *steps,
                     struct why *why) {
    *steps = 2;
    return arg ? because(why, "no images") : 0;
}

static void a_tape_too_short_for_the_steps_is_refused(void **state) {
    struct tapes longer = game;

    (void)state;
    deal_game();
    longer.ask = two_steps;
    expect_refusal(&longer, "/tape: ", "for 1 steps, expected 2");
    longer.arg = "";
    expect_refusal(&longer, "", "no images");
    expect_unmarked();
}

static void tapes_of_two_deals_do_not_go_together(void **state) {
    (void)state;
    deal_game();
    assert_int_equal(rename("tapes/p0/tape", "kept"), 0);
    forget("tapes");
    deal_game();
    assert_int_equal(rename("kept", "tapes/p0/tape"), 0);
    expect_refusal(&game, "/tape: ", "expected two of one deal");
    expect_unmarked();
}

static void a_tape_serves_once(void **state) {
    struct game g;
    struct why why;

    (void)state;
    deal_game();
    must(play_game(&game, some, &g, &why), &why);
    expect_refusal(&game, "/tape: ", "played already");
    assert_int_equal(unlink("tapes/p0/played"), 0);
    expect_refusal(&game, "tapes/p1/tape: ", "played already");
}

/* A name that leads nowhere is no mark, and hinders one. */
static void a_tape_that_cannot_be_marked_is_refused(void **state) {
    (void)state;
    deal_game();
    assert_int_equal(symlink("nowhere/at/all", "tapes/p1/played"), 0);
    expect_refusal(&game, "tapes/p1/played: ", "no tape is played");
}

/* What was made to last, by the ends of the names. */
static atomic_int marks, folders;

int fsync(int fd) {
    char name[32], path[PATH_MAX] = "";

    snprintf(name, sizeof name, "/proc/self/fd/%d", fd);
    if (readlink(name, path, sizeof path - 1) > 0) {
        const char *end = strrchr(path, '/');

        marks += strcmp(end, "/played") == 0;
        folders += strcmp(end, "/p0") == 0 || strcmp(end, "/p1") == 0;
    }
    return (int)syscall(SYS_fsync, fd);
}

static void look_for_marks(struct party *me, void *arg) {
    int *lasting = arg;

    if (holds_shares(me))
        lasting[me->id] = marks * 10 + folders;
}

static void
marks_are_on_the_disk_before_anything_is_opened(void **state) {
    struct cast cast = tapes_cast(&game);
    int lasting[2] = {0};
    struct why why;

    (void)state;
    deal_game();
    marks = folders = 0;
    must(cast_threads(&cast, look_for_marks, lasting, &why), &why);
    assert_int_equal(lasting[P0], 22);
    assert_int_equal(lasting[P1], 22);
}

static void give_up(struct party *me, void *arg) {
    (void)arg;
    party_fail(me, "no more cards");
}

static void expect_not_dealt(party_body *body, void *arg,
                             const char *says) {
    struct why why = {""};

    assert_int_equal(tapes_deal(&game, body, arg, &why), -1);
    if (!strstr(why.text, "tapes") || !strstr(why.text, says))
        fail_msg("'%s' does not say '%s'", why.text, says);
}

static void a_deal_that_fails_leaves_nothing(void **state) {
    (void)state;
    expect_not_dealt(give_up, NULL, "tapes: not dealt: no more cards");
    assert_false(exists("tapes") || exists("tapes.part"));
}

static void no_tape_is_overwritten(void **state) {
    struct label before;

    (void)state;
    deal_game();
    before = label_of(P1);
    expect_not_dealt(give_up, NULL, "tapes is there already");
    assert_true(same_deal(before, label_of(P1)));
    assert_int_equal(rename("tapes", "tapes.part"), 0);
    expect_not_dealt(give_up, NULL, "tapes.part: is there already");
    assert_true(exists("tapes.part/p1/tape"));
}

static void a_full_disk_is_named(void **state) {
    struct rlimit limit, full;
    struct game g = {.begun = 0};

    (void)state;
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &limit), 0);
    full = limit;
    full.rlim_cur = 416;
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &full), 0);
    expect_not_dealt(square, &g, "File too large");
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
    assert_false(exists("tapes") || exists("tapes.part"));
}

static void die(struct party *me, void *arg) {
    (void)arg;
    send_to(me, P1, "a word", 6);
    raise(SIGKILL);
}

static void what_a_killed_deal_leaves_is_no_tape(void **state) {
    struct why why;
    int status;
    pid_t child = fork();

    (void)state;
    if (child == 0)
        _exit(tapes_deal(&game, die, NULL, &why) ? 1 : 0);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status));
    assert_int_equal(rename("tapes.part", "tapes"), 0);
    expect_refusal(&game, "/tape: ", "no tape");
}

static int stop_at_the_third(void) {
    static int calls;

    return ++calls % 3 ? 0 : SIGINT;
}

static void a_rehearsal_stops_when_it_is_asked_to(void **state) {
    struct rehearsal r = {.recipe = {&little,
                                     BATCH,
                                     scale_of(16, COIN),
                                     {.shift = 5},
                                     SOFTMAX,
                                     NULL},
                          .steps = 9,
                          .stop = stop_at_the_third};

    (void)state;
    expect_not_dealt(rehearse, &r, "stopped after step 2 of 9");
    assert_int_equal(r.stopped, SIGINT);
    assert_false(exists("tapes") || exists("tapes.part"));
}

static void the_published_way_cannot_be_dealt(void **state) {
    struct rehearsal r = {.recipe = {&little,
                                     BATCH,
                                     scale_of(16, COIN),
                                     {.shift = 5},
                                     SOFTMAX,
                                     NULL},
                          .steps = 1};

    (void)state;
    r.recipe.scale.sign.how = SECURE_NN;
    expect_not_dealt(rehearse, &r, "cannot answer before");
}

static void played_twice_it_tells_the_difference(void **state) {
    static const ring again[N] = {9, 9, 7, (ring)-4};
    struct game one, two;
    struct why why;

    (void)state;
    deal_game();
    must(play_game(&game, some, &one, &why), &why);
    assert_int_equal(unlink("tapes/p0/played"), 0);
    assert_int_equal(unlink("tapes/p1/played"), 0);
    must(play_game(&game, again, &two, &why), &why);
    for (int k = 0; k < N; k++)
        assert_int_equal(one.open[k] - two.open[k], some[k] - again[k]);
}

#define CLEANED(test) cmocka_unit_test_teardown(test, forget_all)

static const struct CMUnitTest tests[] = {
    CLEANED(the_example_adds_up),
    CLEANED(what_was_dealt_before_multiplies),
    CLEANED(a_tape_is_a_label_and_messages),
    CLEANED(no_two_streams_have_the_same_seed),
    CLEANED(nobody_else_may_read_them),
    CLEANED(helper_and_tape_end_at_the_same_weights),
    CLEANED(an_altered_tape_is_refused),
    CLEANED(a_cut_tape_is_refused),
    CLEANED(a_tape_of_another_plan_is_refused),
    CLEANED(a_tape_too_short_for_the_steps_is_refused),
    CLEANED(tapes_of_two_deals_do_not_go_together),
    CLEANED(a_tape_serves_once),
    CLEANED(a_tape_that_cannot_be_marked_is_refused),
    CLEANED(marks_are_on_the_disk_before_anything_is_opened),
    CLEANED(played_twice_it_tells_the_difference),
    CLEANED(a_deal_that_fails_leaves_nothing),
    CLEANED(no_tape_is_overwritten),
    CLEANED(a_full_disk_is_named),
    CLEANED(what_a_killed_deal_leaves_is_no_tape),
    CLEANED(a_rehearsal_stops_when_it_is_asked_to),
    CLEANED(the_published_way_cannot_be_dealt),
};

int main(void) {
    return cmocka_run_group_tests_name("tapes", tests, make_folder,
                                       remove_folder);
}
