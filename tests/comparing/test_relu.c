/* Tangled from chapters/30-relu.md; edit that file. */
#include "lanes.h"
#include "relu_runs.h"

enum { CASES = 9920, DIGITS = 16 };

/* Number k: an end, or one of 31 times a power of 16. */
static ring some_number(size_t k) {
    static const ring end[] = {0,
                               1,
                               RING_MAX,
                               UINT64_C(1) << 62,
                               -(UINT64_C(1) << 62),
                               UINT64_C(1) << 63,
                               (UINT64_C(1) << 63) - 1,
                               (UINT64_C(1) << 63) + 1};
    ring v = k / DIGITS % 31 - 15;
    return k % 5 == 0 ? end[k / 5 % 8] : v << 4 * (k % DIGITS);
}

static void signs_of_the_whole_ring_are_right(void **state) {
    (void)state;
    static ring a[CASES], out[CASES], bit[CASES];
    for (size_t k = 0; k < CASES; k++)
        a[k] = some_number(k);
    run_signs(relu_and_bit, WHOLE_RING, a, out, bit, CASES);
    for (size_t k = 0; k < CASES; k++) {
        assert_int_equal(bit[k], signed_of(a[k]) >= 0);
        assert_true(out[k] == (signed_of(a[k]) >= 0 ? a[k] : 0));
    }
}

static void narrow_numbers_need_few_bits(void **state) {
    (void)state;
    static const int widths[] = {2, 3, 5, 17, 24, 33, 49, 63};
    static ring a[CASES], out[CASES], bit[CASES];
    for (size_t i = 0; i < sizeof widths / sizeof *widths; i++) {
        struct sign s = {DEALT, widths[i]};
        for (size_t k = 0; k < CASES; k++)
            a[k] = ring_of(signed_of(some_number(k) << (64 - s.width)) /
                           (INT64_C(1) << (64 - s.width)));
        run_signs(relu_and_bit, s, a, out, bit, CASES);
        for (size_t k = 0; k < CASES; k++) {
            assert_int_equal(bit[k], signed_of(a[k]) >= 0);
            assert_true(out[k] == bit[k] * a[k]);
        }
    }
}

static void the_published_way_is_right_in_its_domain(void **state) {
    (void)state;
    const int64_t end = INT64_C(1) << 62;
    const int64_t a[] = {0, 1, 65536, end - 1, -1, -2, -65536, -end};
    enum { N = sizeof a / sizeof *a };
    ring in[N], out[N], bit[N];
    for (size_t k = 0; k < N; k++)
        in[k] = ring_of(a[k]);
    run_signs(relu_and_bit, PUBLISHED, in, out, bit, N);
    for (size_t k = 0; k < N; k++) {
        assert_int_equal(bit[k], a[k] >= 0);
        assert_true(signed_of(out[k]) == (a[k] > 0 ? a[k] : 0));
    }
}

/* DReLU and ReLU; a bit is told without a message. */
static void cost_is_as_stated(struct sign s, size_t n) {
    static ring a[1000], out[1000], bit[1000];
    assert_cost(drelu_cost(n, s),
                run_signs(run_drelu, s, a, out, NULL, n));
    assert_cost(relu_cost(n, s),
                run_signs(relu_and_bit, s, a, out, bit, n));
}

static void select_costs_as_stated(struct sign s, size_t n) {
    static ring bit[1000], x[1000], got[1000];
    struct cost open = {0, 0, 0};
    struct three t = {.protocol = run_select,
                      .n = n,
                      .arg = &s,
                      .in = {bit, x, x},
                      .in_n = {n, n, n},
                      .out = {got},
                      .out_n = {n}};
    three_run(&t);
    if (s.how == DEALT) {
        open = open_flags_cost(n);
        open.rounds++; /* nothing is opened while coins are dealt */
    }
    assert_cost(cost_then(open, select_share_cost(n, s)), t.cost);
}

static void they_cost_what_they_say(void **state) {
    (void)state;
    static const size_t sizes[] = {1, 64, 65, 1000};
    for (size_t i = 0; i < 4; i++) {
        size_t n = sizes[i];
        for (int width = 2; width <= ELL; width += 31)
            cost_is_as_stated((struct sign){DEALT, width}, n);
        cost_is_as_stated(PUBLISHED, n);
        select_costs_as_stated(WHOLE_RING, n);
        select_costs_as_stated(PUBLISHED, n);
    }
}

static void signs_stay_in_their_lanes(void **state) {
    static const struct sign ways[] = {{DEALT, ELL}, {SECURE_NN, ELL}};
    (void)state;

    for (int i = 0; i < 2; i++) {
        struct lanes relus = lanes_of_elements(relu_and_bit, 1, 2);
        struct lanes chosen = lanes_of_elements(run_select, 3, 1);

        relus.arg = chosen.arg = &ways[i];
        lanes_apart(&relus);
        lanes_apart(&chosen);
        lanes_full(&relus);
    }
}

static void nobody_tells_the_helper_anything(void **state) {
    (void)state;
    const struct sign ways[] = {WHOLE_RING, PUBLISHED};
    const uint64_t clock[2][OWNER] = {{4, 4, 0}, {4, 5, 2}};
    static ring a[64], out[64], bit[64];
    for (int i = 0; i < 2; i++) {
        struct three t = {.protocol = relu_and_bit,
                          .n = 64,
                          .arg = &ways[i],
                          .in = {a},
                          .in_n = {64},
                          .out = {out, bit},
                          .out_n = {64, 64}};
        three_run(&t);
        for (int id = P0; id < OWNER; id++)
            assert_int_equal(t.part[id].rounds, clock[i][id]);
    }
}

static void narrow_numbers_cost_less(void **state) {
    (void)state;
    static const struct {
        int width;
        uint64_t rounds;
        double online, dealt;
    } row[] = {{64, 4, 24.5, 57.125},
               {33, 4, 20, 35.875},
               {17, 3, 17.75, 25.5},
               {5, 2, 16.25, 18}};
    for (size_t i = 0; i < 4; i++) {
        static ring a[64], out[64], bit[64];
        struct cost c =
            run_signs(relu_and_bit, (struct sign){DEALT, row[i].width},
                      a, out, bit, 64);
        assert_int_equal(c.rounds, row[i].rounds);
        assert_true((double)c.online == 64 * row[i].online);
        assert_true((double)c.dealt == 64 * row[i].dealt);
    }
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(signs_of_the_whole_ring_are_right),
    cmocka_unit_test(narrow_numbers_need_few_bits),
    cmocka_unit_test(the_published_way_is_right_in_its_domain),
    cmocka_unit_test(they_cost_what_they_say),
    cmocka_unit_test(narrow_numbers_cost_less),
    cmocka_unit_test(nobody_tells_the_helper_anything),
    cmocka_unit_test(signs_stay_in_their_lanes),
};

RUN("ReLU", tests)
