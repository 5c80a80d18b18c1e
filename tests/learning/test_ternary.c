/* Tangled from chapters/40-ternary.md; edit that file. */
#include "lanes.h"
#include "ternary_runs.h"
#include "wrap_rows.h"

enum { ONE = 22, DROP = 10, WIDTH = 16, N = 1000 };

static void a_latent_weight_turns_at_its_levels(void **state) {
    (void)state;
    const int64_t half = 1 << (ONE - 1);
    const int64_t v[] = {half, half - 1, 0, -half, -half - 1};
    const int64_t want[] = {1, 0, 0, 0, -1};
    struct ternary_run r = {{ONE, 0, 27}, 0};
    ring in[5], out[5];
    for (int i = 0; i < 5; i++)
        in[i] = ring_of(v[i]);
    run_ternary(run_ternarise, &r, in, out, 5);
    for (int i = 0; i < 5; i++)
        assert_int_equal(signed_of(out[i]), want[i]);
}

static void when_shrunk_it_turns_a_little_later(void **state) {
    (void)state;
    const int64_t half = 1 << (ONE - 1), late = 2 << DROP;
    struct ternary_run r = {{ONE, DROP, WIDTH}, 0};
    ring in[N], out[N];
    for (int k = 0; k < N; k++)
        in[k] = ring_of(half + (k % 2 ? late : -1));
    run_ternary(run_ternarise, &r, in, out, N);
    for (int k = 0; k < N; k++)
        assert_int_equal(out[k], k % 2);
}

static void costs_are_as_stated(void **state) {
    (void)state;
    static const size_t sizes[] = {1, 32, 33, N};
    static ring x[N], out[N];
    struct ternary_run r = {{ONE, DROP, WIDTH}, 1 << ONE};
    for (int i = 0; i < 4; i++) {
        size_t n = sizes[i];
        assert_cost(ternarise_cost(n, r.latent),
                    run_ternary(run_ternarise, &r, x, out, n));
        assert_cost(cut_cost(n, WIDTH),
                    run_ternary(run_cut, &r, x, out, n));
        assert_cost((struct cost){0, 0, 0},
                    run_ternary(run_shrink, &r, x, out, n));
    }
}

static void they_stay_in_their_lanes(void **state) {
    (void)state;
    const struct layout once = {{{80, 1}}};
    const struct layout twice = {{{80, 1}, {80, 1}}};
    const struct ternary_run r = {{ONE, 0, ELL}, 1 << ONE};
    three_protocol *const run[] = {run_shrink, run_ternarise, run_cut};
    for (int i = 0; i < 3; i++) {
        struct lanes l = lanes_of_elements(run[i], 1, 1);
        l.arg = &r;
        l.inside[0] = twice;
        l.inside[1] = once;
        lanes_apart(&l);
        if (run[i] != run_cut) /* its zero-shares are subtracted */
            lanes_full(&l);
    }
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_latent_weight_turns_at_its_levels),
    cmocka_unit_test(when_shrunk_it_turns_a_little_later),
    cmocka_unit_test(costs_are_as_stated),
    cmocka_unit_test(they_stay_in_their_lanes),
};

RUN("ternary weights", tests)
