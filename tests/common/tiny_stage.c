/* Tangled from chapters/17-stage.md; edit that file. */
#include "check.h"
#include "deal.h"
#include "packed.h"
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

static void send_bits(struct party *me, void *arg) {
    struct example *e = arg;
    uint64_t row[2];
    size_t n = e->cases;

    if (me->id == OWNER)
        return;
    stage_look(me->id, 0, n, e->seen[me->id]);
    row_bits[me->id] = n;
    for (size_t i = 0; me->id != P1 && i < 2; i++)
        draw_bits(me->with[P2 - me->id][DEAL], &row[i], n);
    if (me->id == P2)
        send_to(me, P1, row, sizeof row);
    else if (me->id == P1)
        recv_from(me, P2, row, sizeof row);
}

static void rows_are_seen_bit_by_bit(void **state) {
    (void)state;
    static struct example e = {.cases = 1};
    struct stage stage = {.tape = tape_blank()};
    struct why why;

    assert_int_equal(stage_play(&stage, send_bits, &e, &why), 0);
    assert_int_equal(stage.tape.cases, 4);
    stage.tape.learnt = true;
    e.cases = 4;
    assert_int_equal(stage_play(&stage, send_bits, &e, &why), 0);
    for (size_t k = 0; k < 4; k++) {
        assert_int_equal(e.seen[P0][k], k);
        assert_int_equal(e.seen[P1][k], k);
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

    if (!holds_shares(me))
        return;
    stage_look(me->id, 0, 1, seen);
    if (*secret != 3)
        draw_below(me->with[other(me)][ZERO], &drawn, 1, 3);
    if (*secret == 1)
        draw_below(me->with[other(me)][ZERO], &drawn, 1, 3);
    else if (*secret == 2)
        draw_below(me->with[other(me)][BLIND], &drawn, 1, 3);
}

/* The reason why this secret is refused, after one that was zero. */
static struct why learn_then_draw(ring secret) {
    struct stage stage = {.tape = tape_blank()};
    struct why why;
    ring first = 0;

    assert_int_equal(stage_play(&stage, draw_as_told, &first, &why), 0);
    stage.tape.learnt = true;
    stage_play(&stage, draw_as_told, &secret, &why);
    return why;
}

static void draws_that_depend_on_a_secret_are_found(void **state) {
    static const char *const reason[] = {
        "", "a choice that the first run did not make",
        "a choice that the first run did not make",
        "role 0 sees 0 digits, at first it saw 1"};

    (void)state;
    for (ring secret = 0; secret < 4; secret++)
        assert_string_equal(learn_then_draw(secret).text,
                            reason[secret]);
}

static void draw_alone(struct party *me, void *arg) {
    uint64_t seen[1];
    ring mask;

    (void)arg;
    stage_look(me->id, 0, 1, seen);
    if (me->id == P0)
        draw_ring(me->with[P1][ZERO], &mask, 1);
}

static void a_stream_out_of_step_is_found(void **state) {
    (void)state;
    struct stage stage = {.tape = tape_blank()};
    struct why why;

    assert_int_equal(stage_play(&stage, draw_alone, NULL, &why), -1);
    assert_string_equal(
        why.text, "one holder of a stream draws more than the other");
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
    cmocka_unit_test(rows_are_seen_bit_by_bit),
    cmocka_unit_test(each_combination_is_one_case),
    cmocka_unit_test(draws_that_depend_on_a_secret_are_found),
    cmocka_unit_test(a_stream_out_of_step_is_found),
    cmocka_unit_test(parties_that_wait_for_each_other_are_found),
};

RUN("the stage", tests)
