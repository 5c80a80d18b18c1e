/* Tangled from chapters/34-division.md; edit that file. */
#include "secrecy.h"
#include "wrap_closed.h"
#include "wrap_divide.h"
#include "wrap_drelu.h"
#include "wrap_multiply.h"
#include "wrap_times_flag.h"

void ex_thrifty(struct party *me, const ring *x, const ring *y, ring *q,
                size_t n, int f);

static void run(struct party *me, ring *const in[], ring *const out[],
                size_t n) {
    ex_thrifty(me, in[0], in[1], out[0], n, 2);
}

/* Any of P1's shares, and some of P0's. */
static bool pose(uint64_t *k, struct values *in) {
    for (int v = 0; v < 2; v++) {
        in->of[P0][v] = next_digit(k, 2);
        in->of[P1][v] = next_digit(k, L);
    }
    return true;
}

static void nobody_learns_x_or_y_or_a_digit(void **state) {
    (void)state;
    assert_secrecy(&(struct secrecy){
        .name = "thrifty",
        .words = "x y",
        .ins = {2, 2, 0},
        .shares = 1,
        .stale = true,
        .pose = pose,
        .run = run,
    });
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(nobody_learns_x_or_y_or_a_digit),
};

RUN("exercise: the last product, seen", tests)
