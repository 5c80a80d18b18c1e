/* Tangled from chapters/37-ternary.md; edit that file. */
#include "secrecy.h"
#include "wrap_levels.h"

void ex_five(struct party *me, const ring *v, ring *w, size_t n,
             int one, int width);

static void run(struct party *me, ring *const in[], ring *const out[],
                size_t n) {
    ex_five(me, in[0], out[0], n, 1, ELL);
}

static void nobody_learns_v(void **state) {
    (void)state;
    assert_secrecy(&(struct secrecy){.name = "five",
                                     .words = "v",
                                     .ins = {1, 1, 0},
                                     .shares = 1,
                                     .run = run});
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(nobody_learns_v),
};

RUN("exercise: five kinds, seen", tests)
