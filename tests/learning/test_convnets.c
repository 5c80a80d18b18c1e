/* Tangled from chapters/50-past-99.md; edit that file. */
#include "check.h"
#include "failures.h"

/* Products of an image in the clear: forward, for the gradient and, but
   in the first layer, back. */
static size_t products(const struct network *net) {
    size_t sum = 0;

    for (size_t l = 0; l < net->depth; l++) {
        const struct layer *layer = &net->layer[l];

        sum += (l == 0 ? 2 : 3) * layer_fan(layer) *
               (layer_filters(layer) ? layer->out : 0);
    }
    return sum;
}

/* A ReLU compares each number, and a pool of n plays n - 1 games. */
static size_t comparisons(const struct network *net) {
    size_t sum = 0;

    for (size_t l = 0; l < net->depth; l++) {
        const struct layer *layer = &net->layer[l];
        size_t area = layer->window.side * layer->window.side;

        sum += layer->kind == RELU      ? layer->out
               : layer->kind == MAXPOOL ? (area - 1) * layer->out
                                        : 0;
    }
    return sum;
}

static void a_step_of_C_is_as_large_as_the_text_says(void **state) {
    const struct network *c = network_find("C");

    (void)state;
    assert_int_equal(network_parameters(c), 431080);
    assert_int_equal(products(c), 6591000);
    assert_int_equal(products(c) * 128, 843648000);
    assert_int_equal(comparisons(c), 15220);
    assert_int_equal(comparisons(c) * 128, 1948160);
    assert_int_equal(comparisons(c) / comparisons(network_find("A")),
                     59);
    assert_int_equal(network_parameters(network_find("D")),
                     130 + 980 * 100 + 100 + 1010);
}

static void local_truncation_would_fail_in_C(void **state) {
    struct recipe r = {network_find("C"),  128,     scale_of(16, LOCAL),
                       {11, 3, 1404, 234}, SOFTMAX, NULL};
    double failures = failures_expected(&r, 5 * 468);

    (void)state;
    assert_int_equal((int)(1000 * failures), 826);
    assert_true(failures_expected(&r, 15 * 468) > 2);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_step_of_C_is_as_large_as_the_text_says),
    cmocka_unit_test(local_truncation_would_fail_in_C),
};

RUN("networks with windows", tests)
