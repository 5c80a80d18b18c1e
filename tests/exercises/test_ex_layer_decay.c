/* Tangled from chapters/36-layers.md; edit that file. */
#include "fixed.h"
#include "layer.h"
#include "three.h"

void ex_decay(struct party *me, ring *w, size_t n, int d);

static void run(struct party *me, const struct three *t,
                ring *const in[], ring *const out[]) {
    if (holds_shares(me))
        memcpy(out[0], in[0], t->n * sizeof(ring));
    ex_decay(me, out[0], t->n, 6);
}

static void weights_shrink_by_a_64th(void **state) {
    (void)state;
    const double w[] = {1, -1, 0.5, -3.25, 0, 2.015625};
    ring shares[6], got[6];
    struct three t = {.protocol = run,
                      .n = 6,
                      .in = {shares},
                      .in_n = {6},
                      .out = {got},
                      .out_n = {6}};

    for (int k = 0; k < 6; k++)
        shares[k] = fixed_of(w[k], 16);
    three_run(&t);
    for (int k = 0; k < 6; k++)
        assert_real(w[k] * 63 / 64, real_of(got[k], 16), 1.0 / 65536,
                    "the weight %g, decayed", w[k]);
    assert_cost((struct cost){0, 0, 0}, t.cost);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(weights_shrink_by_a_64th),
};

RUN("exercise: weight decay", tests)
