/* Tangled from chapters/11-sharing.md; edit that file. */
#include "check.h"
#include "share.h"

#include <valgrind/memcheck.h>

void ex_share_xor(int j, const zp *x, const zp *b, zp *out, size_t n);

/* Some vector registers full, and a rest, which takes another path. */
enum { BITS = 77 };

static void memcheck_is_watching(void **state) {
    (void)state;
    if (!RUNNING_ON_VALGRIND)
        fail_msg("run this under valgrind: make secret");
}

/* How often did a branch or an address depend on b or on a share? */
static unsigned complaints(int j) {
    zp x[BITS], b[BITS], out[BITS];
    unsigned before = VALGRIND_COUNT_ERRORS;

    for (int k = 0; k < BITS; k++) {
        x[k] = (zp)(k % P);
        b[k] = (zp)(k & 1);
    }
    VALGRIND_MAKE_MEM_UNDEFINED(x, sizeof x);
    VALGRIND_MAKE_MEM_UNDEFINED(b, sizeof b);
    ex_share_xor(j, x, b, out, BITS);
    return VALGRIND_COUNT_ERRORS - before;
}

static void nothing_branches_on_a_bit_or_a_share(void **state) {
    (void)state;
    for (int j = 0; j < 2; j++)
        assert_number(0, complaints(j),
                      "P%d: how often a branch or an address depends "
                      "on b or on a share; lines are named above",
                      j);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(memcheck_is_watching),
    cmocka_unit_test(nothing_branches_on_a_bit_or_a_share),
};

RUN("exercise: flip a shared bit, under valgrind", tests)
