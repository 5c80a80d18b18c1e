/* Tangled from chapters/39-few-bits-shared.md; edit that file. */
#include "ideal_one_sided.h"
#include "prove.h"
#include "wrap_closed.h"
#include "wrap_multiply_opened.h"
#include "wrap_times_flag.h"

static struct target target; /* of the claim at hand */

static void run(struct party *me, ring *const in[], ring *const out[],
                size_t n) {
    one_sided(me, in[0], in[1], out[0], n, target);
}

/* Of the label's shares: they add up to 0 or 1. If all shares of the
   output are too many, two of P0, all of P1. */
static bool pose(uint64_t *k, struct values *in) {
    in->of[P0][0] =
        ELL > 2 ? 2 * next_digit(k, 2) + 1 : next_digit(k, L);
    in->of[P1][0] = next_digit(k, L);
    in->of[P0][1] = ELL > 2 ? 5 : next_digit(k, L);
    in->of[P1][1] = mod_L(next_digit(k, 2) - in->of[P0][1]);
    return true;
}

static void simulate(struct sight *s, int id, const ring *in,
                     const ring *out) {
    ring first;

    (void)in;
    if (id != P2)
        show_any(s, L); /* of the product with the label */
    for (int i = 0; i < 2; i++)
        show(s, toss(s->coins, 2), L);
    for (int i = 0; i < 2; i++)
        show_any(s, L);
    if (id == P2)
        return;
    first = show_any(s, L);
    show(s, mod_L(first - out[0]), L);
}

static void prove_target(struct target t) {
    struct ideal f = ideal_one_sided(t);

    target = t;
    prove(&(struct claim){
        .ideal = &f, .run = run, .pose = pose, .simulate = simulate});
}

static void how_far_an_output_is_off_nobody_sees(void **state) {
    (void)state;
    prove_target((struct target){1, 1, ELL});
    if (ELL > 2)
        prove_target((struct target){3, 2, ELL - 1});
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(how_far_an_output_is_off_nobody_sees),
};

RUN("one-sided errors, proved", tests)
