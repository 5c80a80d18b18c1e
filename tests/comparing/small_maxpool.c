/* Tangled from chapters/27-maxpool.md; edit that file. */
#include "maxpool.h"
#include "three.h"

static void run_maxpool(struct party *me, const struct three *t,
                        ring *const in[], ring *const out[]) {
    maxpool(me, in[0], out[0], out[1], t->n, t->in_n[0] / t->n);
}

static void pool(const ring *x, ring *max, ring *index, size_t groups,
                 size_t size) {
    struct three t = {.protocol = run_maxpool,
                      .n = groups,
                      .in = {x},
                      .in_n = {groups * size},
                      .out = {max, index},
                      .out_n = {groups, groups}};

    three_run(&t);
}

enum { ALL = 4096, LONGEST = 4 };

/* All groups of `size` values from -half to half - 1. */
static size_t every_group(ring *x, size_t size, size_t half) {
    size_t groups = 1;

    for (size_t i = 0; i < size; i++)
        groups *= 2 * half;
    for (size_t g = 0; g < groups; g++)
        for (size_t i = 0, rest = g; i < size; i++, rest /= 2 * half)
            x[g * size + i] = mod_L(rest % (2 * half) - half);
    return groups;
}

static void check_every_group(size_t size, size_t half) {
    ring x[ALL * LONGEST], max[ALL], index[ALL];
    size_t groups = every_group(x, size, half);

    pool(x, max, index, groups, size);
    for (size_t g = 0; g < groups; g++) {
        const ring *y = x + g * size;

        assert_true(index[g] < size && max[g] == y[index[g]]);
        for (size_t i = 0; i < size; i++)
            assert_true(signed_of(y[i]) < signed_of(max[g]) ||
                        (y[i] == max[g] && i >= index[g]));
    }
}

static void of_all_groups_the_first_largest_wins(void **state) {
    (void)state;
    check_every_group(1, 32);
    check_every_group(2, 8);
    check_every_group(3, 8);
    check_every_group(4, 4);
}

static void run_derivative(struct party *me, const struct three *t,
                           ring *const in[], ring *const out[]) {
    maxpool_derivative(me, in[0], out[0], t->n, t->out_n[0] / t->n);
}

static void every_place_becomes_its_unit_vector(void **state) {
    (void)state;
    enum { TRIES = 256 };
    ring index[TRIES], unit[TRIES * 64];

    for (size_t size = 1; size <= 64; size *= 2) {
        for (size_t g = 0; g < TRIES; g++)
            index[g] = g % size;
        three_run(&(struct three){.protocol = run_derivative,
                                  .n = TRIES,
                                  .in = {index},
                                  .in_n = {TRIES},
                                  .out = {unit},
                                  .out_n = {TRIES * size}});
        for (size_t k = 0; k < TRIES * size; k++)
            assert_int_equal(unit[k], k % size == index[k / size]);
    }
}

static void players_too_far_apart_get_the_wrong_winner(void **state) {
    (void)state;
    ring x[2 * ALL], max[ALL], index[ALL];
    size_t pairs = every_group(x, 2, 32), wrong = 0;

    pool(x, max, index, pairs, 2);
    for (size_t g = 0; g < pairs; g++) {
        int64_t a = signed_of(x[2 * g]), b = signed_of(x[2 * g + 1]);
        int64_t apart = a - b;
        bool lost = signed_of(max[g]) != (a > b ? a : b);

        assert_true(!lost || apart < -16 || apart > 15);
        wrong += lost;
    }
    assert_int_equal(pairs, 4096);
    assert_int_equal(wrong, 1536);
}

static void a_size_that_does_not_divide_L_goes_wrong(void **state) {
    (void)state;
    size_t wrong = 0;

    for (ring i = 0; i < 3; i++)
        for (ring s = 0; s < 64; s++)
            wrong += mod_L(i + s) % 3 != (i + s) % 3;
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
    cmocka_unit_test(every_place_becomes_its_unit_vector),
    cmocka_unit_test(players_too_far_apart_get_the_wrong_winner),
    cmocka_unit_test(a_size_that_does_not_divide_L_goes_wrong),
    cmocka_unit_test(a_group_of_three_is_refused),
};

RUN("maxpool, six bits", tests)
