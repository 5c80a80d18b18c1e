/* Tangled from chapters/34-division.md; edit that file. */
#include "divide.h"
#include "ideal_divide.h"
#include "prove.h"
#include "ways.h"
#include "wrap_closed.h"
#include "wrap_drelu.h"
#include "wrap_multiply.h"
#include "wrap_times_flag.h"

/* A flag; and a party's share of it as a number, not yet fresh. */
static ring simulate_flag(struct sight *s, int id) {
    ring open = show(s, toss(s->coins, 2), L), coin = show_any(s, L);

    return open ? (id == P0) - coin : coin;
}

static void simulate(struct sight *s, int id, const ring *out, int f) {
    ring q = 0, zero;

    for (int i = 1; i <= f; i++) {
        ring bit = simulate_flag(s, id);

        if (id == P2)
            continue;
        zero = i < f ? toss(s->coins, L) : mod_L(out[0] - 2 * q - bit);
        q = 2 * q + bit + zero;
        show(s, mod_L(id == P0 ? zero : 0 - zero), L);
        show_any(s, L); /* what is taken away */
    }
}

static void run_step(struct party *me, ring *const in[],
                     ring *const out[], size_t n) {
    divide(me, in[0], in[1], out[0], n, 1, WHOLE_RING);
}

static void simulate_step(struct sight *s, int id, const ring *in,
                          const ring *out) {
    (void)in;
    simulate(s, id, out, 1);
}

static void a_step_is_private(void **state) {
    (void)state;
    struct ideal f = ideal_divide(1, WHOLE_RING);

    f.name = "divide to one bit";
    prove(&(struct claim){
        .ideal = &f, .run = run_step, .simulate = simulate_step});
}

#if ELL == 2
static void run_two(struct party *me, ring *const in[],
                    ring *const out[], size_t n) {
    divide(me, in[0], in[1], out[0], n, 2, WHOLE_RING);
}

static void simulate_two(struct sight *s, int id, const ring *in,
                         const ring *out) {
    (void)in;
    simulate(s, id, out, 2);
}

static void two_steps_are_private(void **state) {
    (void)state;
    struct ideal f = ideal_divide(2, WHOLE_RING);

    f.name = "divide to two bits";
    prove(&(struct claim){
        .ideal = &f, .run = run_two, .simulate = simulate_two});
}
#endif

static void run_published(struct party *me, ring *const in[],
                          ring *const out[], size_t n) {
    divide(me, in[0], in[1], out[0], n, 2, PUBLISHED);
}

static void simulate_published(struct sight *s, int id, const ring *in,
                               const ring *out) {
    (void)in;
    if (id == P2)
        return;
    ring first = show_any(s, L);
    show_any(s, L);
    show(s, mod_L(out[0] - 2 * first), L);
    show_any(s, L);
}

static void as_published_two_steps_are_private(void **state) {
    (void)state;
    struct ideal f = ideal_divide(2, PUBLISHED);

    f.name = "divide to two bits as published";
    prove(&(struct claim){.ideal = &f,
                          .run = run_published,
                          .simulate = simulate_published});
}

static void answer_told(const struct ideal *f, struct coins *c,
                        const struct values *in, struct values *out) {
    ring a = in->of[P0][0] + in->of[P1][0];

    (void)c;
    out->of[P0][0] = drelu_of(a, f->shape[0]);
    out->of[P1][0] = 0;
}

static void drelu_told(struct party *me, const ring *a, ring *bit,
                       size_t n, struct sign s) {
    struct ideal told = ideal_drelu(s);

    told.name = "drelu told";
    told.answer = answer_told;
    ideal_call(me, &told, (const ring *const[]){a},
               (ring *const[]){bit}, n);
}

#define drelu drelu_told
#define divide divide_told
#include "divide.c"
#undef drelu
#undef divide

static void run_told(struct party *me, ring *const in[],
                     ring *const out[], size_t n) {
    divide_told(me, in[0], in[1], out[0], n, 2, PUBLISHED);
}

static void bits_that_are_told_are_no_secret(void **state) {
    (void)state;
    struct ideal f = ideal_divide(2, PUBLISHED);
    const struct claim claim = {
        .ideal = &f, .run = run_told, .simulate = simulate_published};

    assert_true(no_simulator(&claim, P0));
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_step_is_private),
#if ELL == 2
    cmocka_unit_test(two_steps_are_private),
#endif
    cmocka_unit_test(as_published_two_steps_are_private),
    cmocka_unit_test(bits_that_are_told_are_no_secret),
};

RUN("division, proved", tests)
