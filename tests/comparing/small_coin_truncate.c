/* Tangled from chapters/31-coin.md; edit that file. */
#include "all_shares.h"
#include "coin_steps.h"
#include "coin_truncate.h"

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

static void run_list(struct party *me, const struct three *t,
                     ring *const in[], ring *const out[]) {
    const struct list *list = t->arg;
    ring *x = shares_of(me, list);
    (void)in;
    rescale_coin(me, x, ALL, list->d);
    memcpy(out[0], x, ALL * sizeof *x);
}

static void every_share_of_every_number_is_rounded(void **state) {
    (void)state;
    static struct list list;
    static ring got[ALL];
    for (int d = 1; d <= ELL - 2; d++) {
        list_all(&list, d, 0);
        run_all(&list, run_list, got, NULL);
        for (size_t k = 0; k < ALL; k++)
            assert_int_equal(got[k], by_coin(list.x[k], opened[k], d));
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
    cmocka_unit_test(every_mask_rounds_by_its_coin),
    cmocka_unit_test(a_result_and_its_coin_narrow_the_secret),
    cmocka_unit_test(of_all_masks_as_many_round_up_as_is_dropped),
    cmocka_unit_test(every_share_of_every_number_is_rounded),
    cmocka_unit_test(beyond_the_domain_it_fails_by_distance),
};

RUN("truncation by a coin, six bits", tests)
