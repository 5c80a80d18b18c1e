/* Tangled from chapters/26-published.md; edit that file. */
#include "secrecy.h"
#include "wrap_drelu_short.h"

void ex_positive(struct party *me, const ring *a, ring *bit, size_t n);

static void run(struct party *me, ring *const in[], ring *const out[],
                size_t n) {
    ex_positive(me, in[0], out[0], n);
}

static void nobody_learns_a(void **state) {
    (void)state;
    assert_secrecy(&(struct secrecy){
        .name = "positive",
        .words = "a",
        .ins = {1, 1, 0},
        .shares = 1,
        .run = run,
    });
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(nobody_learns_a),
};

RUN("exercise: strictly positive, seen", tests)
