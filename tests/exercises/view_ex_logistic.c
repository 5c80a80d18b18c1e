/* Tangled from chapters/35-softmax.md; edit that file. */
#include "secrecy.h"
#include "softmax.h"
#include "wrap_drelu.h"
#include "wrap_exponential.h"
#include "wrap_multiply.h"
#include "wrap_reciprocal.h"
#include "wrap_relu.h"
#include "wrap_rescale.h"

void ex_logistic(struct party *me, const ring *u, ring *out, size_t n,
                 struct scale s);

static void run(struct party *me, ring *const in[], ring *const out[],
                size_t n) {
    ex_logistic(me, in[0], out[0], n, scale_of(1, EXACT));
}

static void nobody_learns_u(void **state) {
    (void)state;
    assert_secrecy(&(struct secrecy){
        .name = "logistic",
        .words = "u",
        .ins = {1, 1, 0},
        .shares = 1,
        .stale = true,
        .run = run,
    });
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(nobody_learns_u),
};

RUN("exercise: the logistic function, seen", tests)
