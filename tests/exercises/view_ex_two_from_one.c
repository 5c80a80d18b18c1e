/* Tangled from chapters/29-flags.md; edit that file. */
#include "secrecy.h"
#include "wrap_multiply.h"
#include "wrap_multiply_opened.h"

void ex_two(struct party *me, const ring *x, const ring *y, ring *xx,
            ring *xy, size_t n);

/* Some shares of x and y; all would take a while. */
static bool pose(uint64_t *k, struct values *in) {
    in->of[P0][0] = next_digit(k, 2);
    in->of[P0][1] = 1;
    in->of[P1][0] = next_digit(k, 4);
    in->of[P1][1] = next_digit(k, 2);
    return true;
}

static void run(struct party *me, ring *const in[], ring *const out[],
                size_t n) {
    if (me->id == P2)
        ex_two(me, NULL, NULL, NULL, NULL, n);
    else
        ex_two(me, in[0], in[1], out[0], out[1], n);
}

static void nobody_learns_x_or_y(void **state) {
    (void)state;
    assert_secrecy(&(struct secrecy){.name = "two",
                                     .words = "x y",
                                     .ins = {2, 2, 0},
                                     .shares = 2,
                                     .pose = pose,
                                     .run = run});
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(nobody_learns_x_or_y),
};

RUN("exercise: two products, one opening, seen", tests)
