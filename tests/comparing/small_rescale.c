/* Tangled from chapters/26-rescaling.md; edit that file. */
#include "rescale.h"
#include "three.h"
#include "truncate.h"

enum { HALF = 32 };

/* What the protocol adds up, for y = x + 2^(d-1) + HALF / 2. */
struct steps {
    ring c, upper, t, borrow, back, floor;
};

static struct steps steps_of(ring y, ring r, int d) {
    struct steps s;
    ring n = (ring)1 << d, m = r / HALF, v;
    s.c = mod_L(y + r);
    s.upper = s.c % HALF / n;
    s.t = r % HALF / n;
    s.borrow = r % n > s.c % n;
    v = s.c / HALF + m - 2 * (s.c / HALF) * m;
    s.back = v * (HALF / n);
    s.floor = mod_L(s.upper - s.t - s.borrow + s.back);
    return s;
}

static void the_worked_example_holds(void **state) {
    (void)state;
    static const ring table[5][6] = {{47, 12, 3, 3, 1, 8},
                                     {46, 11, 2, 3, 0, 8},
                                     {5, 34, 0, 1, 0, 8},
                                     {3, 32, 0, 0, 1, 8},
                                     {1, 30, 7, 0, 0, 0}};
    for (int i = 0; i < 5; i++) {
        struct steps s = steps_of(11 + 2 + 16, table[i][0], 2);
        assert_int_equal(s.c, table[i][1]);
        assert_int_equal(s.upper, table[i][2]);
        assert_int_equal(s.t, table[i][3]);
        assert_int_equal(s.borrow, table[i][4]);
        assert_int_equal(s.back, table[i][5]);
        assert_int_equal(s.floor, 7);
    }
    assert_int_equal(truncate_one(11, 2, NEAREST, 0), 7 - 16 / 4);
}

static void no_mask_makes_a_difference(void **state) {
    (void)state;
    for (int d = 1; d <= ELL - 2; d++)
        for (ring y = 0; y <= HALF; y++)
            for (ring r = 0; r < 64; r++)
                assert_int_equal(steps_of(y, r, d).floor, y >> d);
}

enum { NUMBERS = HALF + 1, ALL = NUMBERS * 64 };

struct list {
    ring x[ALL], share[2][ALL];
    int d;
};

static void list_all(struct list *list, int d) {
    list->d = d;
    for (ring k = 0; k < ALL; k++) {
        ring first = mod_L(k);
        list->x[k] = mod_L(k / 64 - HALF / 2 - (1u << (d - 1)));
        list->share[P0][k] = first;
        list->share[P1][k] = mod_L(list->x[k] - first);
    }
}

static void run_list(struct party *me, const struct three *t,
                     ring *const in[], ring *const out[]) {
    const struct list *list = t->arg;
    const ring *x = holds_shares(me) ? list->share[me->id] : NULL;
    (void)in;
    truncate_exact(me, x, out[0], ALL, list->d);
}

static void every_share_of_every_number_is_rounded(void **state) {
    (void)state;
    static struct list list;
    static ring got[ALL];
    struct three t = {.protocol = run_list,
                      .arg = &list,
                      .out = {got},
                      .out_n = {ALL}};
    for (int d = 1; d <= ELL - 2; d++) {
        list_all(&list, d);
        three_run(&t);
        for (size_t k = 0; k < ALL; k++)
            assert_int_equal(got[k],
                             truncate_one(list.x[k], d, NEAREST, 0));
        assert_cost(truncate_exact_cost(ALL), t.cost);
    }
}

static void beyond_the_domain_it_fails_by_distance(void **state) {
    (void)state;
    for (int d = 1; d <= ELL - 2; d++)
        for (int64_t y = -15; y < 48; y++) {
            int64_t out = y < 0 ? -y : y > HALF ? y - HALF : 0;
            int failures = 0;
            int64_t floor = (y + 64) / (1 << d) - (64 >> d);
            for (ring r = 0; r < 64; r++) {
                ring got = steps_of(ring_of(y), r, d).floor;
                int64_t off = signed_of(mod_L(got - ring_of(floor)));
                assert_true(off == 0 || off == 64 >> d ||
                            off == -(64 >> d));
                failures += off != 0;
            }
            assert_int_equal(failures, 2 * out);
        }
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_worked_example_holds),
    cmocka_unit_test(no_mask_makes_a_difference),
    cmocka_unit_test(every_share_of_every_number_is_rounded),
    cmocka_unit_test(beyond_the_domain_it_fails_by_distance),
};

RUN("exact truncation, six bits", tests)
