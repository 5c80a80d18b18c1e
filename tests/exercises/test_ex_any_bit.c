/* Tangled from chapters/24-msb.md; edit that file. */
#include "msb.h"
#include "three.h"

void ex_any_bit(struct party *me, const ring *a, unsigned i, ring *out,
                size_t n);

enum { CASES = 100 };

static void any_bit(struct party *me, const struct three *t,
                    ring *const in[], ring *const out[]) {
    ex_any_bit(me, in[0], *(const unsigned *)t->arg, out[0], t->n);
}

static void bit_is_right(unsigned i) {
    ring a[CASES], want[CASES], got[CASES];
    struct three t = {.protocol = any_bit,
                      .n = CASES,
                      .arg = &i,
                      .in_group = MOD_ODD,
                      .in = {a},
                      .in_n = {CASES},
                      .out = {got},
                      .out_n = {CASES}};
    for (size_t k = 0; k < CASES; k++) {
        a[k] = (k + 1) * UINT64_C(0x9e3779b97f4a7c15);
        want[k] = a[k] >> i & 1;
    }
    three_run(&t);
    for (size_t k = 0; k < CASES; k++)
        assert_number(want[k], got[k], "bit %u of %llu", i,
                      (unsigned long long)a[k]);
    assert_cost(most_significant_bit_cost(CASES), t.cost);
}

static void the_lowest_bit_is_right(void **state) {
    (void)state;
    bit_is_right(0);
}

static void bits_in_the_middle_are_right(void **state) {
    (void)state;
    bit_is_right(1);
    bit_is_right(31);
    bit_is_right(62);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_lowest_bit_is_right),
    cmocka_unit_test(bits_in_the_middle_are_right),
};

RUN("exercise: any bit", tests)
