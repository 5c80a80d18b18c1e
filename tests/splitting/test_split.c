/* Tangled from chapters/58-split.md; edit that file. */
#include "lanes.h"
#include "matrix.h"
#include "played.h"

/* The same steps by one who has all the columns. */
static void train_joined(const struct played *h, float *theta,
                         float *loss) {
    struct plain *p = plain_open(h->cut.net, ROWS);

    assert_non_null(p);
    network_init(h->cut.net, theta, h->cut.seed);
    for (size_t k = 0; k < h->steps; k++)
        loss[k] =
            plain_step(p, theta, h->x[k], h->labels[k], h->cut.rate, 0);
    plain_close(p);
}

static void a_split_training_is_that_of_the_joined_table(void **state) {
    (void)state;
    for (int first = SUM; first <= SS; first++) {
        struct played h = {.cut = cut_of((enum first)first),
                           .steps = STEPS_MAX};
        float theta[256], loss[STEPS_MAX];

        played_run(&h);
        train_joined(&h, theta, loss);
        for (size_t k = 0; k < network_parameters(h.cut.net); k++)
            assert_near((double)theta[k], (double)h.theta[k], 1e-3);
        for (size_t k = 0; k < STEPS_MAX; k++)
            assert_near((double)loss[k], (double)h.loss[k], 1e-3);
    }
}

static void hardened_learns_the_same_but_for_rounding(void **state) {
    struct played h = {.cut = cut_of(HARDENED), .steps = STEPS_MAX};
    float theta[256], loss[STEPS_MAX], first[COLUMNS * HIDDEN];
    ring w[COLUMNS * HIDDEN];

    (void)state;
    played_run(&h);
    train_joined(&h, theta, loss);
    group_add(MOD_L, h.shares[0], h.shares[1], w, COLUMNS * HIDDEN);
    decode(w, first, COLUMNS * HIDDEN, 16);
    for (size_t k = 0; k < COLUMNS * HIDDEN; k++)
        assert_near((double)theta[k], (double)first[k], 1e-3);
    for (size_t k = 0; k < STEPS_MAX; k++)
        assert_near((double)loss[k], (double)h.loss[k], 1e-3);
}

static void h1_is_the_same_to_the_last_bit_in_all_ways(void **state) {
    struct played sum = {.cut = cut_of(SUM), .steps = 1};

    (void)state;
    played_run(&sum);
    for (int first = SS; first <= HARDENED; first++) {
        struct played h = {.cut = cut_of((enum first)first),
                           .steps = 1};

        played_run(&h);
        assert_ring_equal(sum.sums, h.sums, ROWS * HIDDEN);
    }
}

static void a_step_costs_what_it_states(void **state) {
    (void)state;
    for (int first = SUM; first <= HARDENED; first++)
        for (int how = LOCAL; how <= COIN; how++) {
            struct played h = {.cut = cut_of((enum first)first),
                               .steps = 2};

            h.cut.scale.how = (enum truncation)how;
            played_run(&h);
            assert_cost(cost_times(split_step_cost(&h.cut), 2), h.cost);
        }
}

/* Three layers, by hand: 5 and 2 are the inputs, all is whole. */
static const struct network by_hand = {
    .name = "by hand",
    .depth = 3,
    .layer = {{.kind = DENSE, .in = 2, .out = 1},
              {.kind = RELU, .in = 1, .out = 1},
              {.kind = DENSE, .in = 1, .out = 2}}};

struct hand {
    uint8_t label;
    float first[2], h1, hl, gl, g1[OWNER], bias, last[4], p[2];
};

static void hand_body(struct party *me, void *arg) {
    static const float last[4] = {0.5F, -0.5F, -7, 7};
    struct hand *hand = arg;
    struct split s;
    float x = me->id == P0 ? 5 : 2;

    if (me->id == OWNER)
        return;
    s = split_open(me, (struct cut){.net = &by_hand,
                                    .columns = 1,
                                    .batch = 1,
                                    .rate = 1,
                                    .scale = scale_of(16, EXACT)});
    if (s.first)
        s.first[0] = 2;
    if (me->id == P0)
        memcpy(s.slice.theta + network_weights(&by_hand, 2), last,
               sizeof last);
    split_step(me, &s, &x, me->id == P0 ? &hand->label : NULL);
    hand->g1[me->id] = s.g1[0];
    if (s.first)
        hand->first[me->id] = s.first[0];
    if (me->id == P0) {
        memcpy(hand->last, s.slice.theta + network_weights(&by_hand, 2),
               sizeof last);
        memcpy(hand->p, s.probability, sizeof hand->p);
    }
    if (me->id == P2) {
        hand->h1 = s.h1[0];
        hand->hl = s.hl[0];
        hand->gl = s.gl[0];
        hand->bias = s.biases[0];
    }
}

#define assert_float(want, got) assert_near(want, (double)(got), 1e-6)

static void the_worked_step_comes_out(void **state) {
    struct hand hand = {.label = 0}, other = {.label = 1};
    struct why why;

    (void)state;
    if (party_threads(hand_body, &hand, &why) ||
        party_threads(hand_body, &other, &why))
        fail_msg("%s", why.text);
    assert_float(14, hand.h1);
    assert_float(14, hand.hl);
    assert_float(0.5, hand.p[0]);
    assert_float(-0.5, hand.gl);
    for (int id = P0; id < OWNER; id++)
        assert_float(-0.5, hand.g1[id]);
    assert_float(4.5, hand.first[P0]);
    assert_float(3, hand.first[P1]);
    assert_float(0.5, hand.bias);
    assert_float(7.5, hand.last[0]);
    assert_float(-7.5, hand.last[1]);
    assert_float(-6.5, hand.last[2]);
    assert_float(6.5, hand.last[3]);
    assert_float(0.5, other.g1[P1]);
}

static void
nobody_but_those_of_the_table_gets_a_gradient(void **state) {
    static const float none[ROWS * HIDDEN];

    (void)state;
    for (int first = SUM; first <= HARDENED; first++) {
        struct played h = {.cut = cut_of((enum first)first),
                           .steps = 1};

        played_run(&h);
        assert_memory_equal(h.gl[P0], h.gl[P2], sizeof none);
        assert_memory_equal(h.hl[P0], h.hl[P2], sizeof none);
        assert_memory_equal(h.hl[P1], none, sizeof none);
        assert_memory_not_equal(h.g1[P2], none, sizeof none);
        assert_memory_equal(
            h.g1[P1], first == HARDENED ? none : h.g1[P2], sizeof none);
    }
}

static void whole_numbers_leave_low_bits_to_the_other(void **state) {
    struct played h = {.cut = cut_of(SUM), .steps = 1};
    ring own[ROWS * HIDDEN] = {0}, x[ROWS * 3], w[3 * HIDDEN];
    float theta[256];
    uint64_t seen = 0;

    (void)state;
    played_fill(&h);
    for (size_t k = 0; k < ROWS; k++) {
        h.x[0][k * COLUMNS] = (float)k;
        h.x[0][k * COLUMNS + 1] = 1;
    }
    h.filled = true;
    played_run(&h);
    network_init(h.cut.net, theta, h.cut.seed);
    encode(theta + LEFT * HIDDEN, w, 3 * HIDDEN, 16);
    for (size_t i = 0; i < ROWS; i++)
        encode(h.x[0] + i * COLUMNS + LEFT, x + i * 3, 3, 16);
    matrix_mul_add(x, w, own, ROWS, 3, HIDDEN);
    for (size_t k = 0; k < ROWS * HIDDEN; k++) {
        assert_int_equal(own[k] & 0xffff, h.sums[k] & 0xffff);
        seen |= own[k] & 0xffff;
    }
    assert_int_not_equal(seen, 0);
}

static void server_and_holder_together_see_the_other(void **state) {
    struct played h = {.cut = cut_of(SUM), .steps = 1};
    ring own[2][ROWS * HIDDEN] = {{0}}, x[ROWS * COLUMNS];
    ring w[COLUMNS * HIDDEN], rest[ROWS * HIDDEN];
    float theta[256];

    (void)state;
    played_run(&h);
    network_init(h.cut.net, theta, h.cut.seed);
    encode(theta, w, COLUMNS * HIDDEN, 16);
    for (int id = P0; id <= P1; id++) {
        size_t in = split_columns(&h.cut, id);
        float columns[ROWS * COLUMNS];

        own_columns(&h.cut, id, h.x[0], columns);
        encode(columns, x, ROWS * in, 16);
        matrix_mul_add(x, w + (id == P1 ? LEFT * HIDDEN : 0), own[id],
                       ROWS, in, HIDDEN);
    }
    group_sub(MOD_L, h.sums, own[P1], rest, ROWS * HIDDEN);
    assert_ring_equal(own[P0], rest, ROWS * HIDDEN);
}

static void assert_refused(struct cut cut, float first,
                           const char *reason) {
    struct played h = {.cut = cut, .steps = 1};
    struct why why = {""};

    played_fill(&h);
    if (first != 0)
        h.x[0][0] = first;
    assert_int_equal(party_threads(played_body, &h, &why), -1);
    if (!strstr(why.text, reason))
        fail_msg("'%s' does not say '%s'", why.text, reason);
}

static void what_cannot_be_split_is_refused_by_name(void **state) {
    static const struct network shallow = {
        .name = "shallow",
        .depth = 1,
        .layer = {{.kind = DENSE, .in = COLUMNS, .out = 3}}};
    struct cut cut = cut_of(SUM);

    (void)state;
    cut.net = &shallow;
    assert_refused(cut, 0, "network shallow: a split network begins");
    cut = cut_of(SUM);
    cut.columns = COLUMNS;
    assert_refused(cut, 0, "5 of 5 columns are the first holder's");
    cut = cut_of(HARDENED);
    cut.rate = 0.3F;
    assert_refused(cut, 0, "it must be a power of two");
    cut = cut_of(SUM);
    cut.noise.h1 = 1;
    assert_refused(cut, 0, "noise, and no stream to draw it from");
    assert_refused(cut_of(SUM), 1e30F, "an input: 1e+30 does not fit");
}

static void run_sum(struct party *me, const struct three *t,
                    ring *const in[], ring *const out[]) {
    first_sum(me, in[0], me->id == P2 ? out[0] : NULL, t->n);
    for (size_t k = 0; holds_shares(me) && k < t->n; k++)
        out[0][k] = in[0][k];
}

static void sums_stay_in_their_lanes(void **state) {
    const struct lanes sums = lanes_of_elements(run_sum, 1, 1);

    (void)state;
    lanes_apart(&sums);
    lanes_full(&sums);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_split_training_is_that_of_the_joined_table),
    cmocka_unit_test(hardened_learns_the_same_but_for_rounding),
    cmocka_unit_test(h1_is_the_same_to_the_last_bit_in_all_ways),
    cmocka_unit_test(a_step_costs_what_it_states),
    cmocka_unit_test(the_worked_step_comes_out),
    cmocka_unit_test(nobody_but_those_of_the_table_gets_a_gradient),
    cmocka_unit_test(whole_numbers_leave_low_bits_to_the_other),
    cmocka_unit_test(server_and_holder_together_see_the_other),
    cmocka_unit_test(what_cannot_be_split_is_refused_by_name),
    cmocka_unit_test(sums_stay_in_their_lanes),
};

RUN("a split network", tests)
