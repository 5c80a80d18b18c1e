/* Tangled from chapters/52-oblivious-transfer.md; edit that file. */
#include "base.h"
#include "check.h"
#include "toy_points.h"

static void the_worked_example_comes_out(void **state) {
    struct scalar a = toy_scalar(4), b = toy_scalar(3);
    struct point a_point, b_point, mine, theirs[2];

    (void)state;
    point_base(&a, &a_point);
    assert_number(16, a_point.byte[0], "A");
    assert_int_equal(base_choose(&a_point, &b, 1, &b_point, &mine), 0);
    assert_number(13, b_point.byte[0], "B");
    assert_number(2, mine.byte[0], "the chooser's");
    assert_int_equal(base_offer(&a, &a_point, &b_point, theirs), 0);
    assert_number(18, theirs[0].byte[0], "the sender's of 0");
    assert_number(2, theirs[1].byte[0], "the sender's of 1");
    b = toy_scalar(7);
    assert_int_equal(base_choose(&a_point, &b, 0, &b_point, &mine), 0);
    assert_number(13, b_point.byte[0], "B of the other choice");
}

/* How often does each B come, over all b? */
static void count_b(unsigned a, unsigned choice,
                    unsigned times[TOY_MODULUS]) {
    struct scalar x = toy_scalar(a);
    struct point a_point, b_point, shared;

    point_base(&x, &a_point);
    for (unsigned b = 0; b < TOY_ORDER; b++) {
        struct scalar y = toy_scalar(b);

        base_choose(&a_point, &y, choice, &b_point, &shared);
        times[b_point.byte[0]]++;
    }
}

static void what_the_chooser_sends_is_the_same_for_both(void **state) {
    (void)state;
    for (unsigned a = 0; a < TOY_ORDER; a++) {
        unsigned times[2][TOY_MODULUS] = {{0}}, all = 0;

        count_b(a, 0, times[0]);
        count_b(a, 1, times[1]);
        for (unsigned p = 0; p < TOY_MODULUS; p++) {
            assert_number(times[0][p], times[1][p], "a %u, B %u", a, p);
            assert_true(times[0][p] <= 1);
            all += times[0][p];
        }
        assert_number(TOY_ORDER, all, "points of the group");
    }
}

static void of_two_points_one_is_shared(void **state) {
    (void)state;
    for (unsigned k = 0; k < 2 * TOY_ORDER * (TOY_ORDER - 1); k++) {
        struct scalar a = toy_scalar(1 + k / 2 / TOY_ORDER);
        struct scalar b = toy_scalar(k / 2 % TOY_ORDER);
        struct point a_point, b_point, mine, theirs[2];

        point_base(&a, &a_point);
        base_choose(&a_point, &b, k % 2, &b_point, &mine);
        base_offer(&a, &a_point, &b_point, theirs);
        assert_number(mine.byte[0], theirs[k % 2].byte[0], "case %u",
                      k);
        assert_true(mine.byte[0] != theirs[1 - k % 2].byte[0]);
    }
}

static void with_the_neutral_element_both_keys_are_one(void **state) {
    struct scalar zero = toy_scalar(0), b = toy_scalar(3);
    struct point a_point, b_point, mine, theirs[2];

    (void)state;
    point_base(&zero, &a_point);
    assert_false(point_good(&a_point));
    base_choose(&a_point, &b, 1, &b_point, &mine);
    base_offer(&zero, &a_point, &b_point, theirs);
    assert_number(1, mine.byte[0], "what everybody can tell");
    assert_number(1, theirs[0].byte[0], "the key of 0");
    assert_number(1, theirs[1].byte[0], "the key of 1");
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_worked_example_comes_out),
    cmocka_unit_test(what_the_chooser_sends_is_the_same_for_both),
    cmocka_unit_test(of_two_points_one_is_shared),
    cmocka_unit_test(with_the_neutral_element_both_keys_are_one),
};

RUN("one of two, in a group of eleven", tests)
