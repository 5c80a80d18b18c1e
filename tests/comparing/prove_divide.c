/* Tangled from chapters/28-division.md; edit that file. */
#include "divide.h"
#include "ideal_divide.h"
#include "prove.h"
#include "wrap_drelu.h"
#include "wrap_multiply.h"

static void simulate(struct sight *s, int id, const ring *out, int f) {
    ring q = 0;

    for (int i = 1; id != P2 && i <= f; i++) {
        if (i < f)
            q = 2 * q + show_any(s, L);
        else
            show(s, mod_L(out[0] - 2 * q), L);
        show_any(s, L); /* what is taken away */
    }
}

static void run_step(struct party *me, ring *const in[],
                     ring *const out[], size_t n) {
    divide(me, in[0], in[1], out[0], n, 1);
}

static void simulate_step(struct sight *s, int id, const ring *in,
                          const ring *out) {
    (void)in;
    simulate(s, id, out, 1);
}

static void a_step_is_private(void **state) {
    (void)state;
    struct ideal f = ideal_divide(1);

    f.name = "divide to one bit";
    prove(&(struct claim){
        .ideal = &f, .run = run_step, .simulate = simulate_step});
}

static void run_two(struct party *me, ring *const in[],
                    ring *const out[], size_t n) {
    divide(me, in[0], in[1], out[0], n, 2);
}

static void simulate_two(struct sight *s, int id, const ring *in,
                         const ring *out) {
    (void)in;
    simulate(s, id, out, 2);
}

static void two_steps_are_private(void **state) {
    (void)state;
    struct ideal f = ideal_divide(2);

    f.name = "divide to two bits";
    prove(&(struct claim){
        .ideal = &f, .run = run_two, .simulate = simulate_two});
}

static void answer_told(const struct ideal *f, struct coins *c,
                        const struct values *in, struct values *out) {
    (void)f, (void)c;
    out->of[P0][0] = drelu_of(in->of[P0][0] + in->of[P1][0]);
    out->of[P1][0] = 0;
}

static const struct ideal ideal_told = {
    .name = "drelu told",
    .names = {"a", "a", ""},
    .ins = {1, 1, 0},
    .outs = {1, 1, 0},
    .answer = answer_told,
};

static void drelu_told(struct party *me, const ring *a, ring *bit,
                       size_t n) {
    ideal_call(me, &ideal_told, (const ring *const[]){a},
               (ring *const[]){bit}, n);
}

#define drelu drelu_told
#define divide divide_told
#include "divide.c"
#undef drelu
#undef divide

static void run_told(struct party *me, ring *const in[],
                     ring *const out[], size_t n) {
    divide_told(me, in[0], in[1], out[0], n, 1);
}

static void bits_that_are_told_are_no_secret(void **state) {
    (void)state;
    struct ideal f = ideal_divide(1);
    const struct claim claim = {
        .ideal = &f, .run = run_told, .simulate = simulate_step};

    assert_true(no_simulator(&claim, P0));
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_step_is_private),
    cmocka_unit_test(two_steps_are_private),
    cmocka_unit_test(bits_that_are_told_are_no_secret),
};

RUN("division, proved", tests)
