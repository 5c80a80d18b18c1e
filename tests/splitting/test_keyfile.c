/* Tangled from chapters/59-paillier.md; edit that file. */
#include "keyfile.h"
#include "real_key.h"

#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

/* Wants GMP. */

static char folder[] = P_tmpdir "/ppnn-keyfile-XXXXXX", path[64];

static int make_folder(void **state) {
    (void)state;
    if (!mkdtemp(folder))
        return -1;
    snprintf(path, sizeof path, "%s/key", folder);
    return 0;
}

static int remove_folder(void **state) {
    (void)state;
    unlink(path);
    return rmdir(folder);
}

static void write_key(void) {
    struct paillier *key = real_key();
    struct why why;

    unlink(path);
    if (keyfile_write(key, path, &why))
        fail_msg("%s", why.text);
    paillier_close(key);
}

static void
a_key_comes_back_and_only_its_owner_may_read_it(void **state) {
    struct paillier *want = real_key(), *got = NULL;
    uint8_t a[256], b[256];
    struct stat file;
    struct why why;
    mode_t before = umask(0);

    (void)state;
    write_key();
    umask(before);
    assert_int_equal(stat(path, &file), 0);
    assert_int_equal(file.st_mode & 0777, 0600);
    if (keyfile_read(&got, path, &why))
        fail_msg("%s", why.text);
    paillier_modulus(want, a);
    paillier_modulus(got, b);
    assert_memory_equal(a, b, 256);
    paillier_close(got);
    paillier_close(want);
}

static void assert_unread(const char *reason) {
    struct paillier *key = NULL;
    struct why why = {""};

    assert_int_equal(keyfile_read(&key, path, &why), -1);
    if (strncmp(why.text, path, strlen(path)) != 0 ||
        !strstr(why.text, reason))
        fail_msg("'%s' does not say '%s'", why.text, reason);
}

static void a_key_is_not_written_over(void **state) {
    struct paillier *key = real_key();
    FILE *file = fopen(path, "w");
    char text[16] = "";
    struct why why;

    (void)state;
    fputs("an older key\n", file);
    fclose(file);
    assert_int_equal(keyfile_write(key, path, &why), -1);
    assert_non_null(strstr(why.text, "is there already"));
    file = fopen(path, "r");
    assert_non_null(file);
    fgets(text, sizeof text, file);
    fclose(file);
    assert_string_equal(text, "an older key\n");
    paillier_close(key);
}

/* As on a full disk. */
static void a_key_that_does_not_fit_leaves_nothing(void **state) {
    struct paillier *key = real_key();
    struct rlimit all, few;
    struct why why;
    int written;

    (void)state;
    unlink(path);
    getrlimit(RLIMIT_FSIZE, &all);
    few = all;
    few.rlim_cur = 100;
    signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &few);
    written = keyfile_write(key, path, &why);
    setrlimit(RLIMIT_FSIZE, &all);
    signal(SIGXFSZ, SIG_DFL);
    assert_int_equal(written, -1);
    assert_non_null(strstr(why.text, "File too large"));
    assert_int_equal(access(path, F_OK), -1);
    paillier_close(key);
}

static void a_file_that_others_may_read_is_refused(void **state) {
    (void)state;
    write_key();
    chmod(path, 0640);
    assert_unread("others may read or write it (mode 640)");
    chmod(path, 0602);
    assert_unread("others may read or write it (mode 602)");
    unlink(path);
    assert_unread("No such file");
}

/* The file with something else from `at` on, or cut there. */
static void spoil(size_t at, const char *text) {
    char all[5000];
    size_t n;
    FILE *file;

    write_key();
    file = fopen(path, "r");
    n = fread(all, 1, sizeof all, file);
    fclose(file);
    if (text)
        memcpy(all + at, text, strlen(text));
    file = fopen(path, "w");
    fwrite(all, 1, text ? n : at, file);
    fclose(file);
}

static void append_zero(void) {
    FILE *file;

    write_key();
    file = fopen(path, "a");
    fputc('\0', file);
    fclose(file);
}

static void damaged_keys_are_refused_by_name(void **state) {
    (void)state;
    for (size_t at = 0; at < 500; at += 97) {
        spoil(at, NULL);
        assert_unread(at < 35 ? "no key of this program"
                              : "damaged, or cut short");
    }
    append_zero();
    assert_unread("damaged, or no text");
    spoil(2, "x");
    assert_unread("no key of this program");
    spoil(40, "1024");
    assert_unread("a key of 1024 bits; expected 2048 to 8192");
    spoil(40, "3072");
    assert_unread("says 3072 bits, and its primes make 2048");
    spoil(60, "0000");
    assert_unread("p is not a prime");
    spoil(60, "xyz");
    assert_unread("hexadecimal digits");
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_key_comes_back_and_only_its_owner_may_read_it),
    cmocka_unit_test(a_key_is_not_written_over),
    cmocka_unit_test(a_key_that_does_not_fit_leaves_nothing),
    cmocka_unit_test(a_file_that_others_may_read_is_refused),
    cmocka_unit_test(damaged_keys_are_refused_by_name),
};

int main(void) {
    return cmocka_run_group_tests_name("key files", tests, make_folder,
                                       remove_folder);
}
