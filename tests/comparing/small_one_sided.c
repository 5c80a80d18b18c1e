/* Tangled from chapters/39-few-bits-shared.md; edit that file. */
#include "one_sided_runs.h"

enum { SIZE = 1 << ELL, CASES = 2 * SIZE * SIZE };

static const struct target small = {9, 7, ELL};

/* Case k: P0 has the lowest six bits of k of an output, P1 the next,
   and the highest is the label. */
static void of_all_shares(struct party *me, const struct three *t,
                          ring *const in[], ring *const out[]) {
    ring *o = take_ring(me, t->n), *y = take_ring(me, t->n);

    (void)in;
    for (size_t k = 0; k < t->n; k++) {
        o[k] = mod_L(me->id == P0 ? k : k >> ELL);
        y[k] = mod_L(me->id == P0 ? (k >> 2 * ELL) - 5 * k : 5 * k);
    }
    run_one_sided(me, t, (ring *const[]){o, y}, out);
}

static void every_share_of_every_output_has_its_error(void **state) {
    static ring e[CASES];
    struct three t = {.protocol = of_all_shares,
                      .n = CASES,
                      .arg = &small,
                      .out = {e},
                      .out_n = {CASES}};
    size_t tried = 0;

    (void)state;
    three_run(&t);
    for (size_t k = 0; k < CASES; k++) {
        int64_t o = signed_of(mod_L(k + (k >> ELL)));
        bool label = k >> 2 * ELL;
        int64_t u = label ? 9 - o : o;

        if (u >= SIZE / 2 || u - 7 < -SIZE / 2)
            continue; /* further than the width reaches */
        assert_int_equal(signed_of(e[k]), error_of(o, label, &small));
        tried++;
    }
    assert_true(tried > CASES * 3 / 4);
}

/* The same by the formula that the protocol computes. */
static void two_bits_and_two_sums_make_the_error(void **state) {
    (void)state;
    for (int y = 0; y < 2; y++)
        for (int64_t o = -SIZE; o <= SIZE; o++) {
            int64_t u = (1 - 2 * y) * o + 9 * y, t = o - 9 * y;
            int64_t upper = t + 2 * 7 * y - 7;

            assert_int_equal((u >= 0) * t - (u >= 7) * upper,
                             error_of(o, y, &small));
        }
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(every_share_of_every_output_has_its_error),
    cmocka_unit_test(two_bits_and_two_sums_make_the_error),
};

RUN("one-sided errors, six bits", tests)
