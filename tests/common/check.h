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

/* n words agree; otherwise print the first that does not, as a number
   that may be negative. */
#define assert_ring_equal(want, got, n)                                \
    check_ring(want, got, n, __FILE__, __LINE__)

static inline void check_ring(const uint64_t *want, const uint64_t *got,
                              size_t n, const char *file, int line) {
    for (size_t i = 0; i < n; i++)
        if (want[i] != got[i]) {
            print_error("at %zu: want %lld, got %lld\n", i,
                        (long long)want[i], (long long)got[i]);
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

/* Two whole numbers agree; otherwise say of what, in words as of
   printf, and print both. The same for real numbers. */
#define assert_number(want, got, ...)                                  \
    check_number((int64_t)(want), (int64_t)(got), __FILE__, __LINE__,  \
                 __VA_ARGS__)
#define assert_real(want, got, slack, ...)                             \
    check_real(want, got, slack, __FILE__, __LINE__, __VA_ARGS__)

#define FORMAT(at) __attribute__((unused, format(printf, at, (at) + 1)))

FORMAT(5)
static inline void check_number(int64_t want, int64_t got,
                                const char *file, int line,
                                const char *words, ...) {
    va_list list;
    if (want == got)
        return;
    va_start(list, words);
    vprint_error(words, list);
    va_end(list);
    print_error(": want %lld, got %lld\n", (long long)want,
                (long long)got);
    _fail(file, line);
}

FORMAT(6)
static inline void check_real(double want, double got, double slack,
                              const char *file, int line,
                              const char *words, ...) {
    double gap = want < got ? got - want : want - got;
    va_list list;
    if (gap <= slack)
        return;
    va_start(list, words);
    vprint_error(words, list);
    va_end(list);
    print_error(": want %.9g, got %.9g\n", want, got);
    _fail(file, line);
}

#endif
