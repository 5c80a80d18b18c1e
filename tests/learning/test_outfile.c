/* Tangled from chapters/49-results.md; edit that file. */
#include "check.h"
#include "outfile.h"

#include <dirent.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

static char folder[] = P_tmpdir "/ppnn-outfile-XXXXXX";

/* The tests run in the folder, where "old" has "before" in it. */
static int enter(void **state) {
    (void)state;
    return !mkdtemp(folder) || chdir(folder);
}

static int leave(void **state) {
    (void)state;
    return chdir("/") || rmdir(folder);
}

static void make_old(void) {
    FILE *f = fopen("old", "w");

    fputs("before", f);
    fclose(f);
}

static void assert_holds(const char *path, const char *want) {
    char got[64];
    FILE *f = fopen(path, "r");

    assert_non_null(f);
    got[fread(got, 1, sizeof got - 1, f)] = '\0';
    fclose(f);
    assert_string_equal(got, want);
}

/* Remove these; nothing else may be in the folder. */
static void assert_only(const char *a, const char *b) {
    size_t others = 0;
    DIR *dir;

    unlink(a);
    unlink(b);
    dir = opendir(".");
    while (readdir(dir))
        others++;
    closedir(dir);
    assert_int_equal(others, 2); /* . and .. */
}

static void an_old_file_stays_until_the_new_is_whole(void **state) {
    struct outfile o;
    struct why why;

    (void)state;
    make_old();
    for (int whole = 0; whole < 2; whole++) {
        assert_int_equal(outfile_open(&o, "--x", "old", &why), 0);
        fputs("after", o.file);
        fflush(o.file);
        assert_holds("old", "before");
        if (whole)
            assert_int_equal(outfile_keep(&o, &why), 0);
        else
            outfile_drop(&o);
        assert_holds("old", whole ? "after" : "before");
    }
    assert_only("old", "old");
}

static void a_new_file_is_there_when_it_is_whole(void **state) {
    struct outfile o;
    struct why why;

    (void)state;
    for (int whole = 0; whole < 2; whole++) {
        assert_int_equal(outfile_open(&o, "--x", "new", &why), 0);
        fputs("after", o.file);
        assert_int_equal(access("new", F_OK), -1);
        if (whole)
            assert_int_equal(outfile_keep(&o, &why), 0);
        else
            outfile_drop(&o);
    }
    assert_holds("new", "after");
    assert_only("new", "new");
}

static void what_is_not_asked_for_is_not_written(void **state) {
    struct outfile o;
    struct why why;

    (void)state;
    assert_int_equal(outfile_open(&o, "--x", NULL, &why), 0);
    assert_null(o.file);
    assert_int_equal(outfile_keep(&o, &why), 0);
    outfile_drop(&o);
    assert_only("none", "none");
}

static void put(const char *path, const char *text) {
    struct outfile o;
    struct why why;

    if (outfile_open(&o, "--x", path, &why))
        fail_msg("%s", why.text);
    fputs(text, o.file);
    assert_int_equal(outfile_keep(&o, &why), 0);
}

static unsigned rights(const char *path) {
    struct stat there;

    assert_int_equal(lstat(path, &there), 0);
    return there.st_mode & 0777;
}

static void rights_are_those_that_a_file_should_have(void **state) {
    mode_t mask = umask(027);

    (void)state;
    put("new", "after");
    assert_int_equal(rights("new"), 0640);
    make_old();
    assert_int_equal(chmod("old", 0604), 0);
    put("old", "after");
    assert_int_equal(rights("old"), 0604);
    umask(mask);
    assert_only("old", "new");
}

static void a_link_leads_to_its_file(void **state) {
    (void)state;
    make_old();
    assert_int_equal(symlink("old", "link"), 0);
    put("link", "after");
    assert_int_equal(readlink("link", (char[8]){""}, 8), 3);
    assert_holds("old", "after");
    assert_only("old", "link");
}

static void assert_refused(const char *path, const char *reason) {
    struct outfile o;
    struct why why;

    assert_int_equal(outfile_open(&o, "--x", path, &why), -1);
    assert_string_equal(why.text, reason);
    assert_null(o.file);
    assert_int_equal(outfile_keep(&o, &why), 0);
}

static void what_cannot_be_written_is_refused_by_name(void **state) {
    (void)state;
    assert_refused("no/such", "--x no/such: No such file or directory");
    assert_refused(".", "--x .: Is a directory");
    assert_only("no", "no");
}

static void one_name_for_two_is_refused(void **state) {
    struct outfile first;
    struct why why;

    (void)state;
    for (int old = 0; old < 2; old++) {
        if (old)
            make_old();
        assert_int_equal(outfile_open(&first, "--y", "old", &why), 0);
        assert_refused("old",
                       "--x old: something else is written there");
        assert_refused("./old",
                       "--x ./old: something else is written there");
        fputs("first", first.file);
        assert_int_equal(outfile_keep(&first, &why), 0);
        assert_holds("old", "first");
        unlink("old");
    }
    assert_only("old", "old");
}

static void a_full_disk_leaves_the_old_file(void **state) {
    struct rlimit before, small;
    struct outfile o;
    struct why why;

    (void)state;
    make_old();
    getrlimit(RLIMIT_FSIZE, &before);
    small = before;
    small.rlim_cur = 1000;
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(outfile_open(&o, "--x", "old", &why), 0);
    setrlimit(RLIMIT_FSIZE, &small);
    for (int k = 0; k < 100 * 1000; k++)
        fputc('x', o.file);
    assert_int_equal(outfile_keep(&o, &why), -1);
    setrlimit(RLIMIT_FSIZE, &before);
    signal(SIGXFSZ, SIG_DFL);
    assert_string_equal(why.text,
                        "--x old: not written in full: File too large");
    assert_holds("old", "before");
    assert_only("old", "old");
}

static void a_device_is_written_directly(void **state) {
    struct outfile o;
    struct why why;

    (void)state;
    put("/dev/null", "gone");
    assert_int_equal(outfile_open(&o, "--x", "/dev/full", &why), 0);
    fputc('x', o.file);
    assert_int_equal(outfile_keep(&o, &why), -1);
    assert_string_equal(
        why.text,
        "--x /dev/full: not written in full: No space left on device");
    assert_only("none", "none");
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(an_old_file_stays_until_the_new_is_whole),
    cmocka_unit_test(a_new_file_is_there_when_it_is_whole),
    cmocka_unit_test(what_is_not_asked_for_is_not_written),
    cmocka_unit_test(rights_are_those_that_a_file_should_have),
    cmocka_unit_test(a_link_leads_to_its_file),
    cmocka_unit_test(what_cannot_be_written_is_refused_by_name),
    cmocka_unit_test(one_name_for_two_is_refused),
    cmocka_unit_test(a_full_disk_leaves_the_old_file),
    cmocka_unit_test(a_device_is_written_directly),
};

int main(void) {
    return cmocka_run_group_tests_name("outputs", tests, enter, leave);
}
