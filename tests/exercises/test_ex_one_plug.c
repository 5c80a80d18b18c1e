/* Tangled from chapters/13-clock.md; edit that file. */
#include "check.h"

struct sent {
    int peer;
    uint64_t given, bytes;
};

void ex_arrivals(const struct sent *m, size_t n, uint64_t rate,
                 const uint64_t delay[3], uint64_t *arrival);

enum { MS = 1000 * 1000, RATE = 1000 * 1000 };

static const uint64_t delay[3] = {10 * MS, 10 * MS, 30 * MS};

static void expect(const struct sent *m, size_t n,
                   const uint64_t *want) {
    uint64_t arrival[8];

    ex_arrivals(m, n, RATE, delay, arrival);
    for (size_t i = 0; i < n; i++)
        assert_number(want[i] * MS, arrival[i],
                      "the arrival of message %zu, in ns", i);
}

static void to_one_peer_it_is_the_table(void **state) {
    const struct sent m[] = {
        {1, 0, 2000}, {1, 1 * MS, 3000}, {1, 20 * MS, 1000}};
    const uint64_t want[] = {12, 15, 31};

    (void)state;
    expect(m, 3, want);
}

static void messages_to_others_wait_as_well(void **state) {
    const struct sent m[] = {
        {1, 0, 2000}, {2, 1 * MS, 3000}, {0, 1 * MS, 1000}};
    const uint64_t want[] = {12, 35, 16};

    (void)state;
    expect(m, 3, want);
}

static void a_plug_that_is_free_keeps_nobody(void **state) {
    const struct sent m[] = {{0, 0, 1000}, {2, 9 * MS, 1000}};
    const uint64_t want[] = {11, 40};

    (void)state;
    expect(m, 2, want);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(to_one_peer_it_is_the_table),
    cmocka_unit_test(messages_to_others_wait_as_well),
    cmocka_unit_test(a_plug_that_is_free_keeps_nobody),
};

RUN("exercise: one plug", tests)
