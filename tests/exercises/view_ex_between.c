/* Tangled from chapters/30-relu.md; edit that file. */
#include "secrecy.h"
#include "wrap_drelu.h"
#include "wrap_flags.h"
#include "wrap_sign_bits.h"

void ex_between(struct party *me, const ring *x, ring lo, ring hi,
                ring *out, size_t n);

static void run(struct party *me, ring *const in[], ring *const out[],
                size_t n) {
    ex_between(me, in[0], 0, 1, out[0], n);
}

static void nobody_learns_x(void **state) {
    (void)state;
    assert_secrecy(&(struct secrecy){.name = "between",
                                     .words = "x",
                                     .ins = {1, 1, 0},
                                     .shares = 1,
                                     .run = run});
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(nobody_learns_x),
};

RUN("exercise: between, seen", tests)
