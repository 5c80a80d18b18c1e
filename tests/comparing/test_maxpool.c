/* Tangled from chapters/33-maxpool.md; edit that file. */
#include "fixed.h"
#include "lanes.h"
#include "network.h"
#include "pools.h"
#include "wrap_rows.h"

static void the_worked_example_holds(void **state) {
    (void)state;
    const ring x[] = {fixed_of(0.5, 16), fixed_of(-1.25, 16),
                      fixed_of(2, 16), fixed_of(0.75, 16)};
    const ring want[] = {0, 0, 1, 0};
    ring max, index, unit[4];

    pool(x, &max, &index, 1, 4, WHOLE_RING);
    assert_int_equal(max, fixed_of(2, 16));
    assert_int_equal(index, 2);
    derive(&index, unit, 1, 4);
    assert_ring_equal(want, unit, 4);
    maxima(x, &max, 1, 4, WHOLE_RING);
    assert_int_equal(max, fixed_of(2, 16));
}

static void the_bits_of_all_pairs_are_those_of_the_table(void **state) {
    (void)state;
    const double x[] = {0.5, -1.25, 2, 0.75};
    const char *const row[] = {" 100", "0 00", "11 1", "110 "};

    for (int i = 0; i < 4; i++)
        for (int k = 0; k < 4; k++)
            if (i != k)
                assert_int_equal(i < k ? x[i] >= x[k] : !(x[k] >= x[i]),
                                 row[i][k] - '0');
}

enum { GROUPS = 7, SIZE_MAX_TRIED = 33 };

static size_t place_of_largest(const ring *x, size_t size) {
    size_t place = 0;

    for (size_t i = 1; i < size; i++)
        if (signed_of(x[i]) > signed_of(x[place]))
            place = i;
    return place;
}

/* So many values in [-2^(bits-1), 2^(bits-1)). */
static void some_values(ring *x, size_t n, int bits,
                        struct splitmix *random) {
    for (size_t k = 0; k < n; k++)
        x[k] = (splitmix_next(random) >> (64 - bits)) -
               (UINT64_C(1) << (bits - 1));
}

static void check_size(size_t size, int bits, struct sign s) {
    struct splitmix random = {size};
    ring x[GROUPS * SIZE_MAX_TRIED], max[GROUPS], index[GROUPS];

    some_values(x, GROUPS * size, bits, &random);
    pool(x, max, index, GROUPS, size, s);
    for (size_t g = 0; g < GROUPS; g++) {
        size_t place = place_of_largest(x + g * size, size);

        assert_int_equal(index[g], place);
        assert_int_equal(max[g], x[g * size + place]);
    }
}

static void the_largest_wins_at_any_size(void **state) {
    (void)state;
    for (size_t size = 1; size <= SIZE_MAX_TRIED;
         size += size < 9 ? 1 : 2) {
        check_size(size, 63, WHOLE_RING);
        check_size(size, 39, (struct sign){DEALT, 40});
        check_size(size, 62, PUBLISHED);
    }
}

static void check_pairs(size_t rows, size_t cols, struct sign s) {
    struct splitmix random = {cols};
    ring x[65 * 11], pooled[65], max[65];

    some_values(x, rows * cols, s.how == DEALT ? s.width - 1 : 62,
                &random);
    pool(x, pooled, NULL, rows, cols, s);
    assert_cost(maximum_cost(rows, cols, s),
                maxima(x, max, rows, cols, s));
    assert_ring_equal(pooled, max, rows);
}

static void all_pairs_find_what_the_tournament_finds(void **state) {
    (void)state;
    const size_t rows[] = {1, 13, 64, 65},
                 cols[] = {1, 2, 3, 4, 10, 11};

    for (size_t i = 0; i < 4; i++)
        for (size_t k = 0; k < 6; k++) {
            check_pairs(rows[i], cols[k], WHOLE_RING);
            check_pairs(rows[i], cols[k], (struct sign){DEALT, 40});
        }
    check_pairs(13, 10, PUBLISHED);
}

static void check_costs(struct sign s) {
    ring x[60] = {0}, max[12], index[12];

    for (size_t size = 1; size <= 5; size++) {
        assert_cost(maxpool_cost(12, size, true, s),
                    pool(x, max, index, 12, size, s));
        assert_cost(maxpool_cost(12, size, false, s),
                    pool(x, max, NULL, 12, size, s));
    }
}

static void costs_are_as_stated(void **state) {
    (void)state;
    ring index[12] = {0}, unit[48];

    check_costs(WHOLE_RING);
    check_costs((struct sign){DEALT, 40});
    check_costs(PUBLISHED);
    for (size_t size = 1; size <= 4; size *= 2)
        assert_cost(maxpool_derivative_cost(12, size),
                    derive(index, unit, 12, size));
    assert_int_equal(maximum_cost(1, 10, WHOLE_RING).rounds, 6);
    assert_int_equal(maxpool_cost(1, 10, false, WHOLE_RING).rounds, 16);
}

static void levels_are_those_of_the_table(void **state) {
    (void)state;
    assert_int_equal(maxpool_levels(1), 0);
    assert_int_equal(maxpool_levels(4), 2);
    assert_int_equal(maxpool_levels(10), 4);
    assert_int_equal(maxpool_levels(64), 6);
    assert_int_equal(maxpool_levels(65), 7);
}

static const struct layout one = {{{4, 1}}};

static struct lanes windows_of_six(const struct sign *s) {
    return (struct lanes){.count = 4,
                          .run = run_maxpool,
                          .arg = s,
                          .in = {{{{24, 6}}}},
                          .out = {one, one},
                          .inside = {{{{12, 3}}}, one}};
}

static struct lanes pairs_of_six(void) {
    const struct layout values = {{{24, 6}}}, leads = {{{60, 15}}};
    const struct layout both = {{{24, 6}, {60, 15}}};

    return (struct lanes){.count = 4,
                          .run = run_maximum,
                          .arg = &WHOLE_RING,
                          .in = {values},
                          .out = {one},
                          .inside = {both, leads, values}};
}

static struct lanes units_of_eight(void) {
    const struct layout units = {{{32, 8}}};

    return (struct lanes){.count = 4,
                          .run = run_derivative,
                          .in = {one},
                          .out = {units},
                          .inside = {units, one}};
}

static void windows_stay_in_their_lanes(void **state) {
    const struct lanes all[] = {windows_of_six(&WHOLE_RING),
                                windows_of_six(&PUBLISHED),
                                pairs_of_six(), units_of_eight()};
    (void)state;

    for (size_t i = 0; i < 4; i++)
        lanes_apart(&all[i]);
}

static void all_bits_that_are_drawn_are_of_use(void **state) {
    const struct lanes all[] = {windows_of_six(&WHOLE_RING),
                                windows_of_six(&PUBLISHED),
                                pairs_of_six(), units_of_eight()};
    (void)state;

    for (size_t i = 0; i < 4; i++)
        lanes_full(&all[i]);
}

static void a_batch_of_ten_scores_costs_what_the_table_says(void **s) {
    (void)s;
    assert_cost((struct cost){16, 28224, 65808},
                maxpool_cost(128, 10, false, WHOLE_RING));
    assert_cost((struct cost){6, 164000, 261520},
                maximum_cost(128, 10, WHOLE_RING));
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_worked_example_holds),
    cmocka_unit_test(the_bits_of_all_pairs_are_those_of_the_table),
    cmocka_unit_test(the_largest_wins_at_any_size),
    cmocka_unit_test(all_pairs_find_what_the_tournament_finds),
    cmocka_unit_test(costs_are_as_stated),
    cmocka_unit_test(levels_are_those_of_the_table),
    cmocka_unit_test(a_batch_of_ten_scores_costs_what_the_table_says),
    cmocka_unit_test(windows_stay_in_their_lanes),
    cmocka_unit_test(all_bits_that_are_drawn_are_of_use),
};

RUN("maxpool", tests)
