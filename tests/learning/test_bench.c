/* Tangled from chapters/46-prices.md; edit that file. */
#include "bench.h"
#include "check.h"
#include "measure.h"

/* Bytes that are on a line at once, in one direction. */
static double worth(double round_trip, double bytes_a_second) {
    return round_trip / 2 * bytes_a_second;
}

/* Bytes for each round that `few` saves over `many`. */
static double price(struct cost few, struct cost many) {
    return ((double)cost_bytes(few) - (double)cost_bytes(many)) /
           (double)(many.rounds - few.rounds);
}

static struct cost pairs(size_t rows) {
    return maximum_cost(rows, 10, WHOLE_RING);
}

static struct cost tournament(size_t rows) {
    return maxpool_cost(rows, 10, false, WHOLE_RING);
}

static double price_of_pairs(size_t rows) {
    return price(pairs(rows), tournament(rows));
}

static void all_pairs_are_a_bargain_up_to_some_batch(void **state) {
    double local = worth(0.22e-3, 625e6), wide = worth(58e-3, 40e6);

    (void)state;
    assert_int_equal(tournament(128).rounds, 16);
    assert_int_equal(pairs(128).rounds, 6);
    assert_int_equal(cost_bytes(pairs(128)),
                     cost_bytes(tournament(128)) + 331488);
    assert_near(68750, local, 1e-6);
    assert_near(1160000, wide, 1e-6);
    assert_near(33149, price_of_pairs(128), 0.5);
    assert_near(66298, price_of_pairs(256), 0.5);
    assert_near(82872, price_of_pairs(320), 0.5);
    assert_true(price_of_pairs(256) < local);
    assert_true(price_of_pairs(320) > local);
    assert_true(price_of_pairs(320) < wide);
}

static struct cost step_of_A(enum truncation how) {
    struct recipe recipe = {network_find("A"), 128,
                            scale_of(16, how), {.shift = 9},
                            SOFTMAX,           NULL};

    return securenet_step_cost(recipe);
}

static void certainty_has_a_price(void **state) {
    struct cost local = step_of_A(LOCAL), coin = step_of_A(COIN),
                exact = step_of_A(EXACT);

    (void)state;
    assert_int_equal(coin.rounds - local.rounds, 5);
    assert_int_equal(exact.rounds - coin.rounds, 73);
    assert_near(5.96e6, (double)(cost_bytes(coin) - cost_bytes(local)),
                5e3);
    assert_near(5.03e6, (double)(cost_bytes(exact) - cost_bytes(coin)),
                5e3);
    assert_near(5.03e6, 73 * worth(0.22e-3, 625e6), 2e4);
    assert_near(17, worth(58e-3, 40e6) / worth(0.22e-3, 625e6), 0.2);
}

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
    assert_bench("infer-A-1", 2, CSV, "\ninfer-A-1,2,28,23808,57072,");
    assert_bench("infer-A-1", 2, CSV, ",57072,0,0.000\n");
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

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(all_pairs_are_a_bargain_up_to_some_batch),
    cmocka_unit_test(certainty_has_a_price),
    cmocka_unit_test(every_protocol_costs_what_it_states),
    cmocka_unit_test(networks_cost_what_they_state),
    cmocka_unit_test(an_unknown_work_is_named),
    cmocka_unit_test(json_says_null_for_what_is_not_known),
    cmocka_unit_test(table_eight_costs_what_is_stated),
    cmocka_unit_test(bytes_grow_by_the_same_for_64_images),
    cmocka_unit_test(bytes_of_each_are_those_of_all_divided),
    cmocka_unit_test(memory_is_a_straight_line),
    cmocka_unit_test(more_than_fits_is_refused_before_it_is_tried),
};

RUN("bench", tests)
