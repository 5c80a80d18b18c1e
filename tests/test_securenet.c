/* Tangled from chapters/22-secure-network.md: edit the chapter, not this file. */
#include "fixed.h"
#include "fixnet.h"
#include "plain.h"
#include "securenet.h"
#include "three.h"

#include <stdlib.h>

static const struct network small = {
    "small", 3, {{DENSE, 2, 2}, {RELU, 2, 2}, {DENSE, 2, 2}}};

static const float small_theta[] = {1,    -1,    0.5f, 0.25f, 0, 0.25f,
                                    0.5f, -0.5f, 1,    2,     0, 1};

static void run_forward(struct party *me, const struct three *t,
                        ring *const in[], ring *const out[]) {
    const struct recipe *recipe = t->arg;
    struct securenet s = securenet_open(me, *recipe);

    s.theta = in[0];
    securenet_forward(me, &s, in[1]);
    for (size_t l = 0; holds_shares(me) && l < recipe->net->depth; l++)
        for (size_t k = 0; k < t->out_n[l]; k++)
            out[l][k] = s.active[l][k];
}

static void assert_units(ring want, ring got, ring units) {
    ring up = mod_L(got - want), distance = up;

    if (mod_L(0 - up) < up)
        distance = mod_L(0 - up);
    if (distance > units)
        fail_msg("%lld units from what was wanted",
                 (long long)signed_of(up));
}

static void the_worked_example_comes_out_on_shares(void **state) {
    static const double want[3][2] = {{2, -0.25}, {2, 0}, {1, 0}};
    const float image[2] = {1, 2};
    struct recipe recipe = {&small, 1, 16, 2, SOFTMAX};
    ring theta[12], x[2], y[3][2];
    struct three t = {.protocol = run_forward,
                      .arg = &recipe,
                      .in = {theta, x},
                      .in_n = {12, 2},
                      .out = {y[0], y[1], y[2]},
                      .out_n = {2, 2, 2}};

    (void)state;
    encode(small_theta, theta, 12, 16);
    encode(image, x, 2, 16);
    three_run(&t);
    for (int l = 0; l < 3; l++)
        for (int k = 0; k < 2; k++)
            assert_units(fixed_of(want[l][k], 16), y[l][k], 4);
    assert_cost(securenet_forward_cost(recipe), t.cost);
}

enum { BATCH = 4, F = 16, SHIFT = 3 };

static const struct network odd = {"odd",
                                   5,
                                   {{DENSE, 7, 5},
                                    {RELU, 5, 5},
                                    {DENSE, 5, 4},
                                    {RELU, 4, 4},
                                    {DENSE, 4, 3}}};

static void run_step(struct party *me, const struct three *t,
                     ring *const in[], ring *const out[]) {
    const struct recipe *recipe = t->arg;
    struct securenet s = securenet_open(me, *recipe);

    s.theta = in[0];
    securenet_step(me, &s, in[1], in[2]);
    for (size_t k = 0; holds_shares(me) && k < t->out_n[0]; k++)
        out[0][k] = s.theta[k];
}

static void fill(ring *x, size_t n, struct splitmix *random) {
    for (size_t k = 0; k < n; k++)
        x[k] = splitmix_next(random) >> (64 - F);
}

static void one_step(const struct network *net, enum output output,
                     ring units) {
    size_t n = network_parameters(net), in = network_inputs(net);
    size_t classes = network_outputs(net);
    struct recipe recipe = {net, BATCH, F, SHIFT, output};
    struct splitmix random = {7};
    float *first = malloc(n * sizeof *first);
    ring *theta = malloc(n * sizeof *theta), *after = malloc(n * 8);
    ring *x = malloc(BATCH * in * 8);
    ring *onehot = calloc(BATCH * classes, 8);
    struct three t = {.protocol = run_step,
                      .arg = &recipe,
                      .in = {theta, x, onehot},
                      .in_n = {n, BATCH * in, BATCH * classes},
                      .out = {after},
                      .out_n = {n}};
    struct fixnet *clear =
        fixnet_open(net, BATCH, F, SHIFT, NEAREST, 0);

    network_init(net, first, 5);
    encode(first, theta, n, F);
    fill(x, BATCH * in, &random);
    for (size_t k = 0; k < BATCH; k++)
        onehot[k * classes + k % classes] = (ring)1 << F;
    three_run(&t);
    assert_cost(securenet_step_cost(recipe), t.cost);
    fixnet_step(clear, theta, x, onehot);
    for (size_t k = 0; units && k < n; k++)
        assert_units(theta[k], after[k], units);
    fixnet_close(clear);
    free(first);
    free(theta);
    free(after);
    free(x);
    free(onehot);
}

static void a_step_on_shares_is_the_step_in_fixed_point(void **state) {
    (void)state;
    for (int i = 0; i < 20; i++)
        one_step(&odd, SOFTMAX, 128);
}

static void a_step_with_asm_costs_what_it_states(void **state) {
    (void)state;
    one_step(&odd, ASM, 0);
}

static void a_step_of_network_a_costs_what_it_states(void **state) {
    (void)state;
    one_step(network_find("A"), SOFTMAX, 0);
}

static void updating_first_hands_back_another_error(void **state) {
    double w = 1, x = 1, delta = 0.5, right = delta * w;

    (void)state;
    w -= delta * x;
    assert_true(right == 0.5);
    assert_true(delta * w == 0.25);
}

static void a_sum_beyond_the_domain_is_dropped(void **state) {
    float theta_real[12] = {0};
    const float image[2] = {1, 0};
    struct recipe recipe = {&small, 1, 16, 2, SOFTMAX};
    ring theta[12], x[2], y[3][2];
    struct three t = {.protocol = run_forward,
                      .arg = &recipe,
                      .in = {theta, x},
                      .in_n = {12, 2},
                      .out = {y[0], y[1], y[2]},
                      .out_n = {2, 2, 2}};

    (void)state;
    encode(theta_real, theta, 12, 16);
    encode(image, x, 2, 16);
    theta[4] = (ring)1 << 62; /* the first bias: 2^46 */
    three_run(&t);
    assert_true(signed_of(y[0][0]) > 0);
    assert_int_equal(y[1][0], 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_worked_example_comes_out_on_shares),
        cmocka_unit_test(a_step_on_shares_is_the_step_in_fixed_point),
        cmocka_unit_test(a_step_with_asm_costs_what_it_states),
        cmocka_unit_test(a_step_of_network_a_costs_what_it_states),
        cmocka_unit_test(updating_first_hands_back_another_error),
        cmocka_unit_test(a_sum_beyond_the_domain_is_dropped),
    };

    return cmocka_run_group_tests_name("securenet", tests, NULL, NULL);
}
