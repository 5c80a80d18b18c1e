/* Tangled from chapters/65-unproved.md; edit that file. */
#include "check.h"
#include "share.h"

typedef void dealer(const ring *x, const ring *mask, ring *out,
                    size_t n);

bool ex_lanes_meet(dealer *deal, size_t n);

static void apart(const ring *x, const ring *mask, ring *out,
                  size_t n) {
    for (size_t k = 0; k < n; k++)
        out[k] = x[k] - mask[k];
}

/* Lanes that leak: each tells its own secret, and no other's. */
static void bare(const ring *x, const ring *mask, ring *out, size_t n) {
    (void)mask;
    for (size_t k = 0; k < n; k++)
        out[k] = x[k];
}

static void lanes_apart_are_left_alone(void **state) {
    (void)state;
    if (ex_lanes_meet(apart, 20))
        fail_msg("lanes with a mask each are said to meet");
    if (ex_lanes_meet(bare, 20))
        fail_msg("lanes without masks are said to meet");
}

static void twins(const ring *x, const ring *mask, ring *out,
                  size_t n) {
    for (size_t k = 0; k < n; k++)
        out[k] = x[k] - mask[k / 2 * 2];
}

static void after_sixteen(const ring *x, const ring *mask, ring *out,
                          size_t n) {
    for (size_t k = 0; k < n; k++)
        out[k] = x[k] - mask[k % 16];
}

static void neighbours(const ring *x, const ring *mask, ring *out,
                       size_t n) {
    for (size_t k = 0; k < n; k++)
        out[k] = x[k] - mask[k] + (k > 0 ? x[k - 1] : 0);
}

static void those_that_meet_are_found(void **state) {
    (void)state;
    if (!ex_lanes_meet(twins, 20))
        fail_msg("twins with one mask are said to be apart");
    if (!ex_lanes_meet(after_sixteen, 20))
        fail_msg("masks that begin again are said to be apart");
    if (!ex_lanes_meet(neighbours, 20))
        fail_msg("a secret in the next lane is said to be apart");
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(lanes_apart_are_left_alone),
    cmocka_unit_test(those_that_meet_are_found),
};

RUN("exercise: do they meet?", tests)
