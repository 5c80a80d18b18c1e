/* Tangled from chapters/32-rescaling.md; edit that file. */
#include "all_shares.h"
#include "coin_steps.h"
#include "rescale.h"

static void the_carry_makes_it_the_nearest(void **state) {
    (void)state;
    static const ring table[5][6] = {{47, 60, 4, 0, 3, 1},
                                     {46, 59, 3, 3, 2, 0},
                                     {45, 58, 3, 2, 1, 0},
                                     {44, 57, 3, 1, 0, 0},
                                     {5, 18, 3, 2, 1, 0}};
    for (int i = 0; i < 5; i++) {
        ring r = table[i][0];
        struct steps s = steps_of(11 + 2, r, 2);
        assert_int_equal(s.c, table[i][1]);
        assert_int_equal(s.out, table[i][2]);
        assert_int_equal(s.coin, table[i][3]);
        assert_int_equal(r % 4, table[i][4]);
        assert_int_equal(r % 4 > s.coin, table[i][5]);
        assert_int_equal(s.out - table[i][5], 3);
    }
    assert_int_equal(truncate_one(11, 2, NEAREST, 0), 3);
}

static void three_coins_of_four_make_zero_of_minus_one(void **state) {
    (void)state;
    for (ring coin = 0; coin < 4; coin++)
        assert_int_equal(signed_of(by_coin(ring_of(-1), coin, 2)),
                         coin < 3 ? 0 : -1);
}

/* A list to be truncated in this way. */
static void list_for(struct list *list, const struct scale *s) {
    list->arg = s;
    list_all(list, s->f, s->how == EXACT ? 1 << (s->f - 1) : 0);
}

static void run_list(struct party *me, const struct three *t,
                     ring *const in[], ring *const out[]) {
    const struct list *list = t->arg;
    const struct scale *s = list->arg;
    ring *x = shares_of(me, list);
    (void)in;
    rescale(me, s->how, x, ALL, s->f);
    memcpy(out[0], x, ALL * sizeof *x);
}

static void every_share_of_every_number_is_rounded(void **state) {
    (void)state;
    static struct list list;
    static ring got[ALL];
    for (int how = EXACT; how <= COIN; how++)
        for (int d = 1; d <= ELL - 2; d++) {
            struct scale s = scale_of(d, (enum truncation)how);
            list_for(&list, &s);
            run_all(&list, run_list, got, NULL);
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
    const struct scale *s = list->arg;
    ring *x = shares_of(me, list);
    (void)in;
    struct opened y = rescale_open(me, s->how, x, ALL, s->f);
    opened_shares(me, y, out[0], ALL);
    multiply_opened(me, y, y, out[1], ALL);
}

static void what_was_truncated_can_be_squared(void **state) {
    (void)state;
    static struct list list;
    static ring got[ALL], square[ALL];
    for (int how = LOCAL; how <= COIN; how++)
        for (int d = 1; d <= ELL - 2; d++) {
            struct scale s = scale_of(d, (enum truncation)how);
            list_for(&list, &s);
            run_all(&list, run_square, got, square);
            for (size_t k = 0; k < ALL; k++)
                assert_int_equal(square[k], mod_L(got[k] * got[k]));
        }
}

static void run_relu(struct party *me, const struct three *t,
                     ring *const in[], ring *const out[]) {
    const struct list *list = t->arg;
    const struct scale *s = list->arg;
    ring *x = shares_of(me, list);
    (void)in;
    rescale_relu(me, x, out[0], take_flags(me, ALL), ALL, *s);
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
            list_for(&list, &s);
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
    const struct scale *s = list->arg;
    ring *x = shares_of(me, list), *back = take_ring(me, ALL);
    struct flags bit = take_flags(me, ALL);
    (void)in;
    for (size_t k = 0; holds_shares(me) && k < ALL; k++)
        back[k] = x[ALL - 1 - k];
    rescale_relu(me, x, x, bit, ALL, *s);
    rescale_times_bit(me, bit, back, out[0], ALL, *s);
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
            struct scale s = scale_of(d, scales[i].how);
            list_for(&list, &s);
            run_all(&list, run_back, got, relu);
            for (size_t k = 0; k < ALL; k++) {
                ring e = list.x[ALL - 1 - k];
                ring want = i ? by_coin(e, opened[k], d)
                              : truncate_one(e, d, NEAREST, 0);
                assert_int_equal(got[k],
                                 passes(list.x[k], s) ? want : 0);
            }
        }
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_carry_makes_it_the_nearest),
    cmocka_unit_test(three_coins_of_four_make_zero_of_minus_one),
    cmocka_unit_test(every_share_of_every_number_is_rounded),
    cmocka_unit_test(what_was_truncated_can_be_squared),
    cmocka_unit_test(a_relu_of_the_same_opening_is_the_relu),
    cmocka_unit_test(an_error_comes_back_where_the_bit_is_one),
};

RUN("truncation to the nearest, six bits", tests)
