/* Tangled from chapters/13-stage.md; edit that file. */
#include "check.h"
#include "deal.h"
#include "stage.h"

enum { CASES = 16 };

/* What the roles make of all cases, and the value that P2 deals. */
struct example {
    ring x, share[OWNER][CASES];
    uint64_t seen[OWNER][CASES];
    size_t cases;
};

static void deal_and_refresh(struct party *me, void *arg) {
    struct example *e = arg;
    ring x[CASES], *share = e->share[me->id];

    if (me->id == OWNER)
        return;
    for (size_t k = 0; k < CASES; k++)
        x[k] = e->x;
    stage_look(me->id, 0, e->cases, e->seen[me->id]);
    deal(me, P2, MOD_L, x, share, e->cases);
    refresh(me, MOD_L, share, e->cases);
}

static void play_all_cases(struct example *e) {
    struct stage stage = {.tape = tape_blank()};
    struct why why;

    e->cases = 1;
    assert_int_equal(stage_play(&stage, deal_and_refresh, e, &why), 0);
    assert_int_equal(stage.tape.cases, CASES);
    stage.tape.learnt = true;
    e->cases = CASES;
    assert_int_equal(stage_play(&stage, deal_and_refresh, e, &why), 0);
}

static void the_worked_example_holds(void **state) {
    (void)state;
    static struct example e = {.x = 1};

    play_all_cases(&e);
    for (size_t k = 0; k < CASES; k++) {
        ring m = k % 4, z = k / 4;

        assert_int_equal(e.share[P0][k], (m + z) % 4);
        assert_int_equal(e.share[P1][k], (1 + 8 - m - z) % 4);
        assert_int_equal(e.seen[P0][k], m + 4 * z);
        assert_int_equal(e.seen[P1][k], (1 + 4 - m) % 4 + 4 * z);
        assert_int_equal(e.seen[P2][k], m);
    }
    assert_int_equal(e.share[P0][9], 3);
    assert_int_equal(e.share[P1][9], 2);
}

static void P1_sees_each_view_once_whatever_was_dealt(void **state) {
    (void)state;
    static struct example e;

    for (e.x = 0; e.x < 4; e.x++) {
        unsigned times[CASES] = {0};

        play_all_cases(&e);
        for (size_t k = 0; k < CASES; k++)
            times[e.seen[P1][k]]++;
        for (size_t v = 0; v < CASES; v++)
            assert_int_equal(times[v], 1);
    }
}

static void each_combination_is_one_case(void **state) {
    (void)state;
    struct tape tape = tape_blank();
    bool met[3][5][2] = {{{false}}};

    for (uint64_t k = 0; k < 30; k++) {
        struct coins c = {.tape = &tape, .number = k};
        uint64_t a = toss(&c, 3), b = toss(&c, 5), d = toss(&c, 2);

        assert_false(met[a][b][d]);
        met[a][b][d] = true;
    }
    assert_int_equal(tape.cases, 30);
}

static void draw_as_told(struct party *me, void *arg) {
    const ring *secret = arg;
    uint64_t seen[1];
    uint8_t drawn;

    if (me->id != P0)
        return;
    stage_look(me->id, 0, 1, seen);
    draw_below(me->with[P1][ZERO], &drawn, 1, 3);
    if (*secret == 1)
        draw_below(me->with[P1][ZERO], &drawn, 1, 3);
    else if (*secret == 2)
        draw_below(me->with[P1][BLIND], &drawn, 1, 3);
}

static void draws_that_depend_on_a_secret_are_found(void **state) {
    (void)state;
    for (ring secret = 0; secret < 3; secret++) {
        struct stage stage = {.tape = tape_blank()};
        struct why why;
        ring first = 0;

        assert_int_equal(stage_play(&stage, draw_as_told, &first, &why),
                         0);
        stage.tape.learnt = true;
        assert_int_equal(
            stage_play(&stage, draw_as_told, &secret, &why),
            secret == 0 ? 0 : -1);
        if (secret > 0)
            assert_string_equal(
                why.text, "a choice that the first run did not make");
    }
}

static void wait_for_each_other(struct party *me, void *arg) {
    ring x;

    (void)arg;
    if (holds_shares(me))
        recv_from(me, other(me), &x, sizeof x);
}

static void parties_that_wait_for_each_other_are_found(void **state) {
    (void)state;
    struct stage stage = {.tape = tape_blank()};
    struct why why;

    assert_int_equal(
        stage_play(&stage, wait_for_each_other, NULL, &why), -1);
    assert_non_null(strstr(why.text, "waited for 8 bytes in vain"));
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_worked_example_holds),
    cmocka_unit_test(P1_sees_each_view_once_whatever_was_dealt),
    cmocka_unit_test(each_combination_is_one_case),
    cmocka_unit_test(draws_that_depend_on_a_secret_are_found),
    cmocka_unit_test(parties_that_wait_for_each_other_are_found),
};

RUN("the stage", tests)
