/* Tangled from chapters/42-split.md; edit that file. */
#include "two_houses.h"

#include "three.h"

/* The same steps by one who has all the columns. */
static void train_joined(const struct houses *h, float *theta,
                         float *loss) {
    struct plain *p = plain_open(h->cut.net, ROWS);

    assert_non_null(p);
    network_init(h->cut.net, theta, h->cut.seed);
    for (size_t k = 0; k < h->steps; k++)
        loss[k] =
            plain_step(p, theta, h->x[k], h->labels[k], h->cut.rate);
    plain_close(p);
}

static void a_split_training_is_that_of_the_joined_table(void **state) {
    (void)state;
    for (int first = SUM; first <= SS; first++) {
        struct houses h = {.cut = cut_of((enum first)first),
                           .steps = STEPS_MAX};
        float theta[256], loss[STEPS_MAX];

        houses_run(&h);
        train_joined(&h, theta, loss);
        for (size_t k = 0; k < network_parameters(h.cut.net); k++)
            assert_near((double)theta[k], (double)h.theta[k], 1e-3);
        for (size_t k = 0; k < STEPS_MAX; k++)
            assert_near((double)loss[k], (double)h.loss[k], 1e-3);
    }
}

static void hardened_learns_the_same_but_for_rounding(void **state) {
    struct houses h = {.cut = cut_of(HARDENED), .steps = STEPS_MAX};
    float theta[256], loss[STEPS_MAX], first[COLUMNS * HIDDEN];
    ring w[COLUMNS * HIDDEN];

    (void)state;
    houses_run(&h);
    train_joined(&h, theta, loss);
    group_add(MOD_L, h.shares[0], h.shares[1], w, COLUMNS * HIDDEN);
    decode(w, first, COLUMNS * HIDDEN, 16);
    for (size_t k = 0; k < COLUMNS * HIDDEN; k++)
        assert_near((double)theta[k], (double)first[k], 1e-3);
    for (size_t k = 0; k < STEPS_MAX; k++)
        assert_near((double)loss[k], (double)h.loss[k], 1e-3);
}

static void h1_is_the_same_to_the_last_bit_in_all_ways(void **state) {
    struct houses sum = {.cut = cut_of(SUM), .steps = 1};

    (void)state;
    houses_run(&sum);
    for (int first = SS; first <= HARDENED; first++) {
        struct houses h = {.cut = cut_of((enum first)first),
                           .steps = 1};

        houses_run(&h);
        assert_ring_equal(sum.sums, h.sums, ROWS * HIDDEN);
    }
}

static void a_step_costs_what_it_states(void **state) {
    (void)state;
    for (int first = SUM; first <= HARDENED; first++)
        for (int how = LOCAL; how <= COIN; how++) {
            struct houses h = {.cut = cut_of((enum first)first),
                               .steps = 2};

            h.cut.scale.how = (enum truncation)how;
            houses_run(&h);
            assert_cost(cost_times(split_step_cost(&h.cut), 2), h.cost);
        }
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_split_training_is_that_of_the_joined_table),
    cmocka_unit_test(hardened_learns_the_same_but_for_rounding),
    cmocka_unit_test(h1_is_the_same_to_the_last_bit_in_all_ways),
    cmocka_unit_test(a_step_costs_what_it_states),
};

RUN("a split network", tests)
