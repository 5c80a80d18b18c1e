/* Tangled from chapters/35-softmax.md; edit that file. */
#include "ideal_divide.h"
#include "ideal_exponential.h"
#include "ideal_maxpool.h"
#include "ideal_reciprocal.h"
#include "prove.h"
#include "softmax.h"

enum { COLS = 2, F = 1 };

static bool asm_of(const ring u[COLS], ring p[COLS]) {
    ring sum = 1;

    for (int i = 0; i < COLS; i++)
        sum += drelu_of(u[i], ELL) * u[i];
    for (int i = 0; i < COLS; i++)
        p[i] = quotient(drelu_of(u[i], ELL) * u[i], sum, F, ELL);
    return true;
}

static bool softmax_of(const ring u[COLS], ring p[COLS]) {
    ring max = ahead_of_all(u, COLS, ELL), e[COLS], q, sum = 0;
    bool can = true, can_divide;

    for (int i = 0; i < COLS; i++) {
        can = can && can_exponential(u[i] - max, F);
        e[i] = exponential_of(u[i] - max, F);
        sum += e[i];
    }
    q = reciprocal_of(sum, COLS, F, &can_divide);
    for (int i = 0; i < COLS; i++) {
        can = can && can_divide && in_domain(e[i] * q, F);
        p[i] = nearest(e[i] * q, F);
    }
    return can;
}

typedef bool row_to_row(const ring u[COLS], ring p[COLS]);

/* P0 and P1 have shares of u, and get fresh ones of p. */
static bool answer(row_to_row *of, struct coins *c,
                   const struct values *in, struct values *out) {
    ring u[COLS], p[COLS];
    bool can;

    for (int i = 0; i < COLS; i++)
        u[i] = mod_L(in->of[P0][i] + in->of[P1][i]);
    can = of(u, p);
    for (int i = 0; c && i < COLS; i++)
        ideal_share(c, p[i], &out->of[P0][i], &out->of[P1][i]);
    return can;
}

static void answer_asm(const struct ideal *f, struct coins *c,
                       const struct values *in, struct values *out) {
    (void)f;
    answer(asm_of, c, in, out);
}

static void answer_softmax(const struct ideal *f, struct coins *c,
                           const struct values *in,
                           struct values *out) {
    (void)f;
    answer(softmax_of, c, in, out);
}

static const struct ideal ideal_asm = {
    .name = "asm",
    .names = {"u[0] u[1]", "u[0] u[1]", ""},
    .ins = {COLS, COLS, 0},
    .outs = {COLS, COLS, 0},
    .answer = answer_asm,
};

/* Counted in the ring of four alone. */
__attribute__((unused)) static const struct ideal ideal_softmax = {
    .name = "softmax",
    .names = {"u[0] u[1]", "u[0] u[1]", ""},
    .ins = {COLS, COLS, 0},
    .outs = {COLS, COLS, 0},
    .answer = answer_softmax,
};

#include "by_rows.h"

#define ideal_call call_by_rows
#include "wrap_divide.h"
#include "wrap_exponential.h"
#include "wrap_maxpool.h"
#include "wrap_multiply_opened.h"
#include "wrap_reciprocal.h"
#include "wrap_relu.h"
#include "wrap_rescale.h"
#undef ideal_call

typedef void rows_to_rows(struct party *me, const ring *u, ring *p,
                          size_t rows, size_t cols, struct scale s);

static void run(rows_to_rows *protocol, struct party *me,
                ring *const in[], ring *const out[], size_t n) {
    ring *u = take_ring(me, n * COLS), *p = take_ring(me, n * COLS);

    for (size_t k = 0; holds_shares(me) && k < n * COLS; k++)
        u[k] = in[k % COLS][k / COLS];
    protocol(me, u, p, n, COLS, scale_of(F, EXACT));
    for (size_t k = 0; holds_shares(me) && k < n * COLS; k++)
        out[k % COLS][k / COLS] = p[k];
}

static void simulate(struct sight *s, int id, const ring *out,
                     int fresh) {
    for (int i = 0; id != P2 && i < fresh; i++)
        show_any(s, L);
    for (int i = 0; id != P2 && i < COLS; i++)
        show(s, out[i], L);
}

static void run_asm(struct party *me, ring *const in[],
                    ring *const out[], size_t n) {
    run(asm_shares, me, in, out, n);
}

static void simulate_asm(struct sight *s, int id, const ring *in,
                         const ring *out) {
    (void)in;
    simulate(s, id, out, 2 * COLS);
}

static bool sample_rows(uint64_t *k, struct values *in) {
    ring any = next_digit(k, 16 / L);

    in->of[P0][0] = any;
    in->of[P0][1] = mod_L(1 - any);
    for (int i = 0; i < COLS; i++)
        in->of[P1][i] = next_digit(k, L);
    return true;
}

static void asm_is_private(void **state) {
    (void)state;
    prove(&(struct claim){.ideal = &ideal_asm,
                          .run = run_asm,
                          .simulate = simulate_asm,
                          .sample = sample_rows});
}

#if ELL == 2 /* three bits would make 2^24 cases of an input */
static bool pose_softmax(uint64_t *k, struct values *in) {
    for (int i = 0; i < 2 * COLS; i++)
        in->of[i % 2][i / 2] = next_digit(k, L);
    return answer(softmax_of, NULL, in, NULL);
}

static bool sample_softmax(uint64_t *k, struct values *in) {
    return sample_rows(k, in) && answer(softmax_of, NULL, in, NULL);
}

static void run_softmax(struct party *me, ring *const in[],
                        ring *const out[], size_t n) {
    run(softmax, me, in, out, n);
}

static void simulate_softmax(struct sight *s, int id, const ring *in,
                             const ring *out) {
    (void)in;
    simulate(s, id, out, 1 + COLS + 1 + COLS);
}

static void softmax_is_private(void **state) {
    (void)state;
    prove(&(struct claim){.ideal = &ideal_softmax,
                          .pose = pose_softmax,
                          .run = run_softmax,
                          .simulate = simulate_softmax,
                          .sample = sample_softmax});
}
#endif

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(asm_is_private),
#if ELL == 2
    cmocka_unit_test(softmax_is_private),
#endif
};

RUN("softmax, proved", tests)
