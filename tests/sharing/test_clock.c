/* Tangled from chapters/13-clock.md; edit that file. */
#include "check.h"
#include "cost.h"
#include "line.h"

static void message(uint64_t clock[3], int from, int to) {
    clock[to] = clock_after(clock[to], clock[from]);
}

/* Both are sent before either is received. */
static void swap(uint64_t clock[3], int i, int j) {
    uint64_t first = clock[i];

    message(clock, j, i);
    clock[j] = clock_after(clock[j], first);
}

static void assert_clocks(const uint64_t clock[3], uint64_t p0,
                          uint64_t p1, uint64_t p2) {
    assert_int_equal(clock[0], p0);
    assert_int_equal(clock[1], p1);
    assert_int_equal(clock[2], p2);
}

static void five_messages_are_two_rounds(void **state) {
    uint64_t clock[3] = {0};

    (void)state;
    swap(clock, 0, 1);
    assert_clocks(clock, 1, 1, 0);
    message(clock, 2, 1);
    assert_clocks(clock, 1, 1, 0);
    message(clock, 0, 2);
    assert_clocks(clock, 1, 1, 2);
    message(clock, 1, 2);
    assert_clocks(clock, 1, 1, 2);
}

static void in_another_order_they_are_three(void **state) {
    uint64_t clock[3] = {0};

    (void)state;
    message(clock, 2, 1);
    assert_clocks(clock, 0, 1, 0);
    swap(clock, 0, 1);
    assert_clocks(clock, 2, 1, 0);
    message(clock, 0, 2);
    assert_clocks(clock, 2, 1, 3);
    message(clock, 1, 2);
    assert_clocks(clock, 2, 1, 3);
}

static void costs_add_up(void **state) {
    const struct cost a = {1, 16, 8}, b = {2, 0, 5};
    const struct cost sum = cost_then(a, cost_times(b, 3));

    (void)state;
    assert_int_equal(sum.rounds, 7);
    assert_int_equal(sum.online, 16);
    assert_int_equal(sum.dealt, 23);
    assert_int_equal(cost_bytes(sum), 39);
}

enum { MS = 1000 * 1000 }; /* nanoseconds */

static void messages_queue_for_a_line(void **state) {
    (void)state;
    struct line line = {.delay = 10 * MS, .rate = 1000 * 1000};
    assert_int_equal(line_arrival(&line, 0, 2000), 12 * MS);
    assert_int_equal(line_arrival(&line, 1 * MS, 3000), 15 * MS);
    assert_int_equal(line_arrival(&line, 20 * MS, 1000), 31 * MS);
    assert_int_equal(line.free, 21 * MS);
}

static void a_line_needs_time_for_rounds_and_bytes(void **state) {
    (void)state;
    struct line line = {.delay = 10 * MS, .rate = 1000 * 1000};
    assert_int_equal(line_ms(&line, (struct cost){3, 4000, 1000}), 35);
    assert_int_equal(line_ms(&(struct line){0}, (struct cost){3, 5, 0}),
                     0);
}

static void the_longest_messages_do_not_overflow(void **state) {
    (void)state;
    struct line line = {.rate = 1000 * 1000 * 1000};
    uint64_t most = ((uint64_t)1 << 34) - 1;
    assert_true(line_arrival(&line, 5, most) == 5 + most);
}

static void work_costs_nothing_while_a_message_travels(void **state) {
    (void)state;
    struct line line = {.delay = 10 * MS, .rate = 1000 * 1000};
    uint64_t there = line_arrival(&line, 0, 3000), early = 8 * MS;
    uint64_t later = there > early ? there : early;
    assert_int_equal(there, 13 * MS);
    assert_int_equal(there + early, 21 * MS);
    assert_int_equal(there + early + 4 * MS, 25 * MS);
    assert_int_equal(later + 4 * MS, 17 * MS);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(five_messages_are_two_rounds),
    cmocka_unit_test(in_another_order_they_are_three),
    cmocka_unit_test(costs_add_up),
    cmocka_unit_test(messages_queue_for_a_line),
    cmocka_unit_test(a_line_needs_time_for_rounds_and_bytes),
    cmocka_unit_test(the_longest_messages_do_not_overflow),
    cmocka_unit_test(work_costs_nothing_while_a_message_travels),
};

RUN("rounds and lines", tests)
