/* Tangled from chapters/48-time.md; edit that file. */
#include "check.h"
#include "ledger.h"

enum { REST, COMPARISON, RANDOMNESS, MESSAGES };

static struct span wall(double ms) {
    return (struct span){ms, 0};
}

static int is_near(double a, double b) {
    return a - b < 1e-9 && b - a < 1e-9;
}

/* The example: a comparison, and in it a draw and a message. */
static struct ledger example(void) {
    struct ledger l = {0};
    int outer = ledger_turn(&l, COMPARISON, wall(0));
    int inner = ledger_turn(&l, RANDOMNESS, wall(2));

    assert_int_equal(inner, COMPARISON);
    ledger_turn(&l, inner, wall(5));
    inner = ledger_turn(&l, MESSAGES, wall(6));
    ledger_turn(&l, inner, wall(10));
    ledger_turn(&l, outer, wall(10));
    assert_int_equal(l.account, REST);
    return l;
}

static void comparing_takes_three_of_ten(void **state) {
    struct ledger l = example();

    (void)state;
    assert_true(is_near(l.spent[COMPARISON].wall, 3));
    assert_true(is_near(l.spent[RANDOMNESS].wall, 3));
    assert_true(is_near(l.spent[MESSAGES].wall, 4));
    assert_true(is_near(l.spent[REST].wall, 0));
}

static void the_clocks_are_kept_apart(void **state) {
    struct ledger l = {0};

    (void)state;
    ledger_turn(&l, MESSAGES, (struct span){7, 1});
    ledger_turn(&l, REST, (struct span){17, 3});
    assert_true(is_near(l.spent[MESSAGES].wall, 10));
    assert_true(is_near(l.spent[MESSAGES].cpu, 2));
}

static void a_part_limits_the_whole(void **state) {
    (void)state;
    assert_true(is_near(amdahl(0.3, 3), 1.25));
    assert_true(is_near(amdahl(0.3, 1), 1));
    assert_true(amdahl(0.3, 1e9) < 10.0 / 7);
    assert_true(amdahl(0.3, 1e9) > 1.428);
}

static void times_from_entry_to_exit_add_up_to_too_much(void **state) {
    struct ledger l = example();
    double sum = 0, comparison = 10 - 0, randomness = 5 - 2,
           messages = 10 - 6;

    (void)state;
    for (int i = 0; i < ACCOUNTS; i++)
        sum += l.spent[i].wall;
    assert_true(is_near(sum, 10));
    assert_true(comparison + randomness + messages > 16);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(comparing_takes_three_of_ten),
    cmocka_unit_test(the_clocks_are_kept_apart),
    cmocka_unit_test(a_part_limits_the_whole),
    cmocka_unit_test(times_from_entry_to_exit_add_up_to_too_much),
};

RUN("ledger", tests)
