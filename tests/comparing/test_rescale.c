/* Tangled from chapters/26-rescaling.md; edit that file. */
#include "lanes.h"
#include "rescale.h"
#include "small_ring.h"
#include "three.h"
#include "truncate.h"

struct job {
    enum truncation how;
    int d;
};

/* Rescale in place, on a copy. */
static void run_rescale(struct party *me, const struct three *t,
                        ring *const in[], ring *const out[]) {
    const struct job *job = t->arg;
    if (holds_shares(me))
        memcpy(out[0], in[0], t->n * sizeof(ring));
    rescale(me, job->how, holds_shares(me) ? out[0] : NULL, t->n,
            job->d);
}

static struct cost run(enum truncation how, const ring *x, ring *out,
                       size_t n, int d) {
    struct job job = {how, d};
    struct three t = {.protocol = run_rescale,
                      .n = n,
                      .arg = &job,
                      .in = {x},
                      .in_n = {n},
                      .out = {out},
                      .out_n = {n}};
    three_run(&t);
    return t.cost;
}

static void assert_nearest(const ring *x, size_t n, int d) {
    ring got[200];
    assert_true(n <= 200);
    run(EXACT, x, got, n, d);
    for (size_t k = 0; k < n; k++)
        assert_int_equal(got[k], truncate_one(x[k], d, NEAREST, 0));
}

static void the_whole_domain_is_rounded(void **state) {
    (void)state;
    for (int d = 1; d <= 62; d++) {
        ring half = UINT64_C(1) << (d - 1), x[180];
        ring low = -(UINT64_C(1) << 62) - half;
        ring high = (UINT64_C(1) << 62) - half;
        for (size_t k = 0; k < 5; k++) {
            x[4 * k] = low + k;
            x[4 * k + 1] = high - k;
            x[4 * k + 2] = k - 2;
            x[4 * k + 3] = half + k - 2;
        }
        for (size_t k = 0; k < 80; k++) {
            x[20 + k] = UINT64_C(1) << k % 61;
            x[100 + k] = -x[20 + k] + k / 61;
        }
        assert_nearest(x, 180, d);
    }
}

enum { N = 4000 };

static void count_wrong(enum truncation how, size_t *wrong) {
    static ring x[N], got[N];
    *wrong = 0;
    for (size_t k = 0; k < N; k++)
        x[k] = (UINT64_C(1) << 62) - (UINT64_C(1) << 15) - k;
    run(how, x, got, N, 16);
    for (size_t k = 0; k < N; k++) {
        ring want = truncate_one(x[k], 16, NEAREST, 0);
        *wrong += got[k] - want + 1 > 2;
    }
}

static void large_numbers_do_not_fail(void **state) {
    (void)state;
    size_t wrong;
    count_wrong(EXACT, &wrong);
    assert_int_equal(wrong, 0);
    count_wrong(LOCAL, &wrong);
    assert_in_range(wrong, N / 4 - 7 * 27, N / 4 + 7 * 27);
}

static void costs_are_as_stated(void **state) {
    (void)state;
    static ring x[1000], got[1000];
    const struct cost nothing = {0, 0};
    for (size_t n = 1; n <= 1000; n *= 10) {
        assert_cost(rescale_cost(EXACT, n, 16),
                    run(EXACT, x, got, n, 16));
        assert_cost(rescale_cost(LOCAL, n, 16),
                    run(LOCAL, x, got, n, 16));
    }
    assert_cost(nothing, run(EXACT, x, got, 3, 0));
}

static void truncations_stay_in_their_lanes(void **state) {
    (void)state;
    for (int how = LOCAL; how <= EXACT; how++)
        for (int d = 1; d <= 62; d += 61) {
            struct job job = {(enum truncation)how, d};
            struct lanes all = lanes_of_elements(run_rescale, 1, 1);

            all.arg = &job;
            lanes_apart(&all);
        }
}

static void all_bits_that_are_drawn_are_of_use(void **state) {
    struct lanes all = lanes_of_elements(run_rescale, 1, 1);
    (void)state;

    all.arg = &(struct job){EXACT, 16};
    lanes_full(&all);
}

static void the_local_coin_is_in_the_first_share(void **state) {
    (void)state;
    for (int d = 1; d < 8; d++)
        for (int64_t x = -128; x < 128; x++)
            for (ring first = 0; first < 256; first++) {
                int64_t n = 1 << d, m = (x + 128) % n;
                int64_t down = (x - m) / n, s = (int64_t)first % n;
                if (!fails_small(8, x, first))
                    assert_int_equal(truncated_small(8, x, first, d),
                                     down + (s < m));
            }
}

static void of_eleven_quarters_the_share_tells_all(void **state) {
    (void)state;
    for (ring first = 11; first < 256; first++)
        assert_int_equal(truncated_small(8, 11, first, 2),
                         first % 4 == 3 ? 2 : 3);
}

static void without_comparison_the_coin_is_open(void **state) {
    (void)state;
    const ring half = UINT64_C(1) << 63, n = 16;
    for (ring y = 1000; y < 1000 + 2 * n; y++) {
        ring ups = 0;
        for (ring r = half - 1024; r < half - 1024 + n; r++) {
            ring c = y + r, v = (c >> 63) ^ (r >> 63);
            ring upper = (c & (half - 1)) / n, t = (r & (half - 1)) / n;
            ring got = upper - t + v * (half / n);
            assert_int_equal(got, y / n + (c % n < y % n));
            ups += got - y / n;
        }
        assert_int_equal(ups, y % n);
    }
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
    cmocka_unit_test(the_whole_domain_is_rounded),
    cmocka_unit_test(large_numbers_do_not_fail),
    cmocka_unit_test(costs_are_as_stated),
    cmocka_unit_test(the_local_coin_is_in_the_first_share),
    cmocka_unit_test(of_eleven_quarters_the_share_tells_all),
    cmocka_unit_test(without_comparison_the_coin_is_open),
    cmocka_unit_test(rounding_twice_is_not_rounding_once),
    cmocka_unit_test(truncations_stay_in_their_lanes),
    cmocka_unit_test(all_bits_that_are_drawn_are_of_use),
};

RUN("exact truncation", tests)
