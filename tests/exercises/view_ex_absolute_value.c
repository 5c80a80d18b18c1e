/* Tangled from chapters/30-relu.md; edit that file. */
#include "secrecy.h"
#include "wrap_drelu.h"
#include "wrap_multiply.h"
#include "wrap_relu.h"

void ex_absolute(struct party *me, const ring *a, ring *out, size_t n);

static void run(struct party *me, ring *const in[], ring *const out[],
                size_t n) {
    ex_absolute(me, in[0], out[0], n);
}

static void nobody_learns_a(void **state) {
    (void)state;
    assert_secrecy(&(struct secrecy){
        .name = "absolute",
        .words = "a",
        .ins = {1, 1, 0},
        .shares = 1,
        .stale = true,
        .run = run,
    });
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(nobody_learns_a),
};

RUN("exercise: absolute value, seen", tests)
