/* Tangled from chapters/27-maxpool.md; edit that file. */
#include "fixed.h"
#include "lanes.h"
#include "maxpool.h"
#include "network.h"
#include "three.h"

static void run_maxpool(struct party *me, const struct three *t,
                        ring *const in[], ring *const out[]) {
    maxpool(me, in[0], out[0], t->out_n[1] ? out[1] : NULL, t->n,
            t->in_n[0] / t->n);
}

static struct cost pool(const ring *x, ring *max, ring *index,
                        size_t groups, size_t size) {
    struct three t = {.protocol = run_maxpool,
                      .n = groups,
                      .in = {x},
                      .in_n = {groups * size},
                      .out = {max, index},
                      .out_n = {groups, index ? groups : 0}};

    three_run(&t);
    return t.cost;
}

static void run_derivative(struct party *me, const struct three *t,
                           ring *const in[], ring *const out[]) {
    maxpool_derivative(me, in[0], out[0], t->n, t->out_n[0] / t->n);
}

static struct cost derive(const ring *index, ring *unit, size_t groups,
                          size_t size) {
    struct three t = {.protocol = run_derivative,
                      .n = groups,
                      .in = {index},
                      .in_n = {groups},
                      .out = {unit},
                      .out_n = {groups * size}};

    three_run(&t);
    return t.cost;
}

static void the_worked_example_holds(void **state) {
    (void)state;
    const ring x[] = {fixed_of(0.5, 16), fixed_of(-1.25, 16),
                      fixed_of(2, 16), fixed_of(0.75, 16)};
    const ring want[] = {0, 0, 1, 0};
    ring max, index, unit[4];

    pool(x, &max, &index, 1, 4);
    assert_int_equal(max, fixed_of(2, 16));
    assert_int_equal(index, 2);
    derive(&index, unit, 1, 4);
    assert_ring_equal(want, unit, 4);
}

enum { GROUPS = 7, SIZE_MAX_TRIED = 33 };

static size_t place_of_largest(const ring *x, size_t size) {
    size_t place = 0;

    for (size_t i = 1; i < size; i++)
        if (signed_of(x[i]) > signed_of(x[place]))
            place = i;
    return place;
}

static void check_size(size_t size, struct splitmix *random) {
    ring x[GROUPS * SIZE_MAX_TRIED], max[GROUPS], index[GROUPS];

    for (size_t k = 0; k < GROUPS * size; k++)
        x[k] = (splitmix_next(random) >> 2) - (UINT64_C(1) << 61);
    pool(x, max, index, GROUPS, size);
    for (size_t g = 0; g < GROUPS; g++) {
        size_t place = place_of_largest(x + g * size, size);

        assert_int_equal(index[g], place);
        assert_int_equal(max[g], x[g * size + place]);
    }
}

static void the_largest_wins_at_any_size(void **state) {
    (void)state;
    struct splitmix random = {18};

    for (size_t size = 1; size <= 9; size++)
        check_size(size, &random);
    for (size_t size = 15; size <= SIZE_MAX_TRIED; size += 2)
        check_size(size, &random);
}

static void costs_are_as_stated(void **state) {
    (void)state;
    ring x[60] = {0}, max[12], index[12], unit[48];

    for (size_t size = 1; size <= 5; size++) {
        assert_cost(maxpool_cost(12, size, true),
                    pool(x, max, index, 12, size));
        assert_cost(maxpool_cost(12, size, false),
                    pool(x, max, NULL, 12, size));
    }
    for (size_t size = 1; size <= 4; size *= 2)
        assert_cost(maxpool_derivative_cost(12, size),
                    derive(index, unit, 12, size));
}

static void levels_are_those_of_the_table(void **state) {
    (void)state;
    assert_int_equal(maxpool_levels(1), 0);
    assert_int_equal(maxpool_levels(4), 2);
    assert_int_equal(maxpool_levels(10), 4);
    assert_int_equal(maxpool_levels(64), 6);
    assert_int_equal(maxpool_levels(65), 7);
}

static struct lanes windows_of_six(void) {
    const struct layout one = {{{16, 1}}};

    return (struct lanes){.count = 16,
                          .run = run_maxpool,
                          .in = {{{{96, 6}}}},
                          .out = {one, one},
                          .inside = {{{{48, 3}}}, one}};
}

static struct lanes units_of_eight(void) {
    const struct layout one = {{{16, 1}}}, units = {{{128, 8}}};

    return (struct lanes){.count = 16,
                          .run = run_derivative,
                          .in = {one},
                          .out = {units},
                          .inside = {units, one}};
}

static void windows_stay_in_their_lanes(void **state) {
    const struct lanes largest = windows_of_six();
    const struct lanes units = units_of_eight();
    (void)state;

    lanes_apart(&largest);
    lanes_apart(&units);
}

static void all_bits_that_are_drawn_are_of_use(void **state) {
    const struct lanes largest = windows_of_six();
    const struct lanes units = units_of_eight();
    (void)state;

    lanes_full(&largest);
    lanes_full(&units);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_worked_example_holds),
    cmocka_unit_test(the_largest_wins_at_any_size),
    cmocka_unit_test(costs_are_as_stated),
    cmocka_unit_test(levels_are_those_of_the_table),
    cmocka_unit_test(windows_stay_in_their_lanes),
    cmocka_unit_test(all_bits_that_are_drawn_are_of_use),
};

RUN("maxpool", tests)
