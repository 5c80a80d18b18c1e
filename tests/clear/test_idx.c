/* Tangled from chapters/01-data.md; edit that file. */
#include <ftw.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include "check.h"
#include "idx.h"

static int enter_folder(void **state) {
    char *folder = strdup(P_tmpdir "/test_idx.XXXXXX");
    *state = folder;
    unsetenv("MNIST_DIR");
    return !folder || !mkdtemp(folder) || chdir(folder) ||
           mkdir("here", 0700) || chdir("here");
}

static int erase(const char *path, const struct stat *s, int kind,
                 struct FTW *f) {
    (void)s, (void)kind, (void)f;
    return remove(path);
}

static int leave_folder(void **state) {
    int bad = chdir("/") | nftw(*state, erase, 8, FTW_DEPTH | FTW_PHYS);
    free(*state);
    return bad;
}

static const uint8_t images[] = {
    0, 0, 8, 3, 0, 0,    0,    2,    0, 0, 0, 2, /* header */
    0, 0, 0, 2, 0, 0x40, 0x80, 0xff, 1, 2, 3, 4, /* end, pixels */
};
static const uint8_t labels[] = {0, 0, 8, 1, 0, 0, 0, 2, 7, 3};

static void put(const char *path, const uint8_t *bytes, size_t n) {
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(n, fwrite(bytes, 1, n, file));
    assert_int_equal(0, fclose(file));
}

static void put_gz(const char *path, const uint8_t *bytes, size_t n) {
    gzFile file = gzopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(n, gzwrite(file, bytes, (unsigned)n));
    assert_int_equal(Z_OK, gzclose(file));
}

static void check_example(const struct dataset *d) {
    const uint8_t seven_three[] = {7, 3};
    assert_int_equal(2, d->count);
    assert_int_equal(2, d->rows);
    assert_int_equal(2, d->cols);
    assert_byte_equal(images + 16, d->pixels, 8);
    assert_byte_equal(seven_three, d->labels, 2);
}

static void the_example_loads(void **state) {
    (void)state;
    struct dataset d;
    struct why why;
    put("i", images, sizeof images);
    put("l", labels, sizeof labels);
    assert_int_equal(0, dataset_load(&d, "i", "l", &why));
    check_example(&d);
    assert_string_equal("i", d.name);
    dataset_free(&d);
    assert_null(d.pixels);
}

static void packed_files_load_as_well(void **state) {
    (void)state;
    struct dataset d;
    struct why why;
    put_gz("i.gz", images, sizeof images);
    put_gz("l.gz", labels, sizeof labels);
    assert_int_equal(0, dataset_load(&d, "i.gz", "l.gz", &why));
    check_example(&d);
    dataset_free(&d);
}

static void pixels_become_exact_numbers(void **state) {
    (void)state;
    uint8_t bytes[256], label = 0;
    struct dataset d = {1, 16, 16, bytes, &label, "all bytes"};
    float x[256];
    for (int v = 0; v < 256; v++)
        bytes[v] = (uint8_t)v;
    dataset_image(&d, 0, x);
    assert_true(x[0] == 0 && x[0x40] == 0.25f && x[0x80] == 0.5f);
    assert_true(x[0xff] == 0.99609375f);
    for (int v = 0; v < 256; v++)
        assert_true(x[v] * 65536 == (float)(v << 8));
}

static void a_batch_follows_the_order_given(void **state) {
    (void)state;
    uint8_t bytes[] = {1, 2, 3, 4, 5, 6}, digits[] = {7, 8, 9};
    struct dataset d = {3, 1, 2, bytes, digits, "three"};
    const size_t which[] = {2, 0};
    const uint8_t want[] = {9, 7};
    uint8_t got[2];
    float x[4];
    dataset_batch(&d, which, 2, x, got);
    assert_byte_equal(want, got, 2);
    assert_true(x[0] * 256 == 5 && x[1] * 256 == 6);
    assert_true(x[2] * 256 == 1 && x[3] * 256 == 2);
}

static void squares_shrink_to_their_average(void **state) {
    (void)state;
    uint8_t bytes[] = {1, 2, 10, 11, 3, 4,   40, 41,
                       0, 0, 7,  7,  0, 255, 7,  7};
    uint8_t digits[] = {7, 8};
    struct dataset d = {2, 2, 4, bytes, digits, "two"};
    const uint8_t want[] = {3, 26, 64, 7};
    assert_int_equal(0, dataset_shrink(&d, 2));
    assert_byte_equal(want, d.pixels, 4);
    assert_int_equal(1, d.rows);
    assert_int_equal(2, d.cols);
}

static void what_does_not_fit_is_not_shrunk(void **state) {
    (void)state;
    uint8_t bytes[] = {1, 2, 3, 4, 5, 6}, digit = 7;
    struct dataset d = {1, 2, 3, bytes, &digit, "one"};
    assert_int_equal(-1, dataset_shrink(&d, 1));
    assert_int_equal(-1, dataset_shrink(&d, 5));
    assert_int_equal(-1, dataset_shrink(&d, 7));
    assert_int_equal(0, dataset_shrink(&d, 6));
    assert_int_equal(6, bytes[5]);
}

static void real_images_load_and_are_named(void **state) {
    (void)state;
    struct dataset train, test;
    struct why why;
    char which[100];
    const char *file = "/usr/share/datasets/fashion-mnist/"
                       "train-images-idx3-ubyte.gz";
    if (access(file, F_OK) != 0) {
        assert_int_equal(
            -1, dataset_find(&train, &test, which, sizeof which, &why));
        assert_non_null(strstr(why.text, "data/fetch"));
        return;
    }
    assert_int_equal(
        0, dataset_find(&train, &test, which, sizeof which, &why));
    assert_string_equal("Fashion-MNIST from "
                        "/usr/share/datasets/fashion-mnist",
                        which);
    size_t pixels = train.rows * train.cols;
    assert_int_equal(47040016, 16 + train.count * pixels);
    assert_int_equal(60008, 8 + train.count);
    assert_int_equal(7840016, 16 + test.count * pixels);
    assert_int_equal(10008, 8 + test.count);
    dataset_free(&train);
    dataset_free(&test);
}

static void expect_failure(const char *i, const char *l,
                           const char *phrase) {
    struct dataset d;
    struct why why = {""};
    assert_int_equal(-1, dataset_load(&d, i, l, &why));
    if (!strstr(why.text, phrase))
        fail_msg("reason \"%s\" lacks \"%s\"", why.text, phrase);
    assert_null(d.pixels);
    assert_null(d.labels);
}

static void a_missing_file_is_reported(void **state) {
    (void)state;
    put("i", images, sizeof images);
    expect_failure("none", "l", "none: No such file");
    expect_failure("i", "none", "none: No such file");
}

static void a_directory_is_no_file(void **state) {
    (void)state;
    assert_int_equal(0, mkdir("folder", 0700));
    expect_failure("folder", "l", "folder: Is a directory");
}

static void images_and_labels_are_told_apart(void **state) {
    (void)state;
    put("i", images, sizeof images);
    put("l", labels, sizeof labels);
    expect_failure("l", "i",
                   "l: begins with 0x00000801, expected 0x00000803");
    expect_failure("i", "i",
                   "i: begins with 0x00000803, expected 0x00000801");
}

static void every_cut_is_noticed(void **state) {
    (void)state;
    put("i", images, sizeof images);
    for (size_t n = 0; n < sizeof images; n++) {
        put("cut", images, n);
        expect_failure("cut", "l", "cut: ends early");
    }
    for (size_t n = 0; n < sizeof labels; n++) {
        put("cut", labels, n);
        expect_failure("i", "cut", "cut: ends early");
    }
}

static size_t get_packed(uint8_t *bytes, size_t size) {
    put_gz("whole", images, sizeof images);
    FILE *file = fopen("whole", "rb");
    assert_non_null(file);
    size_t n = fread(bytes, 1, size, file);
    assert_int_equal(0, fclose(file));
    assert_in_range(n, 20, size - 1);
    return n;
}

static void every_cut_of_a_packed_file_is_noticed(void **state) {
    (void)state;
    uint8_t bytes[200];
    size_t size = get_packed(bytes, sizeof bytes);
    put("l", labels, sizeof labels);
    for (size_t n = 0; n < size; n++) {
        put("cut", bytes, n);
        expect_failure("cut", "l", "cut: ");
    }
}

enum { BUFFER = 1 << 16, AROUND = 24 };

/* A packed file of n labels, less the last `cut` bytes. */
static void put_labels(const char *path, size_t n, size_t cut) {
    static uint8_t bytes[BUFFER + 100] = {0, 0, 8, 1, 0};
    static uint8_t packed[BUFFER + 400];
    z_stream z = {.next_in = bytes, .avail_in = (unsigned)(8 + n)};
    bytes[5] = (uint8_t)(n >> 16);
    bytes[6] = (uint8_t)(n >> 8);
    bytes[7] = (uint8_t)n;
    assert_int_equal(Z_OK, deflateInit2(&z, 0, Z_DEFLATED, 31, 8, 0));
    z.next_out = packed;
    z.avail_out = sizeof packed;
    assert_int_equal(Z_STREAM_END, deflate(&z, Z_FINISH));
    put(path, packed, z.total_out - cut);
    assert_int_equal(Z_OK, deflateEnd(&z));
}

static void cuts_are_noticed_around_the_size_of_the_buffer(void **s) {
    (void)s;
    const size_t cut[] = {1, 2, 4, 7, 8, 9, 20};
    put("i", images, sizeof images);
    for (size_t n = BUFFER - 2 * AROUND; n < BUFFER + AROUND; n++) {
        put_labels("l", n, 0);
        expect_failure("i", "l", "labels, expected 2");
        for (size_t i = 0; i < sizeof cut / sizeof *cut; i++) {
            put_labels("l", n, cut[i]);
            expect_failure("i", "l", "l: ends early");
        }
    }
}

static void packed_parts_are_read_on(void **state) {
    (void)state;
    struct dataset d;
    struct why why;
    FILE *both = fopen("both.gz", "wb");
    uint8_t bytes[200];
    for (size_t half = 0; half < 2; half++) {
        put_gz("part", images + 12 * half, 12);
        FILE *part = fopen("part", "rb");
        size_t n = fread(bytes, 1, sizeof bytes, part);
        assert_int_equal(n, fwrite(bytes, 1, n, both));
        assert_int_equal(0, fclose(part));
    }
    assert_int_equal(0, fclose(both));
    put("l", labels, sizeof labels);
    assert_int_equal(0, dataset_load(&d, "both.gz", "l", &why));
    check_example(&d);
    dataset_free(&d);
}

static void expect_kind(const char *start, const char *phrase) {
    put("other", (const uint8_t *)start, 12);
    expect_failure("other", "l", phrase);
    put_gz("other.gz", (const uint8_t *)start, 12);
    expect_failure("other.gz", "l", phrase);
}

static void other_kinds_of_files_are_named(void **state) {
    (void)state;
    expect_kind("<!DOCTYPE ht", "a page of HTML");
    expect_kind("PK\3\4--------", "a zip archive");
    expect_kind("\xfd"
                "7zXZ-------",
                "packed with xz");
    expect_kind("version http", "git lfs pull");
    expect_kind("\0\0\xc\1\0\0\0\1----", "of 32-bit integers");
    expect_kind("\0\0\xd\3\0\0\0\1----", "of real numbers");
    expect_kind("\0\0\x8\1\0\0\0\1----", "a file of labels");
    put_gz("once", images, sizeof images);
    uint8_t bytes[200];
    FILE *once = fopen("once", "rb");
    size_t n = fread(bytes, 1, sizeof bytes, once);
    assert_int_equal(0, fclose(once));
    put_gz("twice", bytes, n);
    expect_failure("twice", "l", "packed twice");
}

static void damage_to_a_packed_file_is_noticed(void **state) {
    (void)state;
    uint8_t bytes[200];
    size_t size = get_packed(bytes, sizeof bytes);
    for (size_t back = 5; back <= 9; back++) {
        bytes[size - back] ^= 0x10;
        put("bad", bytes, size);
        expect_failure("bad", "l", "bad: ");
        bytes[size - back] ^= 0x10;
    }
}

static void expect_bad_size(size_t at, uint8_t high, uint8_t low,
                            const char *phrase) {
    uint8_t bytes[sizeof images];
    memcpy(bytes, images, sizeof images);
    bytes[at] = high;
    bytes[at + 3] = low;
    put("lie", bytes, sizeof bytes);
    expect_failure("lie", "l", phrase);
}

static void absurd_sizes_are_refused(void **state) {
    (void)state;
    expect_bad_size(4, 0, 0, "0 x 2 x 2 bytes, expected 1 to");
    expect_bad_size(8, 0, 0, "2 x 0 x 2 bytes, expected 1 to");
    expect_bad_size(4, 0xff, 2, "4278190082 x 2 x 2 bytes");
    expect_bad_size(12, 0xff, 2, "2 x 2 x 4278190082 bytes");
}

static void trailing_bytes_are_refused(void **state) {
    (void)state;
    uint8_t longer[sizeof labels + 1] = {0};
    memcpy(longer, labels, sizeof labels);
    put("i", images, sizeof images);
    put("long", longer, sizeof longer);
    expect_failure("i", "long", "long: goes on");
    put_gz("long.gz", longer, sizeof longer);
    expect_failure("i", "long.gz", "long.gz: goes on");
}

static void each_image_needs_its_label(void **state) {
    (void)state;
    const uint8_t three[] = {0, 0, 8, 1, 0, 0, 0, 3, 7, 3, 1};
    put("i", images, sizeof images);
    put("l", three, sizeof three);
    expect_failure("i", "l", "l: 3 labels, expected 2");
}

static void a_label_above_nine_is_refused(void **state) {
    (void)state;
    const uint8_t ten[] = {0, 0, 8, 1, 0, 0, 0, 2, 7, 10};
    put("i", images, sizeof images);
    put("l", ten, sizeof ten);
    expect_failure("i", "l", "l: label 1 is 10, expected 0 to 9");
}

static void put_example(void) {
    assert_int_equal(0, mkdir("data", 0700));
    assert_int_equal(0, mkdir("data/mnist", 0700));
    put("data/mnist/train-images-idx3-ubyte", images, sizeof images);
    put("data/mnist/train-labels-idx1-ubyte", labels, sizeof labels);
    put_gz("data/mnist/t10k-images-idx3-ubyte.gz", images,
           sizeof images);
    put_gz("data/mnist/t10k-labels-idx1-ubyte.gz", labels,
           sizeof labels);
}

static void the_nearest_folder_is_found(void **state) {
    (void)state;
    struct dataset train, test;
    struct why why;
    char which[100];
    put_example();
    assert_int_equal(
        0, dataset_find(&train, &test, which, sizeof which, &why));
    assert_string_equal("unknown images from data/mnist", which);
    check_example(&train);
    check_example(&test);
    dataset_free(&train);
    dataset_free(&test);
}

static void expect_nothing_found(const char *phrase) {
    struct dataset train, test;
    struct why why = {""};
    char which[100];
    assert_int_equal(
        -1, dataset_find(&train, &test, which, sizeof which, &why));
    if (!strstr(why.text, phrase))
        fail_msg("reason \"%s\" lacks \"%s\"", why.text, phrase);
    assert_null(train.pixels);
    assert_null(test.pixels);
}

static void a_wrong_choice_is_not_passed_over(void **state) {
    (void)state;
    put_example();
    assert_int_equal(0, setenv("MNIST_DIR", "nowhere", 1));
    expect_nothing_found("nowhere/train-images-idx3-ubyte.gz: No such");
    assert_int_equal(0, unsetenv("MNIST_DIR"));
    put("data/mnist/train-labels-idx1-ubyte", labels, 9);
    expect_nothing_found("train-labels-idx1-ubyte: ends early");
}

static void a_near_name_is_named(void **state) {
    (void)state;
    const char *wrong = "data/mnist/train-images.idx3-ubyte";
    put_example();
    assert_int_equal(
        0, rename("data/mnist/train-images-idx3-ubyte", wrong));
    expect_nothing_found("there is train-images.idx3-ubyte");
    assert_int_equal(
        0, rename(wrong, "data/mnist/train-images-idx3-ubyte"));
    assert_int_equal(0, rename("data/mnist/t10k-labels-idx1-ubyte.gz",
                               "data/mnist/digits-test-labels"));
    expect_nothing_found("there is digits-test-labels");
}

static void a_folder_does_not_hide_the_packed_file(void **state) {
    (void)state;
    struct dataset train, test;
    struct why why;
    char which[100];
    put_example();
    assert_int_equal(0,
                     mkdir("data/mnist/t10k-images-idx3-ubyte", 0700));
    assert_int_equal(
        0, dataset_find(&train, &test, which, sizeof which, &why));
    dataset_free(&train);
    dataset_free(&test);
}

static void a_long_path_leaves_the_reason(void **state) {
    (void)state;
    char folder[3001] = "";
    for (size_t k = 0; k + 3 < sizeof folder; k += 3)
        memcpy(folder + k, "\xc3\xa4/", 4); /* a letter of two bytes */
    assert_int_equal(0, setenv("MNIST_DIR", folder, 1));
    expect_nothing_found("/train-images-idx3-ubyte.gz: No such file or "
                         "directory, expected an IDX file");
    assert_int_equal(0, unsetenv("MNIST_DIR"));
}

static void a_long_text_loses_its_middle_only(void **state) {
    (void)state;
    char out[20];
    shorten(out, sizeof out, "nineteen characters");
    assert_string_equal("nineteen characters", out);
    shorten(out, sizeof out, "twenty characters ab");
    assert_string_equal("twent...aracters ab", out);
}

#define IN_FOLDER(test)                                                \
    cmocka_unit_test_setup_teardown(test, enter_folder, leave_folder)

static const struct CMUnitTest tests[] = {
    IN_FOLDER(the_example_loads),
    IN_FOLDER(packed_files_load_as_well),
    cmocka_unit_test(pixels_become_exact_numbers),
    cmocka_unit_test(a_batch_follows_the_order_given),
    cmocka_unit_test(squares_shrink_to_their_average),
    cmocka_unit_test(what_does_not_fit_is_not_shrunk),
    IN_FOLDER(real_images_load_and_are_named),
    IN_FOLDER(a_missing_file_is_reported),
    IN_FOLDER(a_directory_is_no_file),
    IN_FOLDER(images_and_labels_are_told_apart),
    IN_FOLDER(every_cut_is_noticed),
    IN_FOLDER(every_cut_of_a_packed_file_is_noticed),
    IN_FOLDER(cuts_are_noticed_around_the_size_of_the_buffer),
    IN_FOLDER(packed_parts_are_read_on),
    IN_FOLDER(other_kinds_of_files_are_named),
    IN_FOLDER(damage_to_a_packed_file_is_noticed),
    IN_FOLDER(absurd_sizes_are_refused),
    IN_FOLDER(trailing_bytes_are_refused),
    IN_FOLDER(each_image_needs_its_label),
    IN_FOLDER(a_label_above_nine_is_refused),
    IN_FOLDER(the_nearest_folder_is_found),
    IN_FOLDER(a_wrong_choice_is_not_passed_over),
    IN_FOLDER(a_near_name_is_named),
    IN_FOLDER(a_folder_does_not_hide_the_packed_file),
    IN_FOLDER(a_long_path_leaves_the_reason),
    cmocka_unit_test(a_long_text_loses_its_middle_only),
};

RUN("idx", tests)
