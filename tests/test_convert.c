/* Tangled from chapters/15-convert.md; edit that file. */
#include "convert.h"
#include "three.h"

enum { CASES = 1000 };

static void convert(struct party *me, const struct three *t,
                    ring *const in[], ring *const out[]) {
    share_convert(me, in[0], out[0], t->n);
}

/* Numbers near 0, near L/2 and near L - 1, and some between. */
static ring some_number(size_t k) {
    ring half = UINT64_C(1) << 63, near = k / 4 % 10;
    ring of[] = {near, half - 5 + near, RING_MAX - 1 - near,
                 k * UINT64_C(0x9e3779b97f4a7c15)};
    return of[k % 4];
}

static struct cost run(const ring *a, ring *got, size_t n) {
    struct three t = {.protocol = convert,
                      .n = n,
                      .out_group = MOD_ODD,
                      .in = {a},
                      .in_n = {n},
                      .out = {got},
                      .out_n = {n}};
    three_run(&t);
    return t.cost;
}

static void values_keep_what_they_are(void **state) {
    (void)state;
    static ring a[CASES], got[CASES];
    for (size_t k = 0; k < CASES; k++)
        a[k] = some_number(k);
    run(a, got, CASES);
    assert_ring_equal(a, got, CASES);
}

static void it_costs_what_it_says(void **state) {
    (void)state;
    static ring a[CASES], got[CASES];
    for (size_t n = 1; n <= CASES; n *= 10)
        assert_cost(share_convert_cost(n), run(a, got, n));
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(values_keep_what_they_are),
    cmocka_unit_test(it_costs_what_it_says),
};

RUN("converting shares", tests)
