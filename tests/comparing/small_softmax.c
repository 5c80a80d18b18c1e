/* Tangled from chapters/35-softmax.md; edit that file. */
#include "softmax.h"
#include "three.h"

enum { ALL = 8 * 8 * 8, BITS = 4 };

static void run_asm(struct party *me, const struct three *t,
                    ring *const in[], ring *const out[]) {
    asm_shares(me, in[0], out[0], t->n, 3, scale_of(BITS, LOCAL));
}

static ring positive(ring u) {
    return signed_of(u) > 0 ? u : 0;
}

static void every_row_of_three_is_right(void **state) {
    (void)state;
    ring u[ALL * 3], p[ALL * 3];

    for (size_t k = 0; k < ALL * 3; k++)
        u[k] = mod_L((k / 3 >> 3 * (k % 3)) % 8 - 4);
    three_run(&(struct three){.protocol = run_asm,
                              .n = ALL,
                              .in = {u},
                              .in_n = {ALL * 3},
                              .out = {p},
                              .out_n = {ALL * 3}});
    for (size_t k = 0; k < ALL * 3; k++) {
        const ring *row = u + k / 3 * 3;
        ring sum = 1;

        for (size_t c = 0; c < 3; c++)
            sum += positive(row[c]);
        assert_int_equal(p[k], (positive(u[k]) << BITS) / sum);
    }
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(every_row_of_three_is_right),
};

RUN("softmax, six bits", tests)
