/* Tangled from chapters/19-lanes.md; edit that file. */
#include <stdbool.h>

#include "check.h"

typedef void ex_function(const uint64_t *in, uint64_t *out, size_t n);

bool ex_lanes_meet(ex_function *f, size_t n);

static void squares(const uint64_t *in, uint64_t *out, size_t n) {
    for (size_t k = 0; k < n; k++)
        out[k] = in[k] * in[k] + k;
}

static void ones(const uint64_t *in, uint64_t *out, size_t n) {
    (void)in;
    for (size_t k = 0; k < n; k++)
        out[k] = 1;
}

static void sums(const uint64_t *in, uint64_t *out, size_t n) {
    for (size_t k = 0; k < n; k++)
        out[k] = in[k] + (k > 0 ? out[k - 1] : 0);
}

static void mirrored(const uint64_t *in, uint64_t *out, size_t n) {
    for (size_t k = 0; k < n; k++)
        out[k] = in[n - 1 - k];
}

static void first_from_last(const uint64_t *in, uint64_t *out,
                            size_t n) {
    squares(in, out, n);
    out[0] += in[n - 1];
}

static void last_from_first(const uint64_t *in, uint64_t *out,
                            size_t n) {
    squares(in, out, n);
    out[n - 1] -= in[0];
}

static void expect(bool meet, ex_function *f, size_t n,
                   const char *name) {
    assert_number(meet, ex_lanes_meet(f, n), "do %zu lanes meet, %s?",
                  n, name);
}

static void lanes_of_their_own_do_not_meet(void **state) {
    (void)state;
    for (size_t n = 1; n <= 64; n++) {
        expect(false, squares, n, "in squares");
        expect(false, ones, n, "where all is 1");
    }
    expect(false, mirrored, 1, "mirrored");
}

static void wherever_lanes_meet_it_is_noticed(void **state) {
    (void)state;
    for (size_t n = 2; n <= 64; n++) {
        expect(true, sums, n, "in sums");
        expect(true, mirrored, n, "mirrored");
        expect(true, first_from_last, n, "the first with the last");
        expect(true, last_from_first, n, "the last with the first");
    }
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(lanes_of_their_own_do_not_meet),
    cmocka_unit_test(wherever_lanes_meet_it_is_noticed),
};

RUN("exercise: do lanes meet", tests)
