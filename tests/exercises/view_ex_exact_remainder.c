/* Tangled from chapters/22-exact-truncation.md; edit that file. */
#include "ideal_rescale.h"
#include "rescale.h"
#include "secrecy.h"
#include "wrap_multiply.h"
#include "wrap_rescale.h"

void ex_remainder(struct party *me, const ring *x, ring *out, size_t n,
                  int d);

/* The trusted person in the place of truncate_exact. */
void __wrap_truncate_exact(struct party *me, const ring *x, ring *out,
                           size_t n, int d);

void __wrap_truncate_exact(struct party *me, const ring *x, ring *out,
                           size_t n, int d) {
    struct ideal f = ideal_rescale(d);

    ideal_call(me, &f, (const ring *const[]){x}, (ring *const[]){out},
               n);
}

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
