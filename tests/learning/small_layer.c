/* Tangled from chapters/36-layers.md; edit that file. */
#include "layer.h"
#include "three.h"

static void run(struct party *me, const struct three *t,
                ring *const in[], ring *const out[]) {
    struct dense all = dense_of(64, 1, 64, scale_of(0, LOCAL));
    struct masked x = {in[0], NULL, 64, 1}, w = {in[1], NULL, 1, 64};
    struct learner l = {.w = in[1]};
    struct dense_masked kept;
    (void)t;

    dense_forward(me, all, x, w, in[1] + 64, out[0], &kept);
    dense_learn(me, all, &kept, out[0], &l, out[1]);
}

static void every_input_meets_every_weight(void **state) {
    (void)state;
    ring x[64], theta[128], z[64 * 64], back[64];

    for (ring k = 0; k < 64; k++) {
        x[k] = theta[k] = k;
        theta[64 + k] = mod_L(5 * k + 1);
    }
    three_run(&(struct three){.protocol = run,
                              .in = {x, theta},
                              .in_n = {64, 128},
                              .out = {z, back},
                              .out_n = {64 * 64, 64}});
    for (ring r = 0; r < 64; r++) {
        ring sum = 0;

        for (ring c = 0; c < 64; c++) {
            assert_int_equal(z[r * 64 + c],
                             mod_L(r * c + theta[64 + c]));
            sum += z[r * 64 + c] * c;
        }
        assert_int_equal(back[r], mod_L(sum));
    }
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(every_input_meets_every_weight),
};

RUN("layers, six bits", tests)
