/* Tangled from chapters/27-gates.md; edit that file. */
#include "three.h"
#include "tree.h"
#include "wrap_rows.h"

void ex_any_row(struct party *me, const pack *x, size_t count,
                pack *out, size_t n);

enum { MOST = 16, N = 2 * MOST + 1 };

static void run(struct party *me, const struct three *t,
                ring *const in[], ring *const out[]) {
    const size_t *count = t->arg;
    pack *x = rows_of_bits(me, in[0], *count, t->n);
    pack *found = take_rows(me, 1, t->n);
    memset(found, 0, packs(t->n) * sizeof *found);
    open_rows(me, found, take_rows(me, 1, t->n), 1, t->n);
    ex_any_row(me, x, *count, found, t->n);
    bits_of_rows(found, out[0], 1, t->n);
}

/* Value k has no bit, or bit k - 1 alone, or several. */
static void one_bit_is_enough(void **state) {
    (void)state;
    for (size_t count = 1; count <= MOST; count++) {
        ring bit[MOST * N], found[N];
        struct three t = {.protocol = run,
                          .n = N,
                          .arg = &count,
                          .in = {bit},
                          .in_n = {count * N},
                          .out = {found},
                          .out_n = {N}};
        for (size_t i = 0; i < count * N; i++) {
            size_t k = i % N, at = i / N;
            bit[i] = k <= MOST ? at + 1 == k : at % k == 1;
        }
        three_run(&t);
        for (size_t k = 0; k < N; k++) {
            ring any = 0;
            for (size_t i = 0; i < count; i++)
                any |= bit[i * N + k];
            assert_number(any, found[k] & 1,
                          "is any of %zu bits set, value %zu", count,
                          k);
        }
        assert_true(t.cost.rounds <= 3);
    }
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(one_bit_is_enough),
};

RUN("exercise: any of many", tests)
