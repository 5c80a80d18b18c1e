/* Tangled from chapters/63-split-program.md; edit that file. */
#include "check.h"
#include "command_split.h"
#include "paillier.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static char folder[] = P_tmpdir "/ppnn-split-XXXXXX";

static void write_file(const char *name, const char *text) {
    FILE *f = fopen(name, "w");

    fputs(text, f);
    fclose(f);
}

static void write_tables(void) {
    FILE *a = fopen("a.csv", "w"), *b = fopen("b.csv", "w");

    fputs("id:key,age:number,good:label\n", a);
    fputs("id:key,amount:number,owns:category\n", b);
    for (int i = 0; i < 100; i++) {
        fprintf(a, "r%d,%d,%s\n", i, i * 37 % 61,
                i * 37 % 61 > 30 ? "yes" : "no");
        fprintf(b, "r%d,%d,%s\n", i, i * 53 % 97,
                i % 3 ? "house" : "car");
    }
    fclose(a);
    fclose(b);
}

static int enter_folder(void **state) {
    (void)state;
    if (!mkdtemp(folder) || chdir(folder))
        return -1;
    write_tables();
    return 0;
}

static int leave_folder(void **state) {
    static const char *const name[] = {"a.csv",  "b.csv", "short.csv",
                                       "report", "curve", "key"};

    (void)state;
    for (size_t i = 0; i < sizeof name / sizeof *name; i++)
        unlink(name[i]);
    return chdir("/") || rmdir(folder);
}

#define WORDS(...) ((const char *const[]){__VA_ARGS__, NULL})

/* The exit status, and what was said. */
static int said(const char *const words[], char *text, size_t size) {
    char *argv[24] = {(char *)(uintptr_t) "ppnn split"};
    int argc = 1, ends[2], status;
    FILE *out;
    pid_t pid;

    for (; words[argc - 1]; argc++)
        argv[argc] = (char *)(uintptr_t)words[argc - 1];
    assert_int_equal(pipe(ends), 0);
    fflush(NULL);
    pid = fork();
    if (pid == 0) {
        dup2(ends[1], STDOUT_FILENO);
        dup2(ends[1], STDERR_FILENO);
        exit(split_command(argc, argv));
    }
    close(ends[1]);
    out = fdopen(ends[0], "r");
    text[fread(text, 1, size - 1, out)] = '\0';
    fclose(out);
    assert_int_equal(waitpid(pid, &status, 0), pid);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void assert_says(int status, const char *const words[],
                        const char *what) {
    char text[8192];

    assert_int_equal(said(words, text, sizeof text), status);
    if (!strstr(text, what))
        fail_msg("'%s' does not say '%s'", text, what);
}

#define TABLES "--data", "a.csv,b.csv"
#define QUICK TABLES, "--epochs", "2", "--batch", "16", "--quiet"

static void tables_are_learned_by_every_way(void **state) {
    (void)state;
    assert_says(0, WORDS(QUICK), "by sum");
    assert_says(0, WORDS(QUICK, "--first", "ss"), "by ss");
    assert_says(0, WORDS(QUICK, "--first", "hardened", "--lr", "0.5"),
                "One step");
    assert_says(0, WORDS(QUICK, "--noise", "0.1", "--h1-noise", "1"),
                "a\nsimulation, which protects nothing");
}

static void wrong_words_are_named(void **state) {
    (void)state;
    assert_says(64, WORDS("--data", "a.csv"), "--data: expected left");
    assert_says(1, WORDS("--data", "a.csv,none.csv"), "none.csv: ");
    assert_says(1, WORDS("--data", "b.csv,a.csv"),
                "b.csv: no column is a label");
    assert_says(64, WORDS(TABLES, "--hidden", "8,,8"), "--hidden: ");
    assert_says(64, WORDS(TABLES, "--hidden", "5000"), "--hidden: ");
    assert_says(1, WORDS(TABLES, "--batch", "90"), "80 rows to learn");
    assert_says(64, WORDS(TABLES, "--hidden", "8,"), "--hidden: ");
    assert_says(64, WORDS(QUICK, "--first", "hardened", "--lr", "0.3"),
                "expected a power of two");
    assert_says(64, WORDS("--first", "third"), "--first: ");
    assert_says(64, WORDS("--key", "key"),
                "--key would change nothing");
    assert_says(64, WORDS(TABLES, "--limit", "5"), "--limit is for im");
    assert_says(64, WORDS("--key-bits", "1024"), "--key-bits: ");
    assert_says(64, WORDS("more"), "'more' is not an option");
    assert_says(1, WORDS(QUICK, "--lr", "1e30"), "does not fit");
    assert_says(3, WORDS(QUICK, "--lr", "200"), "training diverged");
}

static void a_refused_command_empties_no_file(void **state) {
    struct stat file;

    (void)state;
    write_file("report", "kept");
    write_file("curve", "kept");
    assert_says(1,
                WORDS(TABLES, "--batch", "90", "--report", "report",
                      "--csv", "curve"),
                "80 rows to learn");
    assert_int_equal(stat("report", &file), 0);
    assert_int_equal(file.st_size, 4);
    assert_int_equal(stat("curve", &file), 0);
    assert_int_equal(file.st_size, 4);
    assert_says(0, WORDS(QUICK, "--report", "report", "--csv", "curve"),
                "rows right");
    assert_int_equal(stat("report", &file), 0);
    assert_true(file.st_size > 100);
}

static void a_table_that_is_cut_short_is_named(void **state) {
    (void)state;
    write_file("short.csv", "id:key,amount:number\nr0,1\nr1,2\n");
    assert_says(1, WORDS("--data", "a.csv,short.csv"), "short.csv");
    write_file("short.csv", "id:key,amount:number\nr0,1\nr1,2");
    assert_says(1, WORDS("--data", "a.csv,short.csv"), "short.csv");
}

static void a_key_that_is_none_is_named(void **state) {
    (void)state;
    write_file("key", "none");
    chmod("key", 0600);
    assert_says(1, WORDS(QUICK, "--first", "he", "--key", "key"),
                "key: no key of this program");
    assert_says(1, WORDS(QUICK, "--first", "he", "--key", "no/key"),
                paillier_built() ? "no/key: " : "built without GMP");
}

static void help_has_an_example(void **state) {
    (void)state;
    assert_says(0, WORDS("--help"), "Example: ppnn split");
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(tables_are_learned_by_every_way),
    cmocka_unit_test(wrong_words_are_named),
    cmocka_unit_test(a_refused_command_empties_no_file),
    cmocka_unit_test(a_table_that_is_cut_short_is_named),
    cmocka_unit_test(a_key_that_is_none_is_named),
    cmocka_unit_test(help_has_an_example),
};

int main(void) {
    return cmocka_run_group_tests_name("ppnn split", tests,
                                       enter_folder, leave_folder);
}
