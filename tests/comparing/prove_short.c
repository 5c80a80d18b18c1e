/* Tangled from chapters/26-published.md; edit that file. */
#include "ideal_published.h"
#include "published.h"
#include "simulate_msb.h"
#include "wrap_dealt.h"
#include "wrap_multiply.h"

/* The same under another name, for the table of proofs. */
static const struct ideal ideal_with_msb = {
    .name = "drelu_short with msb",
    .names = {"a", "a", ""},
    .ins = {1, 1, 0},
    .outs = {1, 1, 0},
    .answer = answer_published,
};

static void run(struct party *me, ring *const in[], ring *const out[],
                size_t n) {
    drelu_short(me, in[0], out[0], n);
}

static void simulate(struct sight *s, int id, const ring *in,
                     const ring *out) {
    ring doubled = mod_L(2 * in[0]), msb = mod_L((ring)id - out[0]);

    simulate_msb(s, id, &doubled, &msb);
}

static void the_short_way_shows_nothing_and_is_fresh(void **state) {
    (void)state;
    prove(&(struct claim){
        .ideal = &ideal_with_msb, .run = run, .simulate = simulate});
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_short_way_shows_nothing_and_is_fresh),
};

RUN("DReLU without conversion, proved", tests)
