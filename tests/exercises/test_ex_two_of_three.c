/* Tangled from chapters/27-gates.md; edit that file. */
#include "gate.h"
#include "three.h"
#include "wrap_rows.h"

void ex_two_of_three(struct party *me, const pack *x, const pack *y,
                     const pack *z, pack *out, size_t n);

static void run(struct party *me, const struct three *t,
                ring *const in[], ring *const out[]) {
    size_t words = packs(t->n);
    pack *x = rows_of_bits(me, in[0], 3, t->n);
    pack *found = take_rows(me, 1, t->n);
    memset(found, 0, words * sizeof *found);
    open_rows(me, found, take_rows(me, 1, t->n), 1, t->n);
    ex_two_of_three(me, x, x + words, x + 2 * words, found, t->n);
    bits_of_rows(found, out[0], 1, t->n);
}

static void the_majority_is_found_in_one_round(void **state) {
    (void)state;
    enum { N = 72 };
    ring bit[3 * N], found[N];
    struct three t = {.protocol = run,
                      .n = N,
                      .in = {bit},
                      .in_n = {3 * N},
                      .out = {found},
                      .out_n = {N}};
    for (size_t i = 0; i < 3 * N; i++)
        bit[i] = i % N >> i / N & 1;
    three_run(&t);
    for (size_t k = 0; k < N; k++) {
        int x = k & 1, y = k >> 1 & 1, z = k >> 2 & 1;
        assert_number(x + y + z > 1, found[k] & 1,
                      "the majority of %d, %d and %d", x, y, z);
    }
    assert_number(2, t.cost.rounds, "rounds, one of them ours");
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_majority_is_found_in_one_round),
};

RUN("exercise: majority", tests)
