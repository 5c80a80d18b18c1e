/* Tangled from chapters/57-program.md; edit that file. */
#include "check.h"
#include "command.h"

#include <dirent.h>
#include <errno.h>
#include <ftw.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { TRAIN = 512, TEST = 4, PIXELS = 784 };

static char folder[] = P_tmpdir "/ppnn-command-XXXXXX";
static char model[sizeof folder + 8];
static char curve[sizeof folder + 8];
static char report[sizeof folder + 8];
static char tapes[sizeof folder + 8];
static char kept[sizeof folder + 8];

/* An IDX file: its magic number, its sizes, and bytes. */
static void write_idx(const char *name, uint8_t dimensions,
                      uint16_t count, size_t bytes) {
    char path[sizeof folder + 32];
    uint8_t head[16] = {
        [2] = 8, [3] = dimensions, [11] = 28, [15] = 28};
    FILE *f;

    head[6] = (uint8_t)(count >> 8);
    head[7] = (uint8_t)count;
    snprintf(path, sizeof path, "%s/%s", folder, name);
    f = fopen(path, "wb");
    fwrite(head, 1, 4 + 4 * (size_t)dimensions, f);
    for (size_t k = 0; k < bytes; k++)
        fputc((int)(k * k % 7), f);
    fclose(f);
}

static int make_images(void **state) {
    (void)state;
    if (!mkdtemp(folder) || setenv("MNIST_DIR", folder, 1))
        return -1;
    snprintf(model, sizeof model, "%s/model", folder);
    snprintf(curve, sizeof curve, "%s/curve", folder);
    snprintf(report, sizeof report, "%s/report", folder);
    snprintf(tapes, sizeof tapes, "%s/tapes", folder);
    snprintf(kept, sizeof kept, "%s/kept", folder);
    write_idx("train-images-idx3-ubyte", 3, TRAIN, TRAIN * PIXELS);
    write_idx("train-labels-idx1-ubyte", 1, TRAIN, TRAIN);
    write_idx("t10k-images-idx3-ubyte", 3, TEST, TEST * PIXELS);
    write_idx("t10k-labels-idx1-ubyte", 1, TEST, TEST);
    return 0;
}

static int remove_images(void **state) {
    static const char *const name[] = {"train-images-idx3-ubyte",
                                       "train-labels-idx1-ubyte",
                                       "t10k-images-idx3-ubyte",
                                       "t10k-labels-idx1-ubyte",
                                       "model",
                                       "curve",
                                       "report"};
    char path[sizeof folder + 32];

    (void)state;
    for (size_t i = 0; i < sizeof name / sizeof *name; i++) {
        snprintf(path, sizeof path, "%s/%s", folder, name[i]);
        unlink(path);
    }
    return rmdir(folder);
}

typedef int command(int argc, char **argv);

static volatile pid_t leader;

static void die_unless_leader(int signal) {
    (void)signal;
    if (getpid() != leader)
        kill(getpid(), SIGKILL);
}

/* The command, its output in a pipe; `words` ends with NULL. */
static FILE *start(command *run, const char *const words[],
                   pid_t *pid) {
    char *argv[24] = {(char *)(uintptr_t) "ppnn"};
    int argc = 1, ends[2];

    for (; words[argc - 1]; argc++)
        argv[argc] = (char *)(uintptr_t)words[argc - 1];
    assert_int_equal(pipe(ends), 0);
    fflush(NULL);
    *pid = fork();
    if (*pid == 0) {
        leader = getpid();
        setpgid(0, 0);
        prctl(PR_SET_PDEATHSIG, SIGKILL); /* no test leaves it behind */
        signal(SIGUSR1, die_unless_leader);
        dup2(ends[1], STDOUT_FILENO);
        dup2(ends[1], STDERR_FILENO);
        close(ends[0]);
        close(ends[1]);
        exit(run(argc, argv));
    }
    close(ends[1]);
    return fdopen(ends[0], "r");
}

/* Read all that is left, of which the last that has room is kept, and
   return the exit status. */
static int finish(FILE *out, pid_t pid, char *text, size_t size) {
    size_t had = 0, got;
    int status;

    while ((got = fread(text + had, 1, size - 1 - had, out)) > 0) {
        had += got;
        if (had < size - 1)
            continue;
        had = size / 2;
        memmove(text, text + size - 1 - had, had);
    }
    text[had] = '\0';
    fclose(out);
    assert_int_equal(waitpid(pid, &status, 0), pid);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void assert_error(command *run, const char *const words[],
                         const char *error) {
    char text[4096];
    pid_t pid;
    FILE *out = start(run, words, &pid);

    assert_true(finish(out, pid, text, sizeof text) > 0);
    if (!strstr(text, error))
        fail_msg("expected '%s', got '%s'", error, text);
}

#define WORDS(...) ((const char *const[]){__VA_ARGS__, NULL})

static const char *const no_numbers[] = {
    "",    " 1",   "1 ",  "+1",   "-1",  "-9223372036854775809",
    "1.5", "0x10", "1e1", "ten",  "1,0", "18446744073709551616",
    "nan", "inf",  "-",   "1\n1", "--",  "99999999999999999999999"};

/* Each is refused, as the value of that option, by its name. */
static void assert_no_number(command *run, const char *option) {
    for (size_t i = 0; i < sizeof no_numbers / sizeof *no_numbers; i++)
        assert_error(run, WORDS(option, no_numbers[i]), option);
}

static void what_is_no_number_is_refused_by_every_option(void **state) {
    (void)state;
    for (enum number which = EPOCHS; which <= EVERY; which++)
        assert_no_number(train_command, number_option(which));
    assert_no_number(deal_command, "--steps");
    assert_no_number(predict_command, "--limit");
    assert_no_number(predict_command, "--bits");
    assert_no_number(bench_command, "-n");
    assert_no_number(bench_command, "--repeat");
}

static void no_learning_rate_is_refused_by_name(void **state) {
    static const char *const text[] = {
        "",     "0",     "-0.25",  " 0.25",  "0.25 ", "nan",   "inf",
        "-inf", "1e999", "1e-999", "0x1p-2", "1/4",   "0.25.", "e"};

    (void)state;
    for (size_t i = 0; i < sizeof text / sizeof *text; i++)
        assert_error(train_command, WORDS("--lr", text[i]), "--lr: ");
    assert_error(train_command, WORDS("--lr", "0.2500000000000001"),
                 "batch / rate is 512");
    assert_error(train_command, WORDS("--lr", "1e300"), "--lr 1e+300");
    assert_error(train_command, WORDS("--lr", "1e-300"), "--lr 1e-300");
}

static void what_a_pair_cannot_do_is_refused(void **state) {
    (void)state;
    assert_error(train_command, WORDS("--dealer", "pair", "--net", "C"),
                 "--dealer pair: network C: layer 1 is a convolution");
    assert_error(
        deal_command,
        WORDS("--pair", "--net", "E", "--steps", "1", "--out", "never"),
        "--pair: network E: layer 1 is a convolution");
    assert_error(bench_command, WORDS("--dealer", "pair", "infer-C-1"),
                 "network C: layer 1 is a convolution");
    assert_error(bench_command, WORDS("--dealer", "pair", "deal"),
                 "deal: with P2, and there is none");
    assert_error(train_command,
                 WORDS("--dealer", "pair", "--compare", "secure-nn"),
                 "secure-nn P2 answers what it is asked");
    assert_error(predict_command,
                 WORDS("--model", "none", "--dealer", "pair",
                       "--compare", "secure-nn"),
                 "--dealer pair: with secure-nn P2 answers");
}

static void wrong_options_are_named(void **state) {
    (void)state;
    assert_error(train_command, WORDS("--net", "Z"), "--net: expected");
    assert_error(
        train_command, WORDS("--truncation", "near"),
        "--truncation: expected one of local exact coin, got 'near'");
    assert_error(
        train_command, WORDS("--compare", "p2"),
        "--compare: expected one of dealt secure-nn, got 'p2'");
    assert_error(train_command, WORDS("--batch", " -5"),
                 "--batch: expected 1 to 16384 images, got ' -5': that "
                 "is no whole number");
    assert_error(train_command, WORDS("--lr", "0.3"),
                 "--batch 128 with --lr 0.3: batch / rate is 426.667");
    assert_error(train_command, WORDS("--batch", "3"),
                 "--lr 0.1875 or --lr 0.375 would do");
    assert_error(train_command, WORDS("--momentum", "0.9"),
                 "--momentum: expected 0.5, 0.75, 0.875, 0.9375 or "
                 "0.96875, got '0.9'");
    assert_error(
        train_command,
        WORDS("--momentum", "0.96875", "--bits", "4", "--lr", "128"),
        "--momentum: with --bits 4 and batch / rate 1, "
        "expected at most 0.9375");
    assert_error(train_command, WORDS("--steady", "10"),
                 "expected --halve-every as well");
    assert_error(train_command, WORDS("--jitter", "5"),
                 "--jitter: expected 0 to 4 pixels");
    assert_error(train_command, WORDS("--limit", "20"), "20 images");
    assert_error(train_command, WORDS("--report", "-"),
                 "--report: expected the name of a file, got '-'");
    assert_error(train_command, WORDS("--save", ""),
                 "--save: expected the name of a file, got ''");
    assert_error(train_command, WORDS("--csv", "no/such"),
                 "--csv no/such: No such file");
    assert_error(train_command, WORDS("--dealer", ""),
                 "--dealer: expected the name of a file, got ''");
    assert_error(train_command,
                 WORDS("--dealer", "x", "--compare", "secure-nn"),
                 "cannot deal beforehand; expected dealt");
    assert_error(train_command,
                 WORDS("--checkpoint", "x", "--resume", "y"),
                 "expected one of them");
    assert_error(train_command, WORDS("--checkpoint-every", "9"),
                 "--checkpoint-every would change nothing without");
    assert_error(train_command, WORDS("--resume", "x", "--shadow"),
                 "--shadow keeps no checkpoint");
    assert_error(train_command, WORDS("--resume", "-"),
                 "--resume: expected the name of a file, got '-'");
}

static void wrong_options_of_others_are_named(void **state) {
    (void)state;
    assert_error(deal_command, WORDS("--out", "x"),
                 "expected --steps N");
    assert_error(deal_command, WORDS("--steps", "3"),
                 "expected --out DIR");
    assert_error(
        deal_command,
        WORDS("--steps", "3", "--out", "x", "--compare", "secure-nn"),
        "cannot deal beforehand");
    assert_error(predict_command, WORDS("--limit", "3"), "--model");
    assert_error(bench_command, WORDS("reul"), "'reul'");
    assert_error(bench_command, WORDS("relu", "--csv", "--json"),
                 "one of --csv and --json");
    assert_error(bench_command, WORDS("--net-profile", "72,9"),
                 "--net-profile: expected lan, wan, or RTT,BANDWIDTH "
                 "with us or ms and Mbit/s or MB/s, as in 72ms,9MB/s; "
                 "got '72,9'");
}

static void what_would_change_nothing_is_refused(void **state) {
    static const char *const word[][4] = {
        {"--rounding", "floor", "secure", "--rounding would"},
        {"--rounding", "floor", "plain", "--rounding would"},
        {"--truncation", "exact", "fixed", "--truncation would"},
        {"--compare", "dealt", "plain", "--compare would"},
        {"--output", "asm", "plain", "--output would"},
        {"--output", "asm", "fixed", "--output would"},
        {"--dealer", "x", "plain", "--dealer would"},
        {"--net-profile", "lan", "plain", "--net-profile would"},
        {"--bits", "8", "plain", "--bits would"}};

    (void)state;
    for (size_t i = 0; i < sizeof word / sizeof *word; i++)
        assert_error(
            train_command,
            WORDS(word[i][0], word[i][1], "--mode", word[i][2]),
            word[i][3]);
    assert_error(train_command, WORDS("--mode", "plain", "--shadow"),
                 "--shadow would change nothing with --mode plain");
    assert_error(train_command, WORDS("--shadow", "--output", "asm"),
                 "--shadow compares with a softmax");
    assert_error(predict_command,
                 WORDS("--model", "m", "-m", "plain", "--bits", "8"),
                 "--bits would change nothing");
    assert_error(
        predict_command,
        WORDS("--model", "m", "-m", "plain", "--net-profile", "wan"),
        "--net-profile would change nothing");
    assert_error(
        predict_command,
        WORDS("--model", "m", "-m", "plain", "--compare", "dealt"),
        "--compare would change nothing");
}

static void few_bits_leave_little_to_say(void **state) {
    static const char *const word[][3] = {
        {"--lr", "0.5", "--lr would change nothing with --recipe"},
        {"--bits", "8", "--bits would change nothing"},
        {"--output", "asm", "--output would change nothing"},
        {"--momentum", "0.5", "--momentum would change nothing"},
        {"--compare", "dealt", "--compare would change nothing"},
        {"--net", "B", "no shifts are known for network B"},
        {"--ring", "16", "--ring"}};

    (void)state;
    for (size_t i = 0; i < sizeof word / sizeof *word; i++)
        assert_error(
            train_command,
            WORDS("--recipe", "few-bits", word[i][0], word[i][1]),
            word[i][2]);
    assert_error(train_command,
                 WORDS("--recipe", "few-bits", "--mode", "fixed",
                       "--rounding", "floor"),
                 "--rounding would change nothing with --recipe");
    assert_error(train_command, WORDS("--ring", "32"),
                 "fixed point needs 64 bits");
    assert_error(train_command, WORDS("--recipe", "bits"), "--recipe");
}

static void an_abbreviation_is_no_option(void **state) {
    (void)state;
    assert_error(predict_command, WORDS("--net", "A"),
                 "'--net' is not an option");
    assert_error(predict_command, WORDS("--mod=x"),
                 "'--mod=x' is not an option");
    assert_error(train_command, WORDS("--epoch", "1"),
                 "'--epoch' is not an option");
    assert_error(bench_command, WORDS("--rep=1", "relu"),
                 "'--rep=1' is not an option");
    assert_error(
        train_command, WORDS("--net", "--mode"),
        "--net: expected K, A, W, B, C, D, E, S or T, got '--mode'");
}

static void help_has_an_example_and_the_statuses(void **state) {
    static command *const run[] = {train_command, deal_command,
                                   predict_command, bench_command};
    static const char *const word[] = {"-h", "--help"};
    char text[8192];
    pid_t pid;

    (void)state;
    for (int i = 0; i < 8; i++) {
        FILE *out = start(run[i / 2], WORDS(word[i % 2]), &pid);

        assert_int_equal(finish(out, pid, text, sizeof text), 0);
        assert_non_null(strstr(text, "Example: ppnn "));
        assert_non_null(strstr(text, "Exit status: 0 when"));
    }
}

static void assert_report_has(const char *truncation,
                              const char *compare) {
    char text[4096], want[64];
    FILE *f = fopen(report, "r");

    assert_non_null(f);
    text[fread(text, 1, sizeof text - 1, f)] = '\0';
    fclose(f);
    unlink(report);
    snprintf(want, sizeof want, "\"truncation\": \"%s\"", truncation);
    assert_non_null(strstr(text, want));
    snprintf(want, sizeof want, "\"compare\": \"%s\"", compare);
    assert_non_null(strstr(text, want));
}

static void a_training_is_by_coins_and_tables_unless_told(void **s) {
    static const char *const word[] = {"coin", "local", "exact"};
    char text[4096];
    pid_t pid;
    FILE *out = start(train_command,
                      WORDS("-m", "secure", "--report", report,
                            "--batch", "16", "--limit", "16"),
                      &pid);

    (void)s;
    assert_int_equal(finish(out, pid, text, sizeof text), 0);
    assert_report_has("coin", "dealt");
    for (int i = 0; i < 3; i++) {
        out = start(train_command,
                    WORDS("-m", "secure", "--report", report, "--batch",
                          "16", "--limit", "16", "--truncation",
                          word[i], "--compare", "secure-nn"),
                    &pid);
        assert_int_equal(finish(out, pid, text, sizeof text), 0);
        assert_report_has(word[i], "secure-nn");
    }
}

static void a_full_disk_is_named_and_the_rest_is_kept(void **state) {
    char text[4096];
    pid_t pid;
    FILE *out = start(train_command,
                      WORDS("--mode", "plain", "--quiet", "--batch",
                            "16", "--limit", "16", "--csv", "/dev/full",
                            "--save", "/dev/full"),
                      &pid);

    (void)state;
    assert_true(finish(out, pid, text, sizeof text) > 0);
    assert_non_null(strstr(text, "in the clear, reals"));
    assert_non_null(strstr(text, "--save /dev/full: not written in "
                                 "full: No space left on device"));
    assert_non_null(strstr(text, "--csv /dev/full: not written"));
}

static size_t files_in_folder(void) {
    DIR *dir = opendir(folder);
    size_t count = 0;

    assert_non_null(dir);
    while (readdir(dir))
        count++;
    closedir(dir);
    return count;
}

static void write_old(const char *path) {
    FILE *f = fopen(path, "w");

    fputs("of yesterday", f);
    fclose(f);
}

static void assert_old(const char *path) {
    char got[32];
    FILE *f = fopen(path, "r");

    got[fread(got, 1, sizeof got - 1, f)] = '\0';
    fclose(f);
    assert_string_equal(got, "of yesterday");
}

static void a_refused_command_destroys_nothing(void **state) {
    const char *const mode[] = {"plain", "secure"};
    size_t before;

    (void)state;
    write_old(curve);
    write_old(report);
    write_old(model);
    before = files_in_folder();
    for (int i = 0; i < 2; i++)
        assert_error(train_command,
                     WORDS("--mode", mode[i], "--limit", "20", "--csv",
                           curve, "--save", model, "--report", report),
                     "20 images do not fill");
    assert_error(
        train_command,
        WORDS("--mode", "plain", "--csv", curve, "--save", curve),
        "something else is written there");
    assert_old(curve);
    assert_old(report);
    assert_old(model);
    assert_int_equal(files_in_folder(), before);
}

#define SHORT "--truncation", "exact", "--batch", "16", "--quiet"
#define SHORT_TRAINING                                                 \
    SHORT, "--mode", "secure", "--limit", "32", "--save", model

/* Run it; the status, and what it said. */
static int said(command *run, const char *const words[], char *text,
                size_t size) {
    pid_t pid;
    FILE *out = start(run, words, &pid);

    return finish(out, pid, text, size);
}

static uint64_t sum_of_model(void) {
    FILE *f = fopen(model, "rb");
    uint64_t sum = 0;
    int byte;

    assert_non_null(f);
    while ((byte = fgetc(f)) != EOF)
        sum = sum * 0x9e3779b97f4a7c15 + (uint64_t)byte;
    fclose(f);
    unlink(model);
    return sum;
}

static void remove_tapes(void) {
    static const char *const name[] = {"/p0/tape", "/p0/played", "/p0",
                                       "/p1/tape", "/p1/played", "/p1",
                                       ""};
    char path[sizeof tapes + 16];

    for (size_t i = 0; i < sizeof name / sizeof *name; i++) {
        snprintf(path, sizeof path, "%s%s", tapes, name[i]);
        remove(path);
    }
}

static void what_is_dealt_before_trains_the_same(void **state) {
    char text[4096];
    uint64_t sum;

    (void)state;
    assert_true(said(train_command, WORDS(SHORT_TRAINING), text,
                     sizeof text) != EXIT_FAILURE);
    assert_non_null(strstr(text, "P2 dealt meanwhile."));
    sum = sum_of_model();
    assert_int_equal(said(deal_command,
                          WORDS(SHORT, "--steps", "2", "--out", tapes),
                          text, sizeof text),
                     0);
    assert_non_null(strstr(text, "Dealt 2 steps"));
    assert_true(said(train_command,
                     WORDS(SHORT_TRAINING, "--dealer", tapes), text,
                     sizeof text) != EXIT_FAILURE);
    assert_non_null(strstr(text, "P2 dealt beforehand"));
    assert_true(sum == sum_of_model());
    assert_error(train_command,
                 WORDS(SHORT_TRAINING, "--dealer", tapes),
                 "/tape: played already; a tape serves once");
    remove_tapes();
}

static int remove_it(const char *path, const struct stat *there,
                     int type, struct FTW *place) {
    (void)there, (void)type, (void)place;
    return remove(path);
}

static void remove_kept(void) {
    nftw(kept, remove_it, 8, FTW_DEPTH | FTW_PHYS);
}

#define LITTLE SHORT, "--limit", "32", "--save", model

/* Epochs, of two iterations each, in words. */
static const char *epochs(unsigned long iterations) {
    static char text[24];

    snprintf(text, sizeof text, "%lu", (iterations + 1) / 2);
    return text;
}

static void a_stopped_training_goes_on(void **state) {
    char text[8192], *at;
    unsigned long done;
    uint64_t sum;
    pid_t pid;
    FILE *out =
        start(train_command,
              WORDS(LITTLE, "--mode", "secure", "--epochs", "1000",
                    "--every", "2", "--csv", "-", "--checkpoint", kept),
              &pid);

    (void)state;
    do
        assert_non_null(fgets(text, sizeof text, out));
    while (!strstr(text, "secure,2,"));
    assert_int_equal(kill(-pid, SIGINT), 0);
    assert_int_equal(finish(out, pid, text, sizeof text), 128 + SIGINT);
    at = strstr(text, "has the training after iteration ");
    assert_non_null(at);
    assert_non_null(strstr(text, "in place of --checkpoint "));
    done = strtoul(at + 33, NULL, 10) + 3;
    assert_int_equal(said(train_command,
                          WORDS(LITTLE, "--mode", "secure", "--epochs",
                                epochs(done), "--resume", kept),
                          text, sizeof text),
                     0);
    sum = sum_of_model();
    assert_int_equal(said(train_command,
                          WORDS(LITTLE, "--mode", "secure", "--epochs",
                                epochs(done)),
                          text, sizeof text),
                     0);
    assert_true(sum == sum_of_model());
    remove_kept();
}

#define WITH_TAPES                                                     \
    SHORT_TRAINING, "--dealer", tapes, "--checkpoint-every", "1"

static void deal_two_steps(void) {
    char text[4096];

    assert_int_equal(said(deal_command,
                          WORDS(SHORT, "--steps", "2", "--out", tapes),
                          text, sizeof text),
                     0);
}

static void a_training_goes_on_with_new_tapes(void **state) {
    char text[8192];
    uint64_t sum;

    (void)state;
    assert_true(said(train_command,
                     WORDS(SHORT_TRAINING, "--epochs", "2"), text,
                     sizeof text) != EXIT_FAILURE);
    sum = sum_of_model();
    deal_two_steps();
    assert_true(said(train_command,
                     WORDS(WITH_TAPES, "--checkpoint", kept), text,
                     sizeof text) != EXIT_FAILURE);
    unlink(model);
    assert_error(train_command,
                 WORDS(WITH_TAPES, "--resume", kept, "--epochs", "2"),
                 "/tape: played already; a tape serves once");
    remove_tapes();
    deal_two_steps();
    assert_error(train_command,
                 WORDS(WITH_TAPES, "--resume", kept, "--epochs", "3"),
                 "/tape: dealt for 2 steps, expected 4");
    assert_true(
        said(train_command,
             WORDS(WITH_TAPES, "--resume", kept, "--epochs", "2"), text,
             sizeof text) != EXIT_FAILURE);
    assert_true(sum == sum_of_model());
    remove_tapes();
    remove_kept();
}

static void both_go_on_each_from_where_it_was(void **state) {
    char text[8192];

    (void)state;
    assert_true(said(train_command,
                     WORDS(SHORT_TRAINING, "--checkpoint", kept), text,
                     sizeof text) != EXIT_FAILURE);
    for (int i = 0; i < 2; i++) {
        assert_true(said(train_command, WORDS(LITTLE, "--resume", kept),
                         text, sizeof text) != EXIT_FAILURE);
        assert_non_null(strstr(text, "in the clear, reals"));
        assert_non_null(strstr(text, "on shares, three parties"));
    }
    remove_kept();
    unlink(model);
}

#define OUTPUTS "--csv", curve, "--save", model, "--report", report

static void a_refused_checkpoint_destroys_nothing(void **state) {
    char text[4096];
    size_t before;

    (void)state;
    assert_error(train_command,
                 WORDS("--checkpoint", kept, "--limit", "20"),
                 "20 images do not fill");
    assert_true(said(train_command,
                     WORDS(SHORT, "--mode", "secure", "--limit", "32",
                           "--checkpoint", kept),
                     text, sizeof text) != EXIT_FAILURE);
    write_old(curve);
    write_old(report);
    write_old(model);
    before = files_in_folder();
    assert_error(train_command,
                 WORDS(SHORT, OUTPUTS, "--checkpoint", kept),
                 "kept is there already: expected the name of a new");
    assert_error(train_command,
                 WORDS(SHORT, OUTPUTS, "--resume", tapes),
                 "tapes: No such file or directory; expected a folder");
    assert_error(train_command,
                 WORDS(SHORT, OUTPUTS, "--resume", kept, "--limit",
                       "32", "--seed", "2", "--mode", "secure"),
                 "kept of a training with seed 1; expected seed 2");
    assert_error(train_command,
                 WORDS(OUTPUTS, "--batch", "16", "--resume", kept,
                       "--mode", "plain"),
                 "no checkpoint of mode plain");
    assert_old(curve);
    assert_old(report);
    assert_old(model);
    assert_int_equal(files_in_folder(), before);
    remove_kept();
}

static void a_stopped_deal_leaves_nothing(void **state) {
    static const int which[] = {SIGINT, SIGTERM, SIGHUP};
    const size_t before = files_in_folder();
    char text[4096], tape[sizeof tapes + 16];
    struct stat file = {.st_size = 0};
    pid_t pid;

    (void)state;
    snprintf(tape, sizeof tape, "%s.part/p1/tape", tapes);
    for (int i = 0; i < 3; i++) {
        FILE *out = start(
            deal_command,
            WORDS(SHORT, "--steps", "1000000", "--out", tapes), &pid);

        while (stat(tape, &file) || file.st_size < 1000)
            usleep(1000);
        assert_int_equal(kill(pid, which[i]), 0);
        assert_int_equal(finish(out, pid, text, sizeof text),
                         128 + which[i]);
        assert_non_null(strstr(text, "not dealt: stopped after step "));
        assert_int_equal(files_in_folder(), before);
    }
}

/* A training that has come to its second iteration. */
static FILE *start_training(char *text, int size, pid_t *pid) {
    FILE *out = start(train_command,
                      WORDS("--mode", "secure", "--quiet", "--epochs",
                            "1000", "--batch", "4", "--every", "2",
                            "--csv", "-", "--save", model),
                      pid);

    do
        assert_non_null(fgets(text, size, out));
    while (!strstr(text, "secure,2,"));
    return out;
}

static void assert_model_answers(void) {
    char text[4096];
    pid_t pid;
    FILE *out = start(predict_command, WORDS("--model", model), &pid);

    assert_int_equal(finish(out, pid, text, sizeof text), 0);
    assert_non_null(strstr(text, " of 4 right"));
    unlink(model);
}

static void
a_stopped_training_is_saved_and_leaves_nobody(void **state) {
    static const int which[] = {SIGINT, SIGTERM, SIGHUP};
    char text[8192];
    pid_t pid;

    (void)state;
    for (int i = 0; i < 3; i++) {
        FILE *out = start_training(text, sizeof text, &pid);

        assert_int_equal(kill(-pid, which[i]), 0);
        assert_int_equal(finish(out, pid, text, sizeof text),
                         128 + which[i]);
        assert_non_null(strstr(text, "ppnn: stopped after iteration "));
        assert_int_equal(kill(-pid, 0), -1);
        assert_int_equal(errno, ESRCH);
        assert_model_answers();
    }
}

static void
a_closed_pipe_stops_a_training_and_it_is_saved(void **state) {
    char text[8192];
    int status;
    pid_t pid;

    (void)state;
    for (int by_line = 1; by_line >= 0; by_line--) {
        setvbuf(stdout, NULL, by_line ? _IOLBF : _IOFBF, BUFSIZ);
        fclose(start_training(text, sizeof text, &pid));
        assert_int_equal(waitpid(pid, &status, 0), pid);
        assert_true(WIFEXITED(status));
        assert_int_equal(WEXITSTATUS(status), 128 + SIGPIPE);
        assert_model_answers();
    }
}

static void a_killed_party_costs_no_more_than_it_must(void **state) {
    char text[8192];
    pid_t pid;
    FILE *out = start_training(text, sizeof text, &pid);

    (void)state;
    assert_int_equal(kill(-pid, SIGUSR1), 0);
    assert_true(finish(out, pid, text, sizeof text) > 0);
    assert_non_null(strstr(text, "P0 was killed by signal 9"));
    assert_non_null(strstr(text, "has the model after iteration "));
    assert_model_answers();
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(what_is_dealt_before_trains_the_same),
    cmocka_unit_test(a_stopped_training_goes_on),
    cmocka_unit_test(a_training_goes_on_with_new_tapes),
    cmocka_unit_test(both_go_on_each_from_where_it_was),
    cmocka_unit_test(a_refused_checkpoint_destroys_nothing),
    cmocka_unit_test(a_stopped_deal_leaves_nothing),
    cmocka_unit_test(wrong_options_are_named),
    cmocka_unit_test(what_a_pair_cannot_do_is_refused),
    cmocka_unit_test(wrong_options_of_others_are_named),
    cmocka_unit_test(what_would_change_nothing_is_refused),
    cmocka_unit_test(few_bits_leave_little_to_say),
    cmocka_unit_test(an_abbreviation_is_no_option),
    cmocka_unit_test(help_has_an_example_and_the_statuses),
    cmocka_unit_test(what_is_no_number_is_refused_by_every_option),
    cmocka_unit_test(no_learning_rate_is_refused_by_name),
    cmocka_unit_test(a_training_is_by_coins_and_tables_unless_told),
    cmocka_unit_test(a_full_disk_is_named_and_the_rest_is_kept),
    cmocka_unit_test(a_refused_command_destroys_nothing),
    cmocka_unit_test(a_stopped_training_is_saved_and_leaves_nobody),
    cmocka_unit_test(a_closed_pipe_stops_a_training_and_it_is_saved),
    cmocka_unit_test(a_killed_party_costs_no_more_than_it_must),
};

int main(void) {
    return cmocka_run_group_tests_name("commands", tests, make_images,
                                       remove_images);
}
