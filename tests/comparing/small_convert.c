/* Tangled from chapters/25-convert.md; edit that file. */
#include "convert.h"
#include "three.h"

enum { SIZE = 1 << ELL };
enum version { RIGHT, NO_CARE_FOR_ZERO, MISPRINTED };

/* The wrap of a0, a1 from what the parties know of masks r0, r1. */
static int theta(enum version v, ring a0, ring a1, ring r0, ring r1) {
    ring x0 = mod_L(a0 + r0), x1 = mod_L(a1 + r1);
    ring x = mod_L(x0 + x1), r = mod_L(r0 + r1);
    int beta = (int)(wrap(a0, r0) + wrap(a1, r1));
    int alpha = (int)wrap(r0, r1), delta = (int)wrap(x0, x1);
    if (v == MISPRINTED)
        return beta + (x <= r) - delta - alpha;
    int eta = x > mod_L(r - 1);
    if (v == RIGHT && r == 0)
        eta = 1;
    return beta - alpha + delta + eta - 1;
}

static size_t errors(enum version v) {
    size_t wrong = 0;
    for (ring a0 = 0; a0 < SIZE; a0++)
        for (ring a1 = 0; a1 < SIZE; a1++)
            for (ring r0 = 0; r0 < SIZE; r0++)
                for (ring r1 = 0; r1 < SIZE; r1++)
                    if (mod_L(a0 + a1) != RING_MAX)
                        wrong += theta(v, a0, a1, r0, r1) !=
                                 (int)wrap(a0, a1);
    return wrong;
}

static void the_wraps_balance(void **state) {
    (void)state;
    assert_int_equal(errors(RIGHT), 0);
}

static void the_worked_example_holds(void **state) {
    (void)state;
    assert_int_equal(mod_L(50 + 34), 20);
    assert_int_equal(odd_add(50, 34), 21);
    assert_int_equal(mod_L(50 + 41), 27);
    assert_int_equal(mod_L(34 + 30), 0);
    assert_int_equal(mod_L(41 + 30), 7);
    assert_int_equal(theta(RIGHT, 50, 34, 41, 30), 1);
    assert_int_equal(theta(RIGHT, 12, 8, 41, 30), 0);
}

enum { CASES = SIZE * SIZE * 64 };

static ring value_of(size_t k) {
    return mod_L(k + (k >> ELL));
}

static void convert_all(struct party *me, const struct three *t,
                        ring *const in[], ring *const out[]) {
    (void)in;
    ring *a = take_ring(me, t->n);
    for (size_t k = 0; k < t->n; k++)
        a[k] = mod_L(me->id == P0 ? k : k >> ELL);
    share_convert(me, a, out[0], t->n);
}

static void every_pair_of_shares_is_converted(void **state) {
    (void)state;
    static ring want[CASES], got[CASES];
    struct three t = {.protocol = convert_all,
                      .n = CASES,
                      .out_group = MOD_ODD,
                      .out = {got},
                      .out_n = {CASES}};
    for (size_t k = 0; k < CASES; k++)
        want[k] = value_of(k) == RING_MAX ? 0 : value_of(k);
    three_run(&t);
    assert_ring_equal(want, got, CASES);
    assert_cost(share_convert_cost(CASES), t.cost);
}

static void without_care_one_mask_in_64_fails(void **state) {
    (void)state;
    size_t pairs_to_convert = 63 * 64, zero_masks = 64;
    assert_int_equal(errors(NO_CARE_FOR_ZERO),
                     pairs_to_convert * zero_masks);
}

static void the_misprint_fails_one_time_in_three(void **state) {
    (void)state;
    size_t all = (size_t)63 * 64 * 64 * 64;
    size_t wrong = errors(MISPRINTED);
    assert_int_equal(all, 16515072);
    assert_int_equal(wrong, 5595136);
}

static void unconverted_shares_are_one_off_where_they_wrap(void **s) {
    (void)s;
    for (ring a = 0; a < RING_MAX; a++) {
        size_t one_off = 0;
        for (ring a0 = 0; a0 < SIZE; a0++) {
            ring a1 = mod_L(a - a0);
            ring read = odd_add(odd_of(a0), odd_of(a1));
            one_off += read == odd_add(a, 1);
        }
        assert_int_equal(one_off, SIZE - 1 - a);
    }
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_wraps_balance),
    cmocka_unit_test(the_worked_example_holds),
    cmocka_unit_test(every_pair_of_shares_is_converted),
    cmocka_unit_test(without_care_one_mask_in_64_fails),
    cmocka_unit_test(the_misprint_fails_one_time_in_three),
    cmocka_unit_test(unconverted_shares_are_one_off_where_they_wrap),
};

RUN("converting shares, six bits", tests)
