/* Tangled from chapters/29-rescaling.md; edit that file. */
#include "rescale.h"
#include "three.h"
#include "truncate.h"
#include "wrapped.h"

enum { QUARTER = 16, HALF = 32, CIRCLE = 64 };

/* What the protocol adds up, for a number x under a mask r. */
struct steps {
    ring c, sum, open, hidden, back, coin, out;
};

static struct steps steps_of(ring x, ring r, int d) {
    struct steps s;
    ring n = (ring)1 << d;
    s.c = mod_L(x + r);
    s.sum = mod_L(s.c + QUARTER);
    s.open = s.sum / n;
    s.hidden = r / n;
    s.back = (1 - s.sum / HALF) * (r / HALF) * (CIRCLE / n);
    s.coin = s.c % n;
    s.out = mod_L(s.open - QUARTER / n - s.hidden + s.back);
    return s;
}

static void the_worked_example_holds(void **state) {
    (void)state;
    static const ring table[5][7] = {{47, 58, 10, 2, 11, 16, 2},
                                     {46, 57, 9, 2, 11, 16, 1},
                                     {45, 56, 8, 2, 11, 16, 0},
                                     {44, 55, 7, 1, 11, 16, 3},
                                     {5, 16, 32, 8, 1, 0, 0}};
    for (int i = 0; i < 5; i++) {
        struct steps s = steps_of(11, table[i][0], 2);
        assert_int_equal(s.c, table[i][1]);
        assert_int_equal(s.sum, table[i][2]);
        assert_int_equal(s.open, table[i][3]);
        assert_int_equal(s.hidden, table[i][4]);
        assert_int_equal(s.back, table[i][5]);
        assert_int_equal(s.coin, table[i][6]);
        assert_int_equal(s.out, i == 3 ? 2 : 3);
    }
}

static void and_the_carry_makes_it_the_nearest(void **state) {
    (void)state;
    struct steps s = steps_of(11 + 2, 47, 2);
    assert_int_equal(s.c, 60);
    assert_int_equal(s.coin, 0);
    assert_int_equal(s.out, 4);
    assert_int_equal(s.out - (47 % 4 > s.coin), 3);
    assert_int_equal(truncate_one(11, 2, NEAREST, 0), 3);
}

/* x / 2^d, up if more is dropped than the coin. */
static ring by_coin(ring x, ring coin, int d) {
    ring n = (ring)1 << d;
    return mod_L(truncate_one(x, d, FLOOR, 0) + (x % n > coin % n));
}

static void every_mask_rounds_by_its_coin(void **state) {
    (void)state;
    for (int d = 1; d <= ELL - 2; d++)
        for (int x = -QUARTER; x <= QUARTER; x++)
            for (ring r = 0; r < CIRCLE; r++) {
                struct steps s = steps_of(ring_of(x), r, d);
                assert_int_equal(s.out, by_coin(ring_of(x), s.coin, d));
                assert_int_equal(
                    s.out,
                    truncate_one(ring_of(x), d, STOCHASTIC, ~s.coin));
            }
}

static void a_result_and_its_coin_narrow_the_secret(void **state) {
    (void)state;
    for (int d = 1; d <= ELL - 2; d++)
        for (int x = -QUARTER; x <= QUARTER; x++)
            for (ring r = 0; r < CIRCLE; r++) {
                struct steps s = steps_of(ring_of(x), r, d);
                int64_t y = signed_of(s.out), n = 1 << d;
                int64_t coin = (int64_t)s.coin;
                assert_true(n * (y - 1) + coin < x);
                assert_true(x <= n * y + coin);
            }
}

static void of_all_masks_as_many_round_up_as_is_dropped(void **state) {
    (void)state;
    for (int d = 1; d <= ELL - 2; d++)
        for (int x = -QUARTER; x <= QUARTER; x++) {
            ring n = (ring)1 << d, times[HALF] = {0}, up = 0;
            for (ring r = 0; r < CIRCLE; r++) {
                struct steps s = steps_of(ring_of(x), r, d);
                up += s.out != truncate_one(ring_of(x), d, FLOOR, 0);
                times[s.coin]++;
            }
            assert_int_equal(up, ring_of(x) % n * (CIRCLE / n));
            for (ring coin = 0; coin < n; coin++)
                assert_int_equal(times[coin], CIRCLE / n);
        }
}

/* What P0 and P1 opened last of ALL numbers. */
enum { NUMBERS = HALF + 1, ALL = NUMBERS * CIRCLE };

static ring opened[ALL];

void __wrap_open_shares(struct party *me, enum group g, const void *x,
                        void *out, size_t n) {
    __real_open_shares(me, g, x, out, n);
    if (me->id == P0 && n == ALL)
        memcpy(opened, out, n * sizeof(ring));
}

struct list {
    ring x[ALL], share[2][ALL];
    struct scale scale;
};

/* All shares of all numbers that can be truncated. */
static void list_all(struct list *list, struct scale s) {
    int half = s.how == EXACT ? 1 << (s.f - 1) : 0;
    list->scale = s;
    for (int k = 0; k < ALL; k++) {
        ring first = mod_L((ring)k);
        list->x[k] = ring_of(k / CIRCLE - QUARTER - half);
        list->share[P0][k] = first;
        list->share[P1][k] = mod_L(list->x[k] - first);
    }
}

/* What comes out for all of a list. */
static void run_all(struct list *list, three_protocol *protocol,
                    ring *first, ring *second) {
    struct three t = {.protocol = protocol,
                      .arg = list,
                      .out = {first, second},
                      .out_n = {ALL, ALL}};
    three_run(&t);
}

/* P0, P1: a copy of their shares of the list; P2: room. */
static ring *shares_of(struct party *me, const struct list *list) {
    ring *x = take_ring(me, ALL);
    if (holds_shares(me))
        memcpy(x, list->share[me->id], ALL * sizeof *x);
    return x;
}

static void run_list(struct party *me, const struct three *t,
                     ring *const in[], ring *const out[]) {
    const struct list *list = t->arg;
    ring *x = shares_of(me, list);
    (void)in;
    rescale(me, list->scale.how, x, ALL, list->scale.f);
    memcpy(out[0], x, ALL * sizeof *x);
    memcpy(out[1], x, ALL * sizeof *x);
}

static void every_share_of_every_number_is_rounded(void **state) {
    (void)state;
    static struct list list;
    static ring got[ALL], again[ALL];
    for (int how = EXACT; how <= COIN; how++)
        for (int d = 1; d <= ELL - 2; d++) {
            list_all(&list, scale_of(d, (enum truncation)how));
            run_all(&list, run_list, got, again);
            for (size_t k = 0; k < ALL; k++) {
                ring nearest = truncate_one(list.x[k], d, NEAREST, 0);
                ring coin = by_coin(list.x[k], opened[k], d);
                assert_int_equal(got[k], how == EXACT ? nearest : coin);
            }
        }
}

static void run_square(struct party *me, const struct three *t,
                       ring *const in[], ring *const out[]) {
    const struct list *list = t->arg;
    ring *x = shares_of(me, list);
    (void)in;
    struct opened y =
        rescale_open(me, list->scale.how, x, ALL, list->scale.f);
    opened_shares(me, y, out[0], ALL);
    multiply_opened(me, y, y, out[1], ALL);
}

static void what_was_truncated_can_be_squared(void **state) {
    (void)state;
    static struct list list;
    static ring got[ALL], square[ALL];
    for (int how = LOCAL; how <= COIN; how++)
        for (int d = 1; d <= ELL - 2; d++) {
            list_all(&list, scale_of(d, (enum truncation)how));
            run_all(&list, run_square, got, square);
            for (size_t k = 0; k < ALL; k++)
                assert_int_equal(square[k], mod_L(got[k] * got[k]));
        }
}

static void run_relu(struct party *me, const struct three *t,
                     ring *const in[], ring *const out[]) {
    const struct list *list = t->arg;
    ring *x = shares_of(me, list);
    (void)in;
    rescale_relu(me, x, out[0], take_flags(me, ALL), ALL, list->scale);
    memcpy(out[1], x, ALL * sizeof *x);
}

static const struct scale scales[] = {{1, EXACT, {DEALT, ELL}},
                                      {1, COIN, {DEALT, ELL}},
                                      {1, EXACT, {SECURE_NN, ELL}},
                                      {1, COIN, {SECURE_NN, ELL}}};

static void a_relu_of_the_same_opening_is_the_relu(void **state) {
    (void)state;
    static struct list list;
    static ring relu[ALL], x[ALL];
    for (int i = 0; i < 4; i++)
        for (int d = 1; d <= ELL - 2; d++) {
            struct scale s = {d, scales[i].how, scales[i].sign};
            list_all(&list, s);
            run_all(&list, run_relu, relu, x);
            for (size_t k = 0; k < ALL; k++)
                assert_int_equal(relu[k],
                                 signed_of(x[k]) >= 0 ? x[k] : 0);
        }
}

/* Back through a ReLU: what comes back here are the numbers of the list
   from the end. */
static void run_back(struct party *me, const struct three *t,
                     ring *const in[], ring *const out[]) {
    const struct list *list = t->arg;
    ring *x = shares_of(me, list), *back = take_ring(me, ALL);
    struct flags bit = take_flags(me, ALL);
    (void)in;
    for (size_t k = 0; holds_shares(me) && k < ALL; k++)
        back[k] = x[ALL - 1 - k];
    rescale_relu(me, x, x, bit, ALL, list->scale);
    rescale_times_bit(me, bit, back, out[0], ALL, list->scale);
    memcpy(out[1], x, ALL * sizeof *x);
}

/* Does the ReLU let the error of x through? */
static bool passes(ring x, struct scale s) {
    ring y = truncate_one(x, s.f, NEAREST, 0);
    return signed_of(s.how == EXACT ? y : x) >= 0;
}

static void an_error_comes_back_where_the_bit_is_one(void **state) {
    (void)state;
    static struct list list;
    static ring got[ALL], relu[ALL];
    for (int i = 0; i < 2; i++)
        for (int d = 1; d <= ELL - 2; d++) {
            list_all(&list, scale_of(d, scales[i].how));
            run_all(&list, run_back, got, relu);
            for (size_t k = 0; k < ALL; k++) {
                ring e = list.x[ALL - 1 - k];
                ring want = i ? by_coin(e, opened[k], d)
                              : truncate_one(e, d, NEAREST, 0);
                assert_int_equal(
                    got[k], passes(list.x[k], list.scale) ? want : 0);
            }
        }
}

static void beyond_the_domain_it_fails_by_distance(void **state) {
    (void)state;
    for (int d = 1; d <= ELL - 2; d++)
        for (int x = -HALF; x < HALF; x++) {
            int beyond = abs(x) > QUARTER ? abs(x) - QUARTER : 0;
            ring failures = 0, lap = (ring)CIRCLE >> d;
            for (ring r = 0; r < CIRCLE; r++) {
                struct steps s = steps_of(ring_of(x), r, d);
                ring off = s.out - by_coin(ring_of(x), s.coin, d);
                assert_true(mod_L(off) == 0 || mod_L(off) == lap ||
                            mod_L(off) == CIRCLE - lap);
                failures += mod_L(off) != 0;
            }
            assert_int_equal(failures, 2 * beyond);
        }
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_worked_example_holds),
    cmocka_unit_test(and_the_carry_makes_it_the_nearest),
    cmocka_unit_test(every_mask_rounds_by_its_coin),
    cmocka_unit_test(a_result_and_its_coin_narrow_the_secret),
    cmocka_unit_test(of_all_masks_as_many_round_up_as_is_dropped),
    cmocka_unit_test(every_share_of_every_number_is_rounded),
    cmocka_unit_test(what_was_truncated_can_be_squared),
    cmocka_unit_test(a_relu_of_the_same_opening_is_the_relu),
    cmocka_unit_test(an_error_comes_back_where_the_bit_is_one),
    cmocka_unit_test(beyond_the_domain_it_fails_by_distance),
};

RUN("truncation, six bits", tests)
