/* Tangled from chapters/26-published.md; edit that file. */
#include "published.h"
#include "three.h"

enum { SIZE = 1 << ELL, QUARTER = SIZE / 4 };

/* Do shares mod `size`, read mod size - 1, give another highest bit? */
static bool misread(unsigned y0, unsigned y1, unsigned size) {
    unsigned c = (y0 + y1) % size, read = (y0 + y1) % (size - 1);
    return (c >= size / 2) != (read >= size / 2);
}

static size_t all_misread(unsigned size, unsigned step) {
    size_t wrong = 0;
    for (unsigned y0 = 0; y0 < size; y0 += step)
        for (unsigned y1 = 0; y1 < size; y1 += step)
            wrong += misread(y0, y1, size);
    return wrong;
}

static void even_shares_can_be_read_in_the_odd_ring(void **state) {
    (void)state;
    for (unsigned size = 4; size <= 1024; size *= 2)
        assert_int_equal(all_misread(size, 2), 0);
    assert_int_equal(all_misread(64, 1), 97);
}

static void reads(int64_t a, ring a0, ring a1, ring as_even, ring odd) {
    ring y0 = mod_L(2 * a0), y1 = mod_L(2 * a1);
    assert_int_equal(mod_L(a0 + a1), ring_of(a));
    assert_int_equal(mod_L(y0 + y1), as_even);
    assert_int_equal(odd_add(y0, y1), odd);
    assert_int_equal(odd - as_even, wrap(y0, y1));
    assert_int_equal(odd >> (ELL - 1), a < 0);
}

static void doubled_shares_are_at_most_one_off(void **state) {
    (void)state;
    reads(5, 2, 3, 10, 10);
    reads(5, 50, 19, 10, 11);
    reads(-3, 31, 30, 58, 59);
    reads(-1, 60, 3, 62, 62);
}

enum { SHARED = SIZE * SIZE * 16 };

/* Case k: P0 has the lowest six bits of k, P1 has the next. */
static ring share_of(int party, size_t k) {
    return mod_L(party == P0 ? k : k >> ELL);
}

static ring *all_shares(struct party *me, size_t n) {
    ring *a = take_ring(me, n);
    for (size_t k = 0; k < n; k++)
        a[k] = share_of(me->id, k);
    return a;
}

static void short_way(struct party *me, const struct three *t,
                      ring *const in[], ring *const out[]) {
    (void)in;
    drelu_short(me, all_shares(me, t->n), out[0], t->n);
}

static void published_way(struct party *me, const struct three *t,
                          ring *const in[], ring *const out[]) {
    (void)in;
    drelu_published(me, all_shares(me, t->n), out[0], t->n);
}

static void every_pair_of_shares_gives_its_bit_both_ways(void **s) {
    (void)s;
    static ring bit[SHARED], published[SHARED];
    struct three t = {.protocol = short_way,
                      .n = SHARED,
                      .out = {bit},
                      .out_n = {SHARED}};
    three_run(&t);
    assert_cost(drelu_short_cost(SHARED), t.cost);
    t.protocol = published_way;
    t.out[0] = published;
    three_run(&t);
    assert_cost(drelu_published_cost(SHARED), t.cost);
    assert_ring_equal(published, bit, SHARED);
    for (size_t k = 0; k < SHARED; k++) {
        ring sum = mod_L(share_of(P0, k) + share_of(P1, k));
        int64_t a = signed_of(sum);
        bool inside = -QUARTER <= a && a < QUARTER;
        assert_int_equal(bit[k], inside == (a >= 0));
    }
}

static void the_worked_example_holds(void **state) {
    (void)state;
    static ring bit[SHARED];
    const ring a[] = {5, 0, 63, 61, 20}, sign[] = {1, 1, 0, 0, 0};
    struct three t = {.protocol = short_way,
                      .n = SHARED,
                      .out = {bit},
                      .out_n = {SHARED}};
    three_run(&t);
    for (size_t i = 0; i < 5; i++)
        for (ring a1 = 0; a1 < SIZE; a1++)
            assert_int_equal(bit[mod_L(a[i] - a1) | a1 << ELL],
                             sign[i]);
}

static void one_pair_of_odd_shares_of_even_numbers_fails(void **s) {
    (void)s;
    size_t wrong = 0;
    for (unsigned y0 = 0; y0 < SIZE; y0++)
        for (unsigned y1 = y0 % 2; y1 < SIZE; y1 += 2)
            wrong += misread(y0, y1, SIZE);
    assert_int_equal(wrong, 1);
    assert_true(misread(63, 63, SIZE));
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(even_shares_can_be_read_in_the_odd_ring),
    cmocka_unit_test(doubled_shares_are_at_most_one_off),
    cmocka_unit_test(every_pair_of_shares_gives_its_bit_both_ways),
    cmocka_unit_test(the_worked_example_holds),
    cmocka_unit_test(one_pair_of_odd_shares_of_even_numbers_fails),
};

RUN("DReLU as published, six bits", tests)
