/* Tangled from chapters/31-layers.md; edit that file. */
#include "layer.h"
#include "three.h"

static const struct dense all = {64, 1, 64, {0, LOCAL, {DEALT, ELL}}};

static void run(struct party *me, const struct three *t,
                ring *const in[], ring *const out[]) {
    struct dense_masked kept;
    (void)t;

    dense_forward(me, all, in[0], in[1], in[2], out[0], &kept);
    dense_learn(me, all, &kept, out[0], in[1], in[2], out[1], 0);
}

static void every_input_meets_every_weight(void **state) {
    (void)state;
    ring x[64], b[64], z[64 * 64], back[64];

    for (ring k = 0; k < 64; k++) {
        x[k] = k;
        b[k] = mod_L(5 * k + 1);
    }
    three_run(&(struct three){.protocol = run,
                              .in = {x, x, b},
                              .in_n = {64, 64, 64},
                              .out = {z, back},
                              .out_n = {64 * 64, 64}});
    for (ring r = 0; r < 64; r++) {
        ring sum = 0;

        for (ring c = 0; c < 64; c++) {
            assert_int_equal(z[r * 64 + c], mod_L(r * c + b[c]));
            sum += z[r * 64 + c] * c;
        }
        assert_int_equal(back[r], mod_L(sum));
    }
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(every_input_meets_every_weight),
};

RUN("layers, six bits", tests)
