/* Tangled from chapters/41-shadow.md; edit that file. */
#include "check.h"
#include "dots.h"
#include "failures.h"
#include "fixed.h"
#include "shadow.h"
#include "share_truncate.h"

#include <string.h>

enum { BATCH = 32, SEED = 3 };

/* A training on shares of so many steps. */
struct watched {
    struct recipe recipe;
    size_t steps;
    bool alone;           /* without a shadow */
    struct shadow shadow; /* what the owner finds */
    uint64_t shown;       /* bytes, by P0 */
    void (*spoil)(int id, struct securenet *s); /* a step's results */
    ring kept; /* a parameter that the next step begins with */
};

static struct recipe recipe_for(const struct network *net,
                                struct scale scale) {
    return (struct recipe){net,          BATCH,   scale,
                           {.shift = 6}, SOFTMAX, NULL};
}

/* The owner: the first weights, and a batch. */
static void first_weights(const struct recipe *r, ring *theta) {
    float *first = malloc(network_parameters(r->net) * sizeof *first);

    network_init(r->net, first, SEED);
    recipe_begin(r, first, SEED, theta);
    free(first);
}

static void batch_of(const struct recipe *r, uint64_t seed, ring *x,
                     ring *onehot) {
    struct dataset d = dots(BATCH, seed);
    float images[BATCH * SIDE * SIDE];
    uint8_t labels[BATCH];
    size_t order[BATCH];

    for (size_t k = 0; k < BATCH; k++)
        order[k] = k;
    dataset_batch(&d, order, BATCH, images, labels);
    encode(images, x, BATCH * SIDE * SIDE, r->scale.f);
    for (size_t k = 0; k < BATCH * CLASSES; k++)
        onehot[k] =
            labels[k / CLASSES] == k % CLASSES ? recipe_one(r) : 0;
    dataset_free(&d);
}

static void owner_watches(struct party *me, struct watched *w) {
    const struct recipe *r = &w->recipe;
    size_t n = network_parameters(r->net);
    ring *theta = take_ring(me, n), *x = take_ring(me, BATCH * 16);
    ring *mask = take_ring(me, BATCH * 16);
    ring *onehot = take_ring(me, BATCH * CLASSES);
    struct masked images = {NULL, NULL, BATCH, SIDE * SIDE};
    struct twin clear;
    struct why why;

    if (twin_open(&clear, r, NEAREST, 0, &why))
        party_fail(me, "%s", why.text);
    first_weights(r, theta);
    deal(me, OWNER, MOD_L, theta, NULL, n);
    for (size_t i = 0; i < w->steps; i++) {
        batch_of(r, i, x, onehot);
        tell_mask(me, mask, BATCH * SIDE * SIDE);
        take_masked(me, x, mask, &images);
        deal(me, OWNER, MOD_L, onehot, NULL, BATCH * CLASSES);
        if (!w->alone)
            shadow_check(me, &w->shadow, &clear, theta, x, onehot, i);
    }
    twin_close(&clear);
}

static void party_is_watched(struct party *me, struct watched *w) {
    struct securenet s = securenet_open(me, w->recipe);
    ring *mask = take_ring(me, BATCH * SIDE * SIDE);
    ring *onehot = take_ring(me, BATCH * CLASSES);
    struct masked x = {NULL, take_ring(me, BATCH * SIDE * SIDE), BATCH,
                       SIDE * SIDE};
    size_t n = network_parameters(w->recipe.net);

    deal(me, OWNER, MOD_L, NULL, s.theta, n);
    for (size_t i = 0; i < w->steps; i++) {
        tell_mask(me, mask, BATCH * SIDE * SIDE);
        take_masked(me, NULL, mask, &x);
        deal(me, OWNER, MOD_L, NULL, onehot, BATCH * CLASSES);
        recipe_step(me, &s, x, onehot);
        uint64_t before = me->link[OWNER].bytes;
        if (!w->alone)
            shadow_show(me, &s);
        if (me->id == P0)
            w->shown += me->link[OWNER].bytes - before;
    }
}

static void body(struct party *me, void *arg) {
    (me->id == OWNER ? owner_watches : party_is_watched)(me, arg);
}

static void watch(struct watched *w) {
    struct why why;

    if (party_threads(body, w, &why))
        fail_msg("%s", why.text);
}

/* Three steps at one rate, with momentum, and three at smaller ones. */
static const struct descent slowing = {
    .shift = 6, .momentum = 2, .steady = 3, .halve = 2};

static void watch_closely(struct recipe recipe, size_t values) {
    for (int how = LOCAL; how <= COIN; how++) {
        struct watched w = {.recipe = recipe, .steps = 6};

        w.recipe.scale.how = (enum truncation)how;
        watch(&w);
        assert_int_equal(w.shadow.compared, w.steps * values);
        assert_int_equal(w.shown, 8 * w.shadow.compared);
        assert_int_equal(w.shadow.apart, 0);
        if (how == EXACT)
            assert_int_equal(w.shadow.largest, 0);
        else
            assert_in_range(w.shadow.largest, 1, 1 << 12);
    }
}

static void the_shadow_of_an_honest_run_is_close(void **state) {
    struct recipe a = recipe_for(&little, scale_of(16, COIN));
    struct recipe b = recipe_for(&glance, scale_of(16, COIN));

    (void)state;
    watch_closely(a, BATCH * (12 + 12 + 2 * CLASSES) +
                         network_parameters(&little));
    b.descent = slowing;
    watch_closely(b, BATCH * (16 + 16 + 2 * CLASSES) +
                         network_parameters(&glance));
}

static struct recipe few_bits(const struct shifts *f,
                              enum truncation how) {
    return (struct recipe){&little,
                           BATCH,
                           fewnet_scale(f, how),
                           {.steady = 30, .halve = 8},
                           SOFTMAX,
                           f};
}

static void a_shadow_of_few_bits_finds_no_difference(void **state) {
    (void)state;
    for (int how = EXACT; how <= COIN; how++) {
        struct watched w = {
            .recipe = few_bits(&for_little, (enum truncation)how),
            .steps = 18};

        watch(&w);
        assert_int_equal(w.shadow.compared,
                         w.steps * (BATCH * (12 + 2 * CLASSES) +
                                    network_parameters(&little)));
        assert_int_equal(w.shadow.apart, 0);
        assert_int_equal(w.shadow.largest > 0, how == COIN);
    }
}

enum { SUM_BITS = 16 };

static const ring sum = 6442470944, lucky = 1000000000000,
                  failing = 1000000;

/* Party j's share of the sum, truncated, if P0's share is this. */
static ring truncated_of(int j, ring first) {
    ring share = j == P0 ? first : sum - first;

    truncate_share(j, &share, 1, SUM_BITS);
    return share;
}

/* The biases of the first layer are 1.5; all else is zero. */
static void all_the_same(ring *theta) {
    size_t n = network_parameters(&little), weights = 16 * 12;

    for (size_t k = 0; k < n; k++)
        theta[k] = k >= weights && k < weights + 12 ? 98304 : 0;
}

static void owner_checks(struct party *me, struct watched *w,
                         ring *theta, ring *x, const ring *onehot) {
    struct twin clear;
    struct why why;

    if (twin_open(&clear, &w->recipe, NEAREST, 0, &why))
        party_fail(me, "%s", why.text);
    all_the_same(theta);
    deal(me, OWNER, MOD_L, theta, NULL, network_parameters(&little));
    shadow_check(me, &w->shadow, &clear, theta, x, onehot, 5);
    w->kept = theta[9];
    twin_close(&clear);
}

static ring *take_zeros(struct party *me, size_t n) {
    ring *zero = take_ring(me, n);

    memset(zero, 0, n * sizeof *zero);
    return zero;
}

/* Images and labels are zero. */
static void one_step(struct party *me, void *arg) {
    struct watched *w = arg;
    ring *x = take_zeros(me, BATCH * SIDE * SIDE);
    ring *onehot = take_zeros(me, BATCH * CLASSES);

    if (me->id == OWNER) {
        ring *theta = take_ring(me, network_parameters(&little));

        owner_checks(me, w, theta, x, onehot);
        return;
    }
    struct securenet s = securenet_open(me, w->recipe);
    struct masked images = {x, take_zeros(me, BATCH * SIDE * SIDE),
                            BATCH, SIDE * SIDE};

    deal(me, OWNER, MOD_L, NULL, s.theta, network_parameters(&little));
    recipe_step(me, &s, images, onehot);
    if (holds_shares(me))
        w->spoil(me->id, &s);
    shadow_show(me, &s);
}

static struct watched watch_one(void (*spoil)(int id,
                                              struct securenet *s)) {
    struct watched w = {.recipe =
                            recipe_for(&little, scale_of(16, EXACT)),
                        .spoil = spoil};
    struct why why;

    if (party_threads(one_step, &w, &why))
        fail_msg("%s", why.text);
    return w;
}

static void truncate_two(int id, struct securenet *s) {
    s->active[1][3] = truncated_of(id, lucky);
    s->active[1][7] = truncated_of(id, failing);
}

static void a_failure_is_told_from_rounding(void **state) {
    struct watched w = watch_one(truncate_two);

    (void)state;
    assert_true(truncated_of(P0, lucky) + truncated_of(P1, lucky) ==
                98305);
    assert_true(truncated_of(P0, failing) + truncated_of(P1, failing) ==
                98305 - ((ring)1 << 48));
    assert_int_equal(w.shadow.apart, 1);
    assert_int_equal(w.shadow.largest, 1);
    assert_string_equal(w.shadow.first,
                        "iteration 5, layer 2, value 7");
}

static void one_more(int id, ring *x) {
    *x += id == P0 ? 65536 : 0;
}

static void spoil_probability(int id, struct securenet *s) {
    one_more(id, &s->probability[4]);
}

static void spoil_parameter(int id, struct securenet *s) {
    one_more(id, &s->theta[9]);
}

static void the_end_of_a_step_is_compared(void **state) {
    struct watched softmax = watch_one(spoil_probability);
    struct watched theta = watch_one(spoil_parameter);

    (void)state;
    assert_int_equal(softmax.shadow.apart, 1);
    assert_string_equal(softmax.shadow.first,
                        "iteration 5, softmax, value 4");
    assert_int_equal(softmax.kept, 0);
    assert_int_equal(theta.shadow.apart, 1);
    assert_string_equal(theta.shadow.first,
                        "iteration 5, parameters, value 9");
    assert_int_equal(theta.kept, 65536);
}

static void more_bits_are_more_failures(void **state) {
    struct recipe r = recipe_for(&little, scale_of(16, LOCAL));

    (void)state;
    assert_near(20 * 5006 / 4294967296.0, failures_expected(&r, 20), 0);
    assert_near(0.00002, failures_expected(&r, 20), 0.000005);
    r.scale.f = 27;
    assert_near(20 * 5070 / 1024.0, failures_expected(&r, 20), 0);
    assert_near(99, failures_expected(&r, 20), 0.5);
}

static void expected_failures_are_a_count_times_a_rate(void **state) {
    struct recipe k = {network_find("K"), 128,     scale_of(16, LOCAL),
                       {.shift = 9},      SOFTMAX, NULL};
    double step = 128 * 256 + 784 * 256 + 256 + 128 * 10 + 256 * 10 +
                  10 + 128 * 256 + 128 * (10 * 10 + 12);

    (void)state;
    assert_near(step * 469 / 4294967296, failures_expected(&k, 469),
                1e-12);
    k.scale.f = 20; /* the reciprocal takes a step more */
    step += 128 * 2;
    assert_near(step * 469 / 16777216, failures_expected(&k, 469),
                1e-9);
    for (int how = EXACT; how <= COIN; how++) {
        k.scale.how = (enum truncation)how;
        assert_near(0, failures_expected(&k, 469), 0);
    }
}

static void a_pool_is_truncated_in_place_of_what_it_looks_at(void **s) {
    struct recipe b = {network_find("B"), 128,     scale_of(16, LOCAL),
                       {.shift = 9},      SOFTMAX, NULL};
    double forward = 12 * 12 * 16 + 4 * 4 * 16 + 100 + 10;
    double back = 12 * 12 * 16 + 4 * 4 * 16 + 100;
    double theta = 26 * 16 + 401 * 16 + 257 * 100 + 101 * 10;

    (void)s;
    assert_near((128 * (forward + back + 112) + theta) / 4294967296,
                failures_expected(&b, 1), 1e-12);
}

static uint64_t by_itself; /* numbers that P0 truncated */

__typeof__(truncate_share) __real_truncate_share, __wrap_truncate_share;

void __wrap_truncate_share(int j, ring *x, size_t n, int d) {
    if (j == P0)
        by_itself += n;
    __real_truncate_share(j, x, n, d);
}

static double truncated_by_itself(struct recipe recipe) {
    struct watched w = {.recipe = recipe, .steps = 2, .alone = true};

    by_itself = 0;
    watch(&w);
    return (double)by_itself;
}

static void what_is_counted_is_what_a_step_truncates(void **state) {
    (void)state;
    for (int f = 12; f <= 20; f += 4)
        for (int i = 0; i < 4; i++) {
            struct recipe r = recipe_for(i / 2 ? &glance : &little,
                                         scale_of(f, LOCAL));

            r.output = i % 2 ? ASM : SOFTMAX;
            assert_near(truncated_by_itself(r),
                        ldexp(failures_expected(&r, 2), ELL - 2 * f),
                        0);
        }
}

static struct recipe ternary_of(const char *recipe) {
    const struct shifts *f = shifts_find(recipe, "A");

    return (struct recipe){
        network_find("A"), 128, fewnet_scale(f, LOCAL), {0}, ASM, f};
}

static void weights_that_are_shrunk_do_not_fail(void **state) {
    struct shifts f = for_little;
    struct recipe a = ternary_of("ternary");
    struct recipe amsgrad = ternary_of("ternary-amsgrad");
    double epoch = ldexp(failures_expected(&a, 468), ELL - 32);

    (void)state;
    f.ternary = true;
    f.latent = f.start = 20;
    struct recipe r = few_bits(&f, LOCAL);
    assert_near(truncated_by_itself(r) * f.goal / 2,
                ldexp(failures_expected(&r, 2), ELL), 0);
    assert_near(0.5, epoch, 0.1);
    assert_near(26, ldexp(failures_expected(&amsgrad, 468), ELL - 32),
                2);
}

static void no_model_is_asked_in_too_narrow_a_ring(void **state) {
    static const char *const of[][2] = {
        {"few-bits", "K"}, {"few-bits", "A"},        {"few-bits", "C"},
        {"ternary", "A"},  {"ternary-amsgrad", "A"}, {"ternary", "W"},
        {"ternary", "T"}};

    (void)state;
    for (size_t i = 0; i < sizeof of / sizeof *of; i++) {
        const struct shifts *f = shifts_find(of[i][0], of[i][1]);
        struct recipe r = {.shifts = f};

        assert_int_equal(recipe_model_ring(&r),
                         f->width > 16 ? 32 : 16);
        assert_int_equal(recipe_ring(&r), 32);
    }
}

static void too_many_fraction_bits_break_a_local_run(void **state) {
    struct watched w = {.recipe =
                            recipe_for(&little, scale_of(27, LOCAL)),
                        .steps = 20};

    (void)state;
    watch(&w);
    assert_true(w.shadow.apart > 0);
    assert_true(w.shadow.first[0] != '\0');
    w.recipe.scale.how = COIN;
    w.shadow = (struct shadow){0};
    watch(&w);
    assert_true(w.shadow.compared > 0);
    assert_int_equal(w.shadow.apart, 0);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_shadow_of_an_honest_run_is_close),
    cmocka_unit_test(a_shadow_of_few_bits_finds_no_difference),
    cmocka_unit_test(a_failure_is_told_from_rounding),
    cmocka_unit_test(the_end_of_a_step_is_compared),
    cmocka_unit_test(more_bits_are_more_failures),
    cmocka_unit_test(expected_failures_are_a_count_times_a_rate),
    cmocka_unit_test(a_pool_is_truncated_in_place_of_what_it_looks_at),
    cmocka_unit_test(what_is_counted_is_what_a_step_truncates),
    cmocka_unit_test(weights_that_are_shrunk_do_not_fail),
    cmocka_unit_test(no_model_is_asked_in_too_narrow_a_ring),
    cmocka_unit_test(too_many_fraction_bits_break_a_local_run),
};

RUN("shadow", tests)
