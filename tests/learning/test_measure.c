/* Tangled from chapters/45-costs.md; edit that file. */
#include "check.h"
#include "measure.h"
#include "three.h"

static void one_relu_is_all_rounds_a_million_are_all_bytes(void **s) {
    const double line = 100e6 / 8, round = 0.1 / 2;
    struct cost one = relu_cost(1, WHOLE_RING);
    struct cost many = relu_cost(1000000, WHOLE_RING);
    (void)s;

    assert_int_equal(one.rounds, many.rounds);
    assert_near(6.5, (double)cost_bytes(many) / line, 0.1);
    assert_near(2, (double)many.online / line, 0.1);
    assert_true(100 * ((double)cost_bytes(one) / line) <
                (double)one.rounds * round);
}

static void run_relu(struct party *me, const struct three *t,
                     ring *const in[], ring *const out[]) {
    struct flags bit = {.open = (pack *)out[2], .coin = out[1]};

    relu(me, in[0], out[0], bit, t->n, WHOLE_RING);
}

static struct cost cost_on(ring first, ring step) {
    ring a[50], y[50], coin[50], open[50];
    struct three t = {.protocol = run_relu,
                      .n = 50,
                      .in = {a},
                      .in_n = {50},
                      .out = {y, coin, open},
                      .out_n = {50, 50, 50}};

    for (size_t k = 0; k < 50; k++)
        a[k] = mod_L(first + k * step);
    three_run(&t);
    return t.cost;
}

static void costs_do_not_depend_on_values(void **state) {
    (void)state;
    assert_cost(cost_on(0, 0), cost_on(12345, 0x123456789abcdef));
}

static const struct shape one = {1, 1, 1, NULL, NULL};

static struct sample measured(struct work work) {
    struct sample sample;
    struct why why;

    work.n = 1;
    work.shape = &one;
    if (measure(&work, 1, &sample, &why))
        fail_msg("%s", why.text);
    return sample;
}

static struct cost work_relu(struct party *me, struct work *w) {
    struct flags bit = {.open = (pack *)w->v[3], .coin = w->v[2]};

    relu(me, w->v[0], w->v[1], bit, w->n, WHOLE_RING);
    return relu_cost(w->n, WHOLE_RING);
}

static void a_line_takes_its_time_and_changes_no_count(void **state) {
    struct work work = {.name = "relu",
                        .run = work_relu,
                        .line = {10 * 1000 * 1000, 1000 * 1000, 0}};
    struct cost cost = relu_cost(1, WHOLE_RING);
    struct sample sample = measured(work);

    (void)state;
    assert_cost(cost, sample.cost);
    assert_true(sample.least >= 10 * (double)cost.rounds);
}

static struct cost run_patiently(struct party *me, struct work *w) {
    ring word[2] = {0};
    bool patient = me->patience == 60 * 1000 + 2 * (16 + 1);

    (void)w;
    if (holds_shares(me))
        swap_with(me, other(me), &word[0], &word[1], sizeof word[0]);
    if (me->link[P2].line.rate && me->link[P0].line.rate && !patient)
        party_fail(me, "P%d has %d ms of patience", me->id,
                   me->patience);
    return (struct cost){1, 16, 0};
}

static void patience_is_as_long_as_the_line_is_slow(void **state) {
    (void)state;
    measured((struct work){.name = "patience",
                           .run = run_patiently,
                           .line = {1000 * 1000, 1000, 0}});
}

static struct cost run_and_misstate(struct party *me, struct work *w) {
    struct cost cost = work_relu(me, w);

    cost.online++;
    return cost;
}

static void a_cost_that_is_not_as_stated_is_an_error(void **state) {
    const struct work work = {.name = "misstated",
                              .run = run_and_misstate,
                              .n = 1,
                              .shape = &one};
    struct sample sample;
    struct why why;

    (void)state;
    assert_int_equal(measure(&work, 1, &sample, &why), -1);
    assert_non_null(strstr(why.text, "misstated: stated are "));
}

static void send_twice(struct party *me, const struct three *t,
                       ring *const in[], ring *const out[]) {
    ring x = 0;

    (void)t;
    (void)in;
    (void)out;
    for (int i = 0; i < 2; i++)
        if (me->id == P0)
            send_to(me, P1, &x, sizeof x);
        else if (me->id == P1)
            recv_from(me, P0, &x, sizeof x);
}

static void two_sends_in_a_row_are_one_round(void **state) {
    struct three t = {.protocol = send_twice};

    (void)state;
    three_run(&t);
    assert_cost((struct cost){1, 16, 0}, t.cost);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(one_relu_is_all_rounds_a_million_are_all_bytes),
    cmocka_unit_test(costs_do_not_depend_on_values),
    cmocka_unit_test(a_line_takes_its_time_and_changes_no_count),
    cmocka_unit_test(patience_is_as_long_as_the_line_is_slow),
    cmocka_unit_test(a_cost_that_is_not_as_stated_is_an_error),
    cmocka_unit_test(two_sends_in_a_row_are_one_round),
};

RUN("measure", tests)
