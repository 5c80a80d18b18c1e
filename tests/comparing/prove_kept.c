/* Tangled from chapters/30-relu.md; edit that file. */
#include "ideal_relu.h"
#include "prove.h"
#include "relu.h"
#include "wrap_sign_flags.h"
#include "wrap_times_flag.h"

static void answer_kept(const struct ideal *f, struct coins *c,
                        const struct values *in, struct values *out) {
    ring a = in->of[P0][0] + in->of[P1][0];
    ring x = in->of[P0][1] + in->of[P1][1], bit = drelu_of(a, ELL);

    (void)f;
    ideal_share(c, bit * a, &out->of[P0][0], &out->of[P1][0]);
    ideal_share(c, bit * x, &out->of[P0][1], &out->of[P1][1]);
}

static const struct ideal ideal_kept = {
    .name = "relu and back",
    .names = {"a x", "a x", ""},
    .ins = {2, 2, 0},
    .outs = {2, 2, 0},
    .answer = answer_kept,
};

static bool pose(uint64_t *k, struct values *in) {
    in->of[P0][0] = 1;
    in->of[P0][1] = 2;
    in->of[P1][0] = mod_L(3 * next_digit(k, ELL == 2 ? 4 : 2));
    in->of[P1][1] = mod_L(1 + next_digit(k, ELL == 2 ? 4 : 1));
    return true;
}

static void run(struct party *me, ring *const in[], ring *const out[],
                size_t n) {
    struct flags bit = take_flags(me, n);
    const ring *x = holds_shares(me) ? in[1] : NULL;

    relu(me, in[0], out[0], bit, n, WHOLE_RING);
    times_bit(me, bit, x, holds_shares(me) ? out[1] : NULL, n,
              WHOLE_RING);
}

static void simulate(struct sight *s, int id, const ring *in,
                     const ring *out) {
    (void)in;
    show_any(s,
             L); /* a's mask, and what is opened, or its other half */
    show_any(s, L);
    show(s, toss(s->coins, 2), L); /* the flag, or its coin */
    show_any(s, L);
    if (id != P2)
        show(s, out[0], L);
    show_any(s, L); /* the same of x */
    show_any(s, L);
    if (id != P2)
        show(s, out[1], L);
}

static void a_flag_may_be_kept(void **state) {
    (void)state;
    prove(&(struct claim){.ideal = &ideal_kept,
                          .sample = pose,
                          .run = run,
                          .simulate = simulate});
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_flag_may_be_kept),
};

RUN("a flag that is kept, proved", tests)
