/* Tangled from chapters/32-rescaling.md; edit that file. */
#include "rescale.h"
#include "secrecy.h"
#include "wrap_multiply.h"
#include "wrap_rescale.h"
#include "wrap_truncate_exact.h"

void ex_remainder(struct party *me, const ring *x, ring *out, size_t n,
                  int d);

static void run(struct party *me, ring *const in[], ring *const out[],
                size_t n) {
    ex_remainder(me, in[0], out[0], n, 1);
}

static void nobody_learns_x(void **state) {
    (void)state;
    assert_secrecy(&(struct secrecy){
        .name = "remainder",
        .words = "x",
        .ins = {1, 1, 0},
        .shares = 1,
        .stale = true,
        .run = run,
    });
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(nobody_learns_x),
};

RUN("exercise: what is dropped, seen", tests)
