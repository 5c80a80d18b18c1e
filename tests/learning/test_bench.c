/* Tangled from chapters/41-costs.md; edit that file. */
#include "bench.h"
#include "check.h"
#include "measure.h"
#include "three.h"

#include <stdlib.h>

/* What bench writes, up to `size` bytes. */
static int bench_text(const struct bench *b, char *text, size_t size,
                      struct why *why) {
    FILE *f = tmpfile();
    int failed = bench(b, f, why);

    rewind(f);
    text[fread(text, 1, size - 1, f)] = '\0';
    fclose(f);
    return failed;
}

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

static void assert_bench(const char *name, size_t n, enum format format,
                         const char *want) {
    const struct bench b = {
        .name = name, .n = n, .repeat = 1, .format = format};
    char text[8192];
    struct why why;

    if (bench_text(&b, text, sizeof text, &why))
        fail_msg("%s", why.text);
    assert_non_null(strstr(text, want));
}

static void every_protocol_costs_what_it_states(void **state) {
    (void)state;
    assert_bench("protocols", 3, CSV,
                 "\nmultiply,3,1,96,24,120,2,120,");
}

static void networks_cost_what_they_state(void **state) {
    (void)state;
    assert_bench("train-K-1", 1, TABLE, "\ntrain-K-1 ");
    assert_bench("infer-A-1", 2, TABLE, "\ninfer-A-1 ");
}

/* Bytes of its arena that a party uses for so many predictions, by a
   network of few weights, which is done sooner. */
static double arena_for(size_t images) {
    static const struct shape none = {0, 0, 0, NULL, NULL};
    static const struct network few = {"few",
                                       3,
                                       {{DENSE, 784, 16, WHOLE},
                                        {RELU, 16, 16, WHOLE},
                                        {DENSE, 16, 10, WHOLE}}};
    struct work work = {.name = "infer",
                        .run = run_infer,
                        .n = images,
                        .shape = &none,
                        .recipe = {.net = &few,
                                   .batch = images,
                                   .scale = scale_of(16, COIN)}};
    struct sample sample;
    struct why why;

    if (measure(&work, 1, &sample, &why))
        fail_msg("%s", why.text);
    return (double)sample.arena;
}

static void memory_is_a_straight_line(void **state) {
    double one = arena_for(128), slope = (arena_for(256) - one) / 128;

    (void)state;
    assert_near(1, (one + slope * (1024 - 128)) / arena_for(1024),
                0.01);
    assert_true(slope > sizeof(ring) * 784);
}

static void more_than_fits_is_refused_before_it_is_tried(void **state) {
    static const char *const name[] = {"relu", "private_compare",
                                       "infer-K-1"};
    char text[64];
    struct why why;

    (void)state;
    for (size_t i = 0; i < sizeof name / sizeof *name; i++) {
        const struct bench b = {.name = name[i],
                                .n = (size_t)1 << 61,
                                .repeat = 1,
                                .format = TABLE};

        assert_int_equal(bench_text(&b, text, sizeof text, &why), -1);
        assert_non_null(strstr(why.text, "-n 2305843009213693952: "));
        assert_non_null(strstr(why.text, " MB for each of the three"));
    }
}

static void an_unknown_work_is_named(void **state) {
    const struct bench b = {
        .name = "reul", .n = 1, .repeat = 1, .format = TABLE};
    char text[64];
    struct why why;

    (void)state;
    assert_int_equal(bench_text(&b, text, sizeof text, &why), -1);
    assert_non_null(strstr(why.text, "'reul'"));
}

static void json_says_null_for_what_is_not_known(void **state) {
    (void)state;
    assert_bench("deal", 2, JSON,
                 "[{\"work\": \"deal\", \"n\": 2, \"rounds\": 1, "
                 "\"online\": 0, \"dealt\": 16, \"bytes\": 16,\n"
                 "  \"paper_rounds\": null, ");
    assert_bench("multiply", 1, JSON, "\"paper_rounds\": 2, ");
}

static void table_eight_costs_what_is_stated(void **state) {
    (void)state;
    assert_bench("units-8x8x50", 1, CSV, ",180000,0.18,1.9,");
    assert_bench("matrix-1x100x1", 1, CSV,
                 "\nmatrix-1x100x1,1,1,3200,8,3208,,3200,");
}

static uint64_t bytes_with(size_t batch) {
    struct recipe recipe = {
        network_find("K"), batch,   scale_of(16, COIN),
        {.shift = 9},      SOFTMAX, NULL};

    return cost_bytes(securenet_step_cost(recipe));
}

static void bytes_grow_by_the_same_for_64_images(void **state) {
    uint64_t images = bytes_with(65) - bytes_with(1);

    (void)state;
    for (size_t batch = 2; batch < 1000; batch++)
        assert_int_equal(bytes_with(batch + 64) - bytes_with(batch),
                         images);
}

static void bytes_of_each_are_those_of_all_divided(void **state) {
    const struct bench b = {.name = "multiply",
                            .n = 64,
                            .repeat = 1,
                            .each = true,
                            .format = CSV};
    char text[4096];
    struct why why;

    (void)state;
    if (bench_text(&b, text, sizeof text, &why))
        fail_msg("%s", why.text);
    assert_non_null(strstr(text, "\nmultiply,64,1,32,8,40,2,40,"));
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

static void a_line_takes_its_time_and_changes_no_count(void **state) {
    const struct bench b = {.name = "relu",
                            .n = 1,
                            .repeat = 1,
                            .format = JSON,
                            .line = {10 * 1000 * 1000, 1000 * 1000, 0}};
    struct cost cost = relu_cost(1, WHOLE_RING);
    char text[4096], counts[80];
    const char *least;
    struct why why;

    (void)state;
    if (bench_text(&b, text, sizeof text, &why))
        fail_msg("%s", why.text);
    snprintf(counts, sizeof counts,
             "\"rounds\": %llu, \"online\": %llu, \"dealt\": %llu,",
             (unsigned long long)cost.rounds,
             (unsigned long long)cost.online,
             (unsigned long long)cost.dealt);
    assert_non_null(strstr(text, counts));
    least = strstr(text, "\"least_ms\": ");
    assert_non_null(least);
    assert_true(strtod(least + strlen("\"least_ms\": "), NULL) >=
                10 * (double)cost.rounds);
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
    const struct shape one = {1, 1, 1, NULL, NULL};
    const struct work work = {.name = "patience",
                              .run = run_patiently,
                              .n = 1,
                              .shape = &one,
                              .line = {1000 * 1000, 1000, 0}};
    struct sample sample;
    struct why why;

    (void)state;
    if (measure(&work, 1, &sample, &why))
        fail_msg("%s", why.text);
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
    cmocka_unit_test(every_protocol_costs_what_it_states),
    cmocka_unit_test(networks_cost_what_they_state),
    cmocka_unit_test(memory_is_a_straight_line),
    cmocka_unit_test(more_than_fits_is_refused_before_it_is_tried),
    cmocka_unit_test(an_unknown_work_is_named),
    cmocka_unit_test(json_says_null_for_what_is_not_known),
    cmocka_unit_test(table_eight_costs_what_is_stated),
    cmocka_unit_test(bytes_grow_by_the_same_for_64_images),
    cmocka_unit_test(bytes_of_each_are_those_of_all_divided),
    cmocka_unit_test(costs_do_not_depend_on_values),
    cmocka_unit_test(a_line_takes_its_time_and_changes_no_count),
    cmocka_unit_test(patience_is_as_long_as_the_line_is_slow),
    cmocka_unit_test(two_sends_in_a_row_are_one_round),
};

RUN("bench", tests)
