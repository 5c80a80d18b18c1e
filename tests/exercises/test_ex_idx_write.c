/* Tangled from chapters/01-data.md; edit that file. */
#include <stdlib.h>
#include <unistd.h>
#include <zlib.h>

#include "check.h"
#include "idx.h"

int ex_write_labels(const char *path, const uint8_t *labels,
                    uint32_t n);

static void the_bytes_are_those_of_the_format(void **state) {
    (void)state;
    char path[] = P_tmpdir "/test_ex_idx_write.XXXXXX";
    const uint8_t want[] = {0, 0, 8, 1, 0, 0, 1, 2};
    uint8_t digits[258], got[300];
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    for (int i = 0; i < 258; i++)
        digits[i] = (uint8_t)(i % CLASSES);
    int result = ex_write_labels(path, digits, 258);
    ssize_t n = read(fd, got, sizeof got);
    close(fd);
    remove(path);
    assert_number(0, result, "the result for 258 labels");
    assert_number(8 + 258, n, "the length of a file of 258 labels");
    assert_byte_equal(want, got, 8);
    assert_byte_equal(digits, got + 8, 258);
}

static void a_full_disk_is_reported(void **state) {
    (void)state;
    const uint8_t digit = 7;
    assert_number(-1, ex_write_labels("/dev/full", &digit, 1),
                  "the result on a full disk");
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_bytes_are_those_of_the_format),
    cmocka_unit_test(a_full_disk_is_reported),
};

RUN("ex_idx_write", tests)
