/* Tangled from chapters/24-msb.md; edit that file. */
#include "msb.h"
#include "three.h"

enum { ODD = RING_MAX };

static ring msb_of(ring a) {
    return a >> (ELL - 1);
}

/* The lowest bit of y, from a mask and the masked sum. */
static ring low_bit(ring y, ring x) {
    ring r = odd_add(x, y);
    return (r & 1) ^ (x & 1) ^ (x > r);
}

static void the_worked_example_holds(void **state) {
    (void)state;
    assert_int_equal(odd_add(20, 20), 40);
    assert_int_equal(odd_add(45, 45), 27);
    assert_int_equal(odd_add(50, 27), 14);
    assert_int_equal(odd_add(50, 40), 27);
    assert_int_equal(low_bit(27, 50), 1);
    assert_int_equal(low_bit(40, 50), 0);
}

static void doubling_moves_the_highest_bit_to_the_bottom(void **state) {
    (void)state;
    for (ring a = 0; a < ODD; a++) {
        ring turned = mod_L(a << 1) | msb_of(a);
        assert_int_equal(odd_add(a, a), turned);
        for (ring x = 0; x < ODD; x++)
            assert_int_equal(low_bit(odd_add(a, a), x), msb_of(a));
    }
}

/* Case k: P0 has share k % size, P1 the next digit to that base. */
static ring share_of(int party, size_t k, size_t size) {
    return (party == P0 ? k : k / size) % size;
}

static void msb_of_all(struct party *me, const struct three *t,
                       ring *const in[], ring *const out[]) {
    (void)in;
    const size_t *size = t->arg;
    ring *a = take_ring(me, t->n);
    for (size_t k = 0; k < t->n; k++)
        a[k] = odd_of(share_of(me->id, k, *size));
    most_significant_bit(me, a, out[0], t->n);
}

static void every_pair_of_shares_gives_its_bit(void **state) {
    (void)state;
    enum { CASES = ODD * ODD * 64 };
    static ring want[CASES], got[CASES];
    const size_t size = ODD;
    struct three t = {.protocol = msb_of_all,
                      .n = CASES,
                      .arg = &size,
                      .out = {got},
                      .out_n = {CASES}};
    for (size_t k = 0; k < CASES; k++)
        want[k] = msb_of(
            odd_add(share_of(P0, k, size), share_of(P1, k, size)));
    three_run(&t);
    assert_ring_equal(want, got, CASES);
    assert_cost(most_significant_bit_cost(CASES), t.cost);
}

static void unconverted_shares_fail_at_the_edges_alone(void **state) {
    (void)state;
    enum { SIZE = 1 << ELL, CASES = SIZE * SIZE };
    static ring got[CASES];
    const size_t size = SIZE;
    struct three t = {.protocol = msb_of_all,
                      .n = CASES,
                      .arg = &size,
                      .out = {got},
                      .out_n = {CASES}};
    size_t wrong[SIZE] = {0};
    three_run(&t);
    for (size_t k = 0; k < CASES; k++) {
        ring a = mod_L(share_of(P0, k, size) + share_of(P1, k, size));
        wrong[a] += got[k] != msb_of(a);
    }
    assert_int_equal(wrong[31], 32);
    assert_int_equal(wrong[62], 1);
    assert_int_equal(wrong[63], 64);
    for (ring a = 1; a < SIZE; a++)
        wrong[0] += wrong[a];
    assert_int_equal(wrong[0], 97);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_worked_example_holds),
    cmocka_unit_test(doubling_moves_the_highest_bit_to_the_bottom),
    cmocka_unit_test(every_pair_of_shares_gives_its_bit),
    cmocka_unit_test(unconverted_shares_fail_at_the_edges_alone),
};

RUN("most significant bit, six bits", tests)
