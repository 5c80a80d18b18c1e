/* Tangled from chapters/29-softmax.md; edit that file. */
#include "ideal_exponential.h"
#include "prove.h"
#include "wrap_multiply.h"
#include "wrap_rescale.h"

enum { F = 1 };

static bool pose(uint64_t *k, struct values *in) {
    in->of[P0][0] = next_digit(k, L);
    in->of[P1][0] = next_digit(k, L);
    return can_exponential(in->of[P0][0] + in->of[P1][0], F);
}

static void run(struct party *me, ring *const in[], ring *const out[],
                size_t n) {
    exponential(me, in[0], out[0], n, (struct scale){F, EXACT});
}

static void simulate(struct sight *s, int id, const ring *in,
                     const ring *out) {
    (void)in;
    for (int i = 0; id != P2 && i < 2 * EXP_SQUARINGS; i++)
        show_any(s, L);
    if (id != P2)
        show(s, out[0], L);
}

static void the_exponential_is_private(void **state) {
    (void)state;
    struct ideal f = ideal_exponential(F);

    prove(&(struct claim){
        .ideal = &f, .pose = pose, .run = run, .simulate = simulate});
}

static void run_local(struct party *me, ring *const in[],
                      ring *const out[], size_t n) {
    exponential(me, in[0], out[0], n, (struct scale){F, LOCAL});
}

/* Only the products hand out shares. */
static void simulate_local(struct sight *s, int id, const ring *in,
                           const ring *out) {
    (void)in, (void)out;
    for (int i = 0; id != P2 && i < EXP_SQUARINGS; i++)
        show_any(s, L);
}

static void truncated_locally_it_is_another_function(void **state) {
    (void)state;
    struct ideal f = ideal_exponential(F);
    const struct claim claim = {.ideal = &f,
                                .pose = pose,
                                .run = run_local,
                                .simulate = simulate_local};

    assert_true(no_simulator(&claim, P0));
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_exponential_is_private),
    cmocka_unit_test(truncated_locally_it_is_another_function),
};

RUN("the exponential, proved", tests)
