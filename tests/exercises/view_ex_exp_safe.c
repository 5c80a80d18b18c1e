/* Tangled from chapters/35-softmax.md; edit that file. */
#include "secrecy.h"
#include "softmax.h"
#include "wrap_drelu.h"
#include "wrap_exponential.h"
#include "wrap_multiply.h"
#include "wrap_relu.h"
#include "wrap_rescale.h"
#include "wrap_sign_flags.h"

void ex_safe_exp(struct party *me, const ring *v, ring *e, size_t n,
                 struct scale s);

static void run(struct party *me, ring *const in[], ring *const out[],
                size_t n) {
    ex_safe_exp(me, in[0], out[0], n, scale_of(1, EXACT));
}

static void nobody_learns_v_or_whether_it_is_small(void **state) {
    (void)state;
    assert_secrecy(&(struct secrecy){
        .name = "safe_exp",
        .words = "v",
        .ins = {1, 1, 0},
        .shares = 1,
        .stale = true,
        .run = run,
    });
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(nobody_learns_v_or_whether_it_is_small),
};

RUN("exercise: a safe exponential, seen", tests)
