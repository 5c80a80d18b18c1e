/* Tangled from chapters/40-ternary.md; edit that file. */
#include "opened.h"
#include "secrecy.h"

void ex_zeros(struct party *me, const ring *w, ring *zeros, size_t n);

static void run(struct party *me, ring *const in[], ring *const out[],
                size_t n) {
    ex_zeros(me, in[0], out[0], n);
}

static void nobody_learns_which(void **state) {
    (void)state;
    assert_secrecy(&(struct secrecy){.name = "zeros",
                                     .words = "w",
                                     .ins = {1, 1, 0},
                                     .shares = 1,
                                     .one_by_one = true,
                                     .run = run});
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(nobody_learns_which),
};

RUN("exercise: how many are left out, seen", tests)
