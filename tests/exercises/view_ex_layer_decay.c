/* Tangled from chapters/36-layers.md; edit that file. */
#include "secrecy.h"

void ex_decay(struct party *me, ring *w, size_t n, int d);

static void run(struct party *me, ring *const in[], ring *const out[],
                size_t n) {
    for (size_t k = 0; k < n; k++)
        out[0][k] = in[0][k];
    ex_decay(me, out[0], n, 1);
}

static void nobody_learns_a_weight(void **state) {
    (void)state;
    assert_secrecy(&(struct secrecy){
        .name = "decay",
        .words = "w",
        .ins = {1, 1, 0},
        .shares = 1,
        .stale = true,
        .run = run,
    });
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(nobody_learns_a_weight),
};

RUN("exercise: weight decay, seen", tests)
