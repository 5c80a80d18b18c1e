/* Tangled from chapters/33-maxpool.md; edit that file. */
#include "pools.h"

enum { ALL = 32 * 32 * 32, LONGEST = 3 * ALL };

/* All groups of `size` values from -half to half - 1; the values of
   group g are the digits of the number g. */
static size_t every_group(ring *x, size_t size, size_t half) {
    size_t groups = 1;

    for (size_t i = 0; i < size; i++)
        groups *= 2 * half;
    for (size_t g = 0; g < groups; g++)
        for (size_t i = 0, rest = g; i < size; i++, rest /= 2 * half)
            x[g * size + i] = mod_L(rest % (2 * half) - half);
    return groups;
}

static void check_group(const ring *x, size_t size, ring max,
                        ring index) {
    assert_true(index < size && max == x[index]);
    for (size_t i = 0; i < size; i++)
        assert_true(signed_of(x[i]) < signed_of(max) ||
                    (x[i] == max && i >= index));
}

static void check_every_group(size_t size, size_t half, struct sign s) {
    static ring x[LONGEST], max[ALL], index[ALL], of_pairs[ALL];
    size_t groups = every_group(x, size, half);

    pool(x, max, index, groups, size, s);
    for (size_t g = 0; g < groups; g++)
        check_group(x + g * size, size, max[g], index[g]);
    maxima(x, of_pairs, groups, size, s);
    assert_ring_equal(max, of_pairs, groups);
}

static void of_all_groups_the_first_largest_wins(void **state) {
    (void)state;
    check_every_group(1, 32, WHOLE_RING);
    check_every_group(2, 16, WHOLE_RING);
    check_every_group(3, 16, WHOLE_RING);
    check_every_group(4, 4, WHOLE_RING);
    check_every_group(3, 8, (struct sign){DEALT, 5});
}

static void published_it_wins_as_well(void **state) {
    (void)state;
    check_every_group(1, 32, PUBLISHED);
    check_every_group(2, 8, PUBLISHED);
    check_every_group(3, 8, PUBLISHED);
    check_every_group(4, 4, PUBLISHED);
}

static size_t count_wrong(int64_t fair, struct sign s) {
    static ring x[2 * 4096], max[4096], index[4096];
    size_t pairs = every_group(x, 2, 32), wrong = 0;

    assert_int_equal(pairs, 4096);
    pool(x, max, index, pairs, 2, s);
    for (size_t g = 0; g < pairs; g++) {
        int64_t a = signed_of(x[2 * g]), b = signed_of(x[2 * g + 1]);
        bool lost = signed_of(max[g]) != (a > b ? a : b);

        assert_true(!lost || a - b < -fair || a - b >= fair);
        wrong += lost;
    }
    return wrong;
}

static void players_too_far_apart_get_the_wrong_winner(void **state) {
    (void)state;
    assert_int_equal(count_wrong(32, WHOLE_RING), 1024);
    assert_int_equal(count_wrong(16, PUBLISHED), 1536);
}

static void of_stone_paper_and_scissors_nobody_is_ahead(void **state) {
    (void)state;
    const ring x[] = {1, 22, 43};
    ring max, index, of_pairs;

    pool(x, &max, &index, 1, 3, WHOLE_RING);
    assert_int_equal(max, 43);
    maxima(x, &of_pairs, 1, 3, WHOLE_RING);
    assert_int_equal(of_pairs, 0);
}

static void a_size_that_does_not_divide_L_goes_wrong(void **state) {
    (void)state;
    size_t wrong = 0;

    for (ring i = 0; i < 3; i++)
        for (ring r = 0; r < 64; r++)
            wrong += mod_L(i + r) % 3 != (i + r) % 3;
    assert_int_equal(wrong, 0 + 1 + 2);
}

static void derive_three(struct party *me, void *arg) {
    (void)arg;
    ring index = 0, unit[3];

    if (me->id != OWNER)
        maxpool_derivative(me, &index, unit, 1, 3);
}

static void a_group_of_three_is_refused(void **state) {
    (void)state;
    struct why why;

    assert_int_equal(party_threads(derive_three, NULL, &why), -1);
    assert_non_null(strstr(why.text, "groups of 3, expected a power"));
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(of_all_groups_the_first_largest_wins),
    cmocka_unit_test(published_it_wins_as_well),
    cmocka_unit_test(players_too_far_apart_get_the_wrong_winner),
    cmocka_unit_test(of_stone_paper_and_scissors_nobody_is_ahead),
    cmocka_unit_test(a_size_that_does_not_divide_L_goes_wrong),
    cmocka_unit_test(a_group_of_three_is_refused),
};

RUN("maxpool, six bits", tests)
