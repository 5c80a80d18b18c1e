/* Tangled from chapters/01-data.md; edit that file. */
#ifndef CHECK_H
#define CHECK_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

/* The last line of a test program: main() runs the array `tests`. */
#define RUN(name, tests)                                               \
    int main(void) {                                                   \
        return cmocka_run_group_tests_name(name, tests, NULL, NULL);   \
    }

/* n words agree; otherwise print the first that does not. */
#define assert_ring_equal(want, got, n)                                \
    check_ring(want, got, n, __FILE__, __LINE__)

static inline void check_ring(const uint64_t *want, const uint64_t *got,
                              size_t n, const char *file, int line) {
    for (size_t i = 0; i < n; i++)
        if (want[i] != got[i]) {
            print_error("at %zu: want 0x%llx, got 0x%llx\n", i,
                        (unsigned long long)want[i],
                        (unsigned long long)got[i]);
            _fail(file, line);
        }
}

/* n bytes agree; otherwise print the first that does not. */
#define assert_byte_equal(want, got, n)                                \
    check_byte(want, got, n, __FILE__, __LINE__)

static inline void check_byte(const uint8_t *want, const uint8_t *got,
                              size_t n, const char *file, int line) {
    for (size_t i = 0; i < n; i++)
        if (want[i] != got[i]) {
            print_error("at %zu: want %u, got %u\n", i, want[i],
                        got[i]);
            _fail(file, line);
        }
}

/* |want - got| <= slack; not-a-number is close to nothing. */
#define assert_near(want, got, slack)                                  \
    check_near(want, got, slack, __FILE__, __LINE__)

static inline void check_near(double want, double got, double slack,
                              const char *file, int line) {
    double gap = want < got ? got - want : want - got;
    if (!(gap <= slack)) {
        print_error("want %.9g, got %.9g, slack %.3g\n", want, got,
                    slack);
        _fail(file, line);
    }
}

#endif
