/* Tangled from chapters/22-compare.md; edit that file. */
#include "lanes.h"
#include "pairs.h"

#define TOP (UINT64_C(1) << 63)
static const ring edge[] = {0,
                            1,
                            2,
                            RING_MAX / 3,
                            TOP - 1,
                            TOP,
                            TOP + 1,
                            RING_MAX / 3 * 2,
                            RING_MAX - 1,
                            RING_MAX};

static void edges_of_64_bits_compare_right(void **state) {
    (void)state;
    enum { EDGES = sizeof edge / sizeof *edge };
    enum { CASES = EDGES * EDGES * 2 };
    ring x[CASES], r[CASES];
    uint8_t beta[CASES];
    for (size_t k = 0; k < CASES; k++) {
        x[k] = edge[k % EDGES];
        r[k] = edge[k / EDGES % EDGES];
        beta[k] = k >= EDGES * EDGES;
    }
    assert_pairs(x, r, beta, CASES);
}

static void numbers_that_agree_at_the_top_compare_right(void **state) {
    (void)state;
    enum { CASES = 1000 };
    ring x[CASES], r[CASES];
    uint8_t beta[CASES];
    for (size_t k = 0; k < CASES; k++) {
        ring noise = (k + 3) * (k + 5) * 0xbf58476d1ce4e5b9;
        r[k] = (k + 1) * 0x9e3779b97f4a7c15;
        x[k] = r[k] ^ noise >> k % 64;
        beta[k] = noise >> 63 != 0;
    }
    for (size_t n = 1; n <= CASES; n += 333)
        assert_pairs(x, r, beta, n);
}

static void compare_opened(struct party *me, const struct three *t,
                           ring *const in[], ring *const out[]) {
    size_t n = t->n;
    zp *bits = take_bytes(me, ELL * n);
    uint8_t *beta = take_bytes(me, n), *flag = take_bytes(me, n);

    open_shares(me, MOD_L, in[0], in[0], n);
    open_shares(me, MOD_L, in[1], in[1], n);
    for (size_t k = 0; k < n; k++)
        beta[k] = in[1][k] & 1;
    if (me->id == P2)
        bits_of(in[0], bits, n);
    deal(me, P2, MOD_P, bits, bits, ELL * n);
    private_compare(me, bits, in[0], beta, flag, n);
    for (size_t k = 0; me->id == P2 && k < n; k++)
        out[0][k] = flag[k];
}

static void comparisons_stay_in_their_lanes(void **state) {
    const struct lanes all = lanes_of_elements(compare_opened, 2, 1);
    (void)state;

    lanes_apart(&all);
}

static void all_bits_that_are_drawn_are_of_use(void **state) {
    const struct lanes all = lanes_of_elements(compare_opened, 2, 1);
    (void)state;

    lanes_full(&all);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(edges_of_64_bits_compare_right),
    cmocka_unit_test(numbers_that_agree_at_the_top_compare_right),
    cmocka_unit_test(comparisons_stay_in_their_lanes),
    cmocka_unit_test(all_bits_that_are_drawn_are_of_use),
};

RUN("private compare", tests)
