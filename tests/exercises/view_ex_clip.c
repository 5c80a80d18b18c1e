/* Tangled from chapters/42-training.md; edit that file. */
#include "secrecy.h"
#include "wrap_drelu.h"
#include "wrap_multiply.h"
#include "wrap_relu.h"

void ex_clip(struct party *me, const ring *g, ring c, ring *out,
             size_t n);

static void run(struct party *me, ring *const in[], ring *const out[],
                size_t n) {
    ex_clip(me, in[0], 1, out[0], n);
}

static void nobody_learns_g_or_whether_it_was_clipped(void **state) {
    (void)state;
    assert_secrecy(&(struct secrecy){
        .name = "clip",
        .words = "g",
        .ins = {1, 1, 0},
        .shares = 1,
        .stale = true,
        .run = run,
    });
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(nobody_learns_g_or_whether_it_was_clipped),
};

RUN("exercise: clipping, seen", tests)
