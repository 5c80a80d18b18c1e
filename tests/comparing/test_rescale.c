/* Tangled from chapters/32-rescaling.md; edit that file. */
#include "lanes.h"
#include "rescale.h"
#include "three.h"
#include "truncate.h"
#include "truncation_edges.h"
#include "wrap_rows.h"

/* What this chapter does to n numbers. */
enum what { TRUNCATE, OPEN, ONWARD, BACK };

struct job {
    enum what what;
    struct scale scale;
};

/* Through a ReLU, and back. */
static void run_both(struct party *me, struct scale s, ring *x,
                     ring *const out[], size_t n, bool back) {
    struct flags bit = take_flags(me, n);
    ring *error = take_ring(me, n);
    memcpy(error, x, n * sizeof *x);
    rescale_relu(me, x, out[1], bit, n, s);
    if (back)
        rescale_times_bit(me, bit, error, out[2], n, s);
}

/* To out[0]; a ReLU of it to out[1], and what comes back to out[2]. */
static void run_job(struct party *me, const struct three *t,
                    ring *const in[], ring *const out[]) {
    const struct job *job = t->arg;
    struct scale s = job->scale;
    ring *x = take_ring(me, t->n);
    memcpy(x, in[0], t->n * sizeof *x);
    if (job->what == TRUNCATE)
        rescale(me, s.how, x, t->n, s.f);
    else if (job->what == OPEN)
        opened_shares(me, rescale_open(me, s.how, x, t->n, s.f), x,
                      t->n);
    else
        run_both(me, s, x, out, t->n, job->what == BACK);
    memcpy(out[0], x, t->n * sizeof *x);
}

enum { N = 4000 };

static struct cost run_scaled(enum what what, struct scale s,
                              const ring *x, ring *out, size_t n) {
    static ring relu[N], back[N];
    struct job job = {what, s};
    struct three t = {.protocol = run_job,
                      .n = n,
                      .arg = &job,
                      .in = {x},
                      .in_n = {n},
                      .out = {out, relu, back},
                      .out_n = {n, n, n}};
    three_run(&t);
    return t.cost;
}

static void run(enum truncation how, const ring *x, ring *out, size_t n,
                int d) {
    run_scaled(TRUNCATE, scale_of(d, how), x, out, n);
}

static void exact_is_the_nearest_on_the_whole_domain(void **state) {
    (void)state;
    ring x[EDGES], got[EDGES];
    for (int d = 1; d <= 62; d++) {
        list_edges(x, UINT64_C(1) << (d - 1));
        run(EXACT, x, got, EDGES, d);
        for (size_t k = 0; k < EDGES; k++)
            assert_int_equal(got[k], truncate_one(x[k], d, NEAREST, 0));
    }
}

/* Of N large numbers, how many are off by more than one? */
static size_t wrong(enum truncation how) {
    static ring x[N], got[N];
    size_t count = 0;
    for (size_t k = 0; k < N; k++)
        x[k] = (UINT64_C(1) << 62) - (UINT64_C(1) << 15) - k;
    run(how, x, got, N, 16);
    for (size_t k = 0; k < N; k++)
        count += got[k] - truncate_one(x[k], 16, FLOOR, 0) > 1;
    return count;
}

static void large_numbers_fail_by_local_truncation_alone(void **state) {
    (void)state;
    assert_int_equal(wrong(EXACT), 0);
    assert_int_equal(wrong(COIN), 0);
    assert_in_range(wrong(LOCAL), N / 4 - 7 * 27, N / 4 + 7 * 27);
}

static struct cost stated(enum what what, struct scale s, size_t n) {
    switch (what) {
    case TRUNCATE:
        return rescale_cost(s.how, n, s.f);
    case OPEN:
        return rescale_open_cost(s.how, n, s.f);
    case ONWARD:
        return rescale_relu_cost(n, s);
    default:
        return cost_then(rescale_relu_cost(n, s),
                         rescale_times_bit_cost(n, s));
    }
}

/* Of many numbers, so that rows are full, and for one of them. */
static void assert_bytes(double online, double dealt, struct cost c) {
    assert_near(online, (double)c.online / 1280, 1e-9);
    assert_near(dealt, (double)c.dealt / 1280, 1e-9);
}

static void of_many_each_takes_as_many_bytes(void **state) {
    (void)state;
    assert_bytes(16, 16, rescale_cost(COIN, 1280, 16));
    assert_bytes(17.75, 33.375, rescale_cost(EXACT, 1280, 16));
    assert_bytes(16, 8,
                 cost_then(rescale_open_cost(LOCAL, 1280, 16),
                           multiply_opened_cost(1, 1280)));
    assert_bytes(16, 48,
                 cost_then(rescale_open_cost(COIN, 1280, 16),
                           multiply_opened_cost(4, 1280)));
    assert_bytes(33.75, 41.375,
                 cost_then(rescale_open_cost(EXACT, 1280, 16),
                           multiply_opened_cost(1, 1280)));
}

static void to_the_nearest_takes_two_to_four_rounds(void **state) {
    (void)state;
    for (int d = 1; d <= 62; d++)
        assert_int_equal(truncate_exact_cost(1, d).rounds, d <= 4 ? 2
                                                           : d <= 16
                                                               ? 3
                                                               : 4);
}

static void costs_are_as_stated(void **state) {
    (void)state;
    static const struct sign signs[] = {
        {DEALT, ELL}, {DEALT, 30}, {SECURE_NN, ELL}};
    static ring x[100], out[100];
    for (int what = TRUNCATE; what <= BACK; what++)
        for (int how = LOCAL; how <= COIN; how++)
            for (int i = 0; i < 3; i++)
                for (int d = 1; d < 30; d += 8) {
                    struct scale s = {d, (enum truncation)how,
                                      signs[i]};
                    size_t n = d == 9 ? 100 : 7;
                    assert_cost(
                        stated((enum what)what, s, n),
                        run_scaled((enum what)what, s, x, out, n));
                }
    assert_cost((struct cost){0, 0, 0},
                run_scaled(TRUNCATE, scale_of(0, COIN), x, out, 3));
}

static void truncations_stay_in_their_lanes(void **state) {
    (void)state;
    for (int what = TRUNCATE; what <= BACK; what++)
        for (int how = LOCAL; how <= COIN; how++) {
            struct job job = {(enum what)what,
                              scale_of(16, (enum truncation)how)};
            struct lanes all = lanes_of_elements(run_job, 1, 3);
            all.arg = &job;
            lanes_apart(&all);
        }
}

static void all_bits_that_are_drawn_are_of_use(void **state) {
    (void)state;
    for (int what = TRUNCATE; what <= BACK; what++) {
        struct job job = {(enum what)what, scale_of(16, COIN)};
        struct lanes all = lanes_of_elements(run_job, 1, 3);
        all.arg = &job;
        lanes_full(&all);
    }
    struct job exact = {TRUNCATE, scale_of(16, EXACT)};
    struct lanes all = lanes_of_elements(run_job, 1, 3);
    all.arg = &exact;
    lanes_full(&all);
}

static void rounding_twice_is_not_rounding_once(void **state) {
    (void)state;
    ring x = 7, twice, once; /* 7/16 is nearer to 0 */
    run(EXACT, &x, &once, 1, 4);
    run(EXACT, &x, &twice, 1, 1);
    run(EXACT, &twice, &twice, 1, 3);
    assert_int_equal(once, 0);
    assert_int_equal(twice, 1);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(exact_is_the_nearest_on_the_whole_domain),
    cmocka_unit_test(large_numbers_fail_by_local_truncation_alone),
    cmocka_unit_test(of_many_each_takes_as_many_bytes),
    cmocka_unit_test(to_the_nearest_takes_two_to_four_rounds),
    cmocka_unit_test(costs_are_as_stated),
    cmocka_unit_test(truncations_stay_in_their_lanes),
    cmocka_unit_test(all_bits_that_are_drawn_are_of_use),
    cmocka_unit_test(rounding_twice_is_not_rounding_once),
};

RUN("truncation with messages", tests)
