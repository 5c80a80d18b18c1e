/* Tangled from chapters/32-rescaling.md; edit that file. */
#include "rescale.h"
#include "secrecy.h"
#include "wrap_multiply.h"
#include "wrap_rescale.h"
#include "wrap_truncate_exact.h"

void ex_stochastic(struct party *me, const ring *x, ring *out, size_t n,
                   int d);

static void run(struct party *me, ring *const in[], ring *const out[],
                size_t n) {
    ex_stochastic(me, in[0], out[0], n, 1);
}

static void P0_and_P1_know_nothing_of_x_and_the_coin(void **state) {
    (void)state;
    assert_secrecy(&(struct secrecy){
        .name = "stochastic",
        .words = "x",
        .ins = {1, 1, 0},
        .shares = 1,
        .dealers = 1 << P2,
        .run = run,
    });
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(P0_and_P1_know_nothing_of_x_and_the_coin),
};

RUN("exercise: a coin of one's own, seen", tests)
