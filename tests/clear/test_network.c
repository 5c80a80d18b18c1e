/* Tangled from chapters/02-network.md; edit that file. */
#include <stdlib.h>

#include "check.h"
#include "network.h"

/* Overwrite x, the inputs of layer l, by its outputs. */
static void apply(const struct network *net, size_t l,
                  const float *theta, float *x) {
    const struct layer *layer = &net->layer[l];
    const float *w = theta + network_weights(net, l);
    float z[100];
    memcpy(z, theta + network_biases(net, l), layer->out * sizeof *z);
    for (size_t j = 0; layer->kind == DENSE && j < layer->out; j++)
        for (size_t i = 0; i < layer->in; i++)
            z[j] += x[i] * w[i * layer->out + j];
    for (size_t j = 0; layer->kind == RELU && j < layer->out; j++)
        z[j] = x[j] >= 0 ? x[j] : 0;
    memcpy(x, z, layer->out * sizeof *x);
}

static const struct network small = {
    "small",
    3,
    {{DENSE, 2, 2, WHOLE}, {RELU, 2, 2, WHOLE}, {DENSE, 2, 2, WHOLE}}};

static void the_example_is_right(void **state) {
    (void)state;
    const float theta[] = {1,    -1,    0.5f, 0.25f, 0, 0.25f,
                           0.5f, -0.5f, 1,    2,     0, 1};
    float x[] = {1, 2};
    apply(&small, 0, theta, x);
    assert_true(x[0] == 2 && x[1] == -0.25f);
    apply(&small, 1, theta, x);
    assert_true(x[0] == 2 && x[1] == 0);
    apply(&small, 2, theta, x);
    assert_true(x[0] == 1 && x[1] == 0);
}

static void parameters_lie_in_order(void **state) {
    (void)state;
    assert_int_equal(0, network_weights(&small, 0));
    assert_int_equal(4, network_biases(&small, 0));
    assert_int_equal(6, network_weights(&small, 1));
    assert_int_equal(6, network_biases(&small, 1));
    assert_int_equal(6, network_weights(&small, 2));
    assert_int_equal(10, network_biases(&small, 2));
    assert_int_equal(12, network_parameters(&small));
}

static void check_table(const char *name, size_t side) {
    const struct network *net = network_find(name);
    assert_non_null(net);
    assert_string_equal(name, net->name);
    assert_in_range(net->depth, 1, LAYERS_MAX);
    assert_int_equal(side * side, network_inputs(net));
    assert_int_equal(10, network_outputs(net));
    for (size_t l = 0; l + 1 < net->depth; l++)
        assert_int_equal(net->layer[l].out, net->layer[l + 1].in);
    for (size_t l = 0; l < net->depth; l++)
        if (net->layer[l].kind == RELU)
            assert_int_equal(net->layer[l].in, net->layer[l].out);
}

static void the_layers_of_each_network_fit(void **state) {
    (void)state;
    const char *const names[] = {"K", "A", "W", "B", "C", "D", "E"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        check_table(names[i], 28);
    check_table("S", 7);
    check_table("T", 14);
}

static void an_unknown_network_is_not_found(void **state) {
    (void)state;
    assert_null(network_find("Z"));
    assert_null(network_find(""));
}

static void filters_and_their_fan_follow_from_the_table(void **state) {
    (void)state;
    const struct network *c = network_find("C");
    const size_t fan[9] = {25, 0, 0, 500, 0, 0, 800, 0, 500};
    const size_t filters[9] = {20, 0, 0, 50, 0, 0, 500, 0, 10};
    size_t offset = 0;
    assert_int_equal(9, c->depth);
    for (size_t l = 0; l < 9; l++) {
        assert_int_equal(fan[l], layer_fan(&c->layer[l]));
        assert_int_equal(filters[l], layer_filters(&c->layer[l]));
        assert_int_equal(offset, network_weights(c, l));
        offset += fan[l] * filters[l];
        assert_int_equal(offset, network_biases(c, l));
        offset += filters[l];
    }
    assert_int_equal(431080, offset);
    assert_int_equal(offset, network_parameters(c));
}

static void windows_lie_where_they_are_counted(void **state) {
    (void)state;
    for (size_t pixels = 1; pixels <= 12; pixels++)
        for (size_t n = 0; n < 60; n++) {
            struct window w = {0,     0, 1, 1 + n % 5, 1 + n / 5 % 4,
                               n / 20};
            size_t count = 0, all = pixels + 2 * w.edge;
            for (size_t at = 0; at + w.side <= all; at += w.stride)
                count++;
            if (w.side <= all)
                assert_int_equal(count, window_along(&w, pixels));
        }
}

static void sums_wait_for_the_next_relu(void **state) {
    (void)state;
    const struct network *b = network_find("B");
    const struct network *d = network_find("D");
    const bool of_b[9] = {1, 1, 0, 1, 1, 0, 1, 0, 0};
    const bool of_d[5] = {1, 0, 1, 0, 0};
    for (size_t l = 0; l < 9; l++)
        assert_int_equal(of_b[l], network_waits(b, l));
    for (size_t l = 0; l < 5; l++)
        assert_int_equal(of_d[l], network_waits(d, l));
}

static void splitmix_agrees_with_java(void **state) {
    (void)state;
    struct splitmix random = {1234567};
    const uint64_t want[] = {
        6457827717110365317u,  3203168211198807973u,
        9817491932198370423u,  4593380528125082431u,
        16408922859458223821u,
    };
    uint64_t got[5];
    for (size_t i = 0; i < 5; i++)
        got[i] = splitmix_next(&random);
    assert_ring_equal(want, got, 5);
}

static void first_weights_have_the_right_spread(void **state) {
    (void)state;
    const struct network net = {"n", 1, {{DENSE, 128, 128, WHOLE}}};
    float *theta = malloc(network_parameters(&net) * sizeof *theta);
    assert_non_null(theta);
    network_init(&net, theta, 1);
    double sum = 0, squares = 0, n = 128 * 128;
    for (size_t i = 0; i < 128 * 128; i++) {
        assert_true(theta[i] * theta[i] <= 6.001f / 128);
        sum += theta[i];
        squares += theta[i] * theta[i];
    }
    assert_near(0, sum / n, 0.005);
    assert_near(2.0 / 128, squares / n, 0.03 * 2.0 / 128);
    for (size_t j = 0; j < 128; j++)
        assert_true(theta[128 * 128 + j] == 0);
    free(theta);
}

static void expect_order(uint64_t seed, size_t epoch,
                         const size_t *want) {
    size_t got[8];
    order_shuffle(got, 8, seed, epoch);
    assert_memory_equal(want, got, sizeof got);
}

static void orders_are_those_expected(void **state) {
    (void)state;
    expect_order(1, 0, (const size_t[]){6, 2, 0, 1, 5, 7, 4, 3});
    expect_order(1, 1, (const size_t[]){3, 2, 5, 0, 1, 7, 6, 4});
    expect_order(2, 0, (const size_t[]){4, 7, 6, 2, 0, 5, 3, 1});
}

static void a_shuffle_contains_everything_once(void **state) {
    (void)state;
    enum { N = 1000 };
    size_t order[N];
    uint8_t seen[N] = {0};
    order_shuffle(order, N, 7, 3);
    for (size_t i = 0; i < N; i++) {
        assert_in_range(order[i], 0, N - 1);
        assert_int_equal(0, seen[order[i]]++);
    }
}

/* The number of an order of three things, 0 to 5. */
static size_t number_of(const size_t *order) {
    return 2 * order[0] + (order[1] > order[2]);
}

static void all_orders_are_equally_likely(void **state) {
    (void)state;
    size_t count[6] = {0}, order[3];
    for (uint64_t seed = 0; seed < 60000; seed++) {
        order_shuffle(order, 3, seed, 0);
        count[number_of(order)]++;
    }
    for (size_t i = 0; i < 6; i++)
        assert_in_range(count[i], 10000 - 5 * 91, 10000 + 5 * 91);
}

static size_t multiplications(const struct network *net) {
    size_t sum = 0;
    for (size_t l = 0; l < net->depth; l++)
        if (net->layer[l].kind == DENSE)
            sum += net->layer[l].in * net->layer[l].out;
    return sum;
}

static void the_table_of_sizes_is_right(void **state) {
    (void)state;
    const struct network *k = network_find("K");
    const struct network *a = network_find("A");
    assert_int_equal(203530, network_parameters(k));
    assert_int_equal(203264, multiplications(k));
    assert_int_equal(118282, network_parameters(a));
    assert_int_equal(118016, multiplications(a));
}

/* Six dense layers of width 64, and five ReLUs between them. */
static struct network deep_network(void) {
    struct network net = {"deep", 11, {{DENSE, 64, 64, WHOLE}}};
    for (size_t l = 1; l < net.depth; l++)
        net.layer[l] =
            (struct layer){l % 2 ? RELU : DENSE, 64, 64, WHOLE};
    return net;
}

/* Mean square of the outputs over that of the inputs, with the first
   weights multiplied by `factor`. */
static double gain(uint64_t seed, float factor) {
    const struct network deep = deep_network();
    size_t n = network_parameters(&deep);
    float x[64], *theta = malloc(n * sizeof *theta);
    double in = 0, out = 0;
    assert_non_null(theta);
    network_init(&deep, theta, seed);
    for (size_t i = 0; i < n; i++)
        theta[i] *= factor;
    for (size_t i = 0; i < 64; i++) {
        x[i] = i % 2 ? 1.0f : 0.5f;
        in += x[i] * x[i];
    }
    for (size_t l = 0; l < deep.depth; l++)
        apply(&deep, l, theta, x);
    for (size_t i = 0; i < 64; i++)
        out += x[i] * x[i];
    free(theta);
    return out / in;
}

static void the_signal_survives_six_layers(void **state) {
    (void)state;
    double sum = 0;
    for (uint64_t seed = 0; seed < 200; seed++)
        sum += gain(seed, 1);
    assert_near(2, sum / 200, 0.3);
}

static void wrong_weights_starve_or_drown_it(void **state) {
    (void)state;
    assert_true(gain(5, 0.5f) * 4096 == gain(5, 1));
    assert_true(gain(5, 2) / 4096 == gain(5, 1));
}

static void swapping_with_any_place_is_biased(void **state) {
    (void)state;
    size_t count[6] = {0};
    const size_t want[6] = {4, 5, 5, 5, 4, 4};
    for (size_t choice = 0; choice < 27; choice++) {
        size_t order[] = {0, 1, 2};
        size_t j[] = {choice / 9, choice / 3 % 3, choice % 3};
        for (size_t i = 0; i < 3; i++) {
            size_t old = order[i];
            order[i] = order[j[i]];
            order[j[i]] = old;
        }
        count[number_of(order)]++;
    }
    assert_memory_equal(want, count, sizeof want);
}

static void seeds_a_step_apart_share_their_sequence(void **state) {
    (void)state;
    struct splitmix one = {1}, other = {1 + 0x9e3779b97f4a7c15};
    splitmix_next(&one);
    for (int i = 0; i < 100; i++)
        assert_true(splitmix_next(&one) == splitmix_next(&other));
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_example_is_right),
    cmocka_unit_test(parameters_lie_in_order),
    cmocka_unit_test(the_layers_of_each_network_fit),
    cmocka_unit_test(an_unknown_network_is_not_found),
    cmocka_unit_test(filters_and_their_fan_follow_from_the_table),
    cmocka_unit_test(windows_lie_where_they_are_counted),
    cmocka_unit_test(sums_wait_for_the_next_relu),
    cmocka_unit_test(splitmix_agrees_with_java),
    cmocka_unit_test(first_weights_have_the_right_spread),
    cmocka_unit_test(orders_are_those_expected),
    cmocka_unit_test(a_shuffle_contains_everything_once),
    cmocka_unit_test(all_orders_are_equally_likely),
    cmocka_unit_test(the_table_of_sizes_is_right),
    cmocka_unit_test(the_signal_survives_six_layers),
    cmocka_unit_test(wrong_weights_starve_or_drown_it),
    cmocka_unit_test(swapping_with_any_place_is_biased),
    cmocka_unit_test(seeds_a_step_apart_share_their_sequence),
};

RUN("network", tests)
