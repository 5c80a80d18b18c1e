/* Tangled from chapters/68-watched.md; edit that file. */
#include "marked.h"

void ex_larger(const ring *x, const ring *y, ring *out, size_t n);

/* Some vector registers full, and a rest, which takes another path. */
enum { PAIRS = 77 };

static void memcheck_is_watching(void **state) {
    (void)state;
    expect_memcheck();
}

static void nothing_branches_on_a_number(void **state) {
    ring x[PAIRS], y[PAIRS], out[PAIRS];
    unsigned before = VALGRIND_COUNT_ERRORS;
    (void)state;

    for (size_t k = 0; k < PAIRS; k++) {
        x[k] = k;
        y[k] = 2 * k - 40;
    }
    at_work = true;
    make_secret(x, sizeof x);
    make_secret(y, sizeof y);
    at_work = false;
    ex_larger(x, y, out, PAIRS);
    assert_number(0, VALGRIND_COUNT_ERRORS - before,
                  "how often a branch or an address depends on x or "
                  "y; lines are named above");
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(memcheck_is_watching),
    cmocka_unit_test(nothing_branches_on_a_number),
};

RUN("exercise: the larger of two, under valgrind", tests)
