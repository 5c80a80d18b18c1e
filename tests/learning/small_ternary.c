/* Tangled from chapters/40-ternary.md; edit that file. */
#include "share_truncate.h"
#include "ternary_runs.h"

enum { SIZE = 1 << ELL, CASES = SIZE * SIZE };

/* Case k: P0 has the lowest six bits of k, P1 has the next. */
static ring share_of(int party, size_t k) {
    return mod_L(party == P0 ? k : k >> ELL);
}

static ring number_of(size_t k) {
    return mod_L(share_of(P0, k) + share_of(P1, k));
}

/* The protocol of the test at hand, on all shares in the place of those
   that were dealt. */
static three_protocol *on_all;

static void of_all_shares(struct party *me, const struct three *t,
                          ring *const in[], ring *const out[]) {
    ring *x = take_ring(me, t->n);

    (void)in;
    for (size_t k = 0; k < t->n; k++)
        x[k] = share_of(me->id, k);
    on_all(me, t, &x, out);
}

/* x / 2^s, rounded down, as an integer. */
static int64_t down(int64_t x, int s) {
    int64_t n = INT64_C(1) << s;

    return (x - (x & (n - 1))) / n;
}

static void every_share_of_every_number_shrinks(void **state) {
    (void)state;
    static ring x[CASES], out[CASES];
    on_all = run_shrink;
    for (int s = 0; s < ELL; s++) {
        struct ternary_run r = {{0, s, 0}, 0};
        size_t less = 0;
        run_ternary(of_all_shares, &r, x, out, CASES);
        for (size_t k = 0; k < CASES; k++) {
            ring below = RING_MAX >> s;
            ring want = ring_of(down(signed_of(number_of(k)), s));
            ring off = (want - out[k]) & below;
            assert_true(off <= 1);
            less += off;
        }
        assert_true((less > 0) == (s > 0));
    }
}

/* Who truncates each share by itself in the ring as it is, fails for as
   many shares as x is far from 0. The result is off by 2^(6 - s), which
   is nothing in the ring of so many. */
static void
what_fails_in_the_large_ring_is_right_in_the_small(void **state) {
    (void)state;
    for (int s = 1; s < ELL; s++) {
        size_t failures = 0;
        for (size_t k = 0; k < CASES; k++) {
            ring share[2] = {share_of(P0, k), share_of(P1, k)}, got;
            ring low = ring_of(down(signed_of(number_of(k)), s));
            for (int j = 0; j < 2; j++)
                truncate_share(j, &share[j], 1, s);
            got = mod_L(share[0] + share[1] - low);
            failures += got > 1;
            assert_true((got & RING_MAX >> s) <= 1);
        }
        assert_true(failures > 0);
    }
}

/* 1, 0 or -1, for x that lies as far from the levels as `drop` may
   move it. */
static void weights_are_of_three_kinds(int one, int drop) {
    static ring x[CASES], out[CASES];
    struct ternary_run r = {{one, drop, ELL - drop}, 0};
    int half = 1 << (one - 1), end = SIZE / 2 - half;
    int late = drop ? 2 << drop : 0;
    run_ternary(of_all_shares, &r, x, out, CASES);
    for (size_t k = 0; k < CASES; k++) {
        int64_t v = signed_of(number_of(k));
        int64_t w = signed_of(out[k]);
        if (v < -end + late || v >= end)
            continue; /* further than the width reaches */
        assert_true(w <= (v >= half) - (v < -half));
        assert_true(w >= (v - late >= half) - (v - late < -half));
    }
}

static void every_latent_weight_is_made_ternary(void **state) {
    (void)state;
    on_all = run_ternarise;
    for (int one = 1; one < ELL - 1; one++)
        for (int drop = 0; drop < one; drop++)
            weights_are_of_three_kinds(one, drop);
}

static void what_is_cut_stays_between(void **state) {
    (void)state;
    static ring x[CASES], out[CASES];
    on_all = run_cut;
    for (ring most = 1; most < SIZE / 4; most++) {
        struct ternary_run r = {{0, 0, ELL}, most};
        int64_t end = (int64_t)most;
        run_ternary(of_all_shares, &r, x, out, CASES);
        for (size_t k = 0; k < CASES; k++) {
            int64_t v = signed_of(number_of(k));
            if (v < -SIZE / 2 + end || v >= SIZE / 2 - end)
                continue;
            assert_int_equal(signed_of(out[k]), v > end    ? end
                                                : v < -end ? -end
                                                           : v);
        }
    }
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(every_share_of_every_number_shrinks),
    cmocka_unit_test(
        what_fails_in_the_large_ring_is_right_in_the_small),
    cmocka_unit_test(every_latent_weight_is_made_ternary),
    cmocka_unit_test(what_is_cut_stays_between),
};

RUN("ternary weights, six bits", tests)
