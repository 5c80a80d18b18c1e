/* Tangled from chapters/33-maxpool.md; edit that file. */
#include "secrecy.h"
#include "wrap_drelu.h"
#include "wrap_multiply.h"
#include "wrap_relu.h"
#include "wrap_sign_flags.h"

void ex_sequence(struct party *me, const ring *x, ring *max,
                 size_t groups, size_t size);

static void run(struct party *me, ring *const in[], ring *const out[],
                size_t n) {
    ring *x = take_ring(me, 3 * n);

    for (size_t k = 0; k < 3 * n; k++)
        x[k] = in[k % 3][k / 3];
    ex_sequence(me, x, out[0], n, 3);
}

/* Any of P1's shares, and some of P0's. */
static bool pose(uint64_t *k, struct values *in) {
    for (int v = 0; v < 3; v++) {
        in->of[P0][v] = next_digit(k, 2);
        in->of[P1][v] = next_digit(k, L);
    }
    return true;
}

static void nobody_learns_who_has_won(void **state) {
    (void)state;
    assert_secrecy(&(struct secrecy){
        .name = "sequence",
        .words = "x[0] x[1] x[2]",
        .ins = {3, 3, 0},
        .shares = 1,
        .pose = pose,
        .one_by_one = true,
        .run = run,
    });
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(nobody_learns_who_has_won),
};

RUN("exercise: one after another, seen", tests)
