/* Tangled from chapters/29-full-size.md; edit that file. */
#ifndef SUBJECTS_H
#define SUBJECTS_H

#include <stdlib.h>

#include "convert.h"
#include "securenet.h"
#include "three.h"

/* A protocol to look at, as a body of `three`. */
#define SUBJECT(name, call)                                            \
    static void run_##name(struct party *me, const struct three *t,    \
                           ring *const in[], ring *const out[]) {      \
        size_t n = t->n;                                               \
        (void)out;                                                     \
        call;                                                          \
    }

SUBJECT(multiply, multiply(me, in[0], in[1], take_ring(me, n), n))
SUBJECT(multiply_matrix, multiply_matrix(me, in[0], in[1],
                                         take_ring(me, 8 * n), n, 8, 8))
SUBJECT(share_convert, share_convert(me, in[0], take_ring(me, n), n))
SUBJECT(most_significant_bit,
        most_significant_bit(me, in[0], take_ring(me, n), n))
SUBJECT(drelu, drelu(me, in[0], take_ring(me, n), n))
SUBJECT(drelu_published,
        drelu_published(me, in[0], take_ring(me, n), n))
SUBJECT(select_share, select_share(me, in[0], in[1], in[2],
                                   take_ring(me, n), n))
SUBJECT(relu,
        relu(me, in[0], take_ring(me, n), take_ring(me, n), n))
SUBJECT(maxpool, maxpool(me, in[0], take_ring(me, n / 8),
                         take_ring(me, n / 8), n / 8, 8))
SUBJECT(maxpool_derivative,
        maxpool_derivative(me, in[0], take_ring(me, 8 * n), n, 8))
SUBJECT(divide, divide(me, in[0], in[1], take_ring(me, n), n, 16))
SUBJECT(asm_shares,
        asm_shares(me, in[0], take_ring(me, n), n / 8, 8, 16))
SUBJECT(softmax, softmax(me, in[0], take_ring(me, n), n / 8, 8, 16))
SUBJECT(dense_forward,
        dense_forward(me, (struct dense){n, 4, 4, 16}, in[0], in[1],
                      in[2], take_ring(me, 4 * n)))
SUBJECT(dense_backward,
        dense_backward(me, (struct dense){n, 4, 4, 16}, in[0], in[1],
                       take_ring(me, 4 * n)))
SUBJECT(dense_update,
        dense_update(me, (struct dense){4, n, 4, 16}, in[0], in[1],
                     in[2], in[3], 7))

typedef void compare_function(struct party *me, const zp *bits,
                              const ring *r, const uint8_t *beta,
                              uint8_t *flag, size_t n);

/* P0, P1: open r, and compare it with an x of P2. */
static void run_any_compare(struct party *me, const ring *share,
                            size_t n, compare_function *compare) {
    ring *r = take_ring(me, n);
    zp *bits = take_bytes(me, ELL * n);
    uint8_t *coin = take_bytes(me, n);

    open_shares(me, MOD_L, share, r, n);
    for (size_t k = 0; me->id == P2 && k < n; k++)
        r[k] = mod_L(k * k * k);
    if (me->id == P2)
        bits_of(r, bits, n);
    else
        draw_below(me->with[other(me)][BLIND], coin, n, 2);
    deal(me, P2, MOD_P, bits, bits, ELL * n);
    compare(me, bits, r, coin, coin, n);
}

SUBJECT(private_compare, run_any_compare(me, in[0], n, private_compare))

/* A whole step of training, with batches of n / 4. */
static const struct network pocket_net = {
    "pocket", 3, {{DENSE, 4, 4}, {RELU, 4, 4}, {DENSE, 4, 4}}};

static void run_securenet_step(struct party *me, const struct three *t,
                               ring *const in[], ring *const out[]) {
    struct recipe recipe = {&pocket_net, t->n / 4, 16, 7, SOFTMAX};
    struct securenet s = securenet_open(me, recipe);

    (void)out;
    if (holds_shares(me))
        memcpy(s.theta, in[0],
               network_parameters(&pocket_net) * sizeof *s.theta);
    securenet_step(me, &s, in[1], in[2]);
}

/* How to run it with any n that is a multiple of 16: `per` times n
   elements of each input, which are shares in `in_group`. With `many`,
   16384 words or more travel on each link that carries any. */
struct subject {
    const char *name;
    three_protocol *run;
    size_t many;
    enum group in_group;
    size_t per[THREE_MAX];
};

#define L_OF(name, many, ...)                                          \
    { #name, run_##name, many, MOD_L, {__VA_ARGS__} }

static const struct subject subjects[] = {
    L_OF(multiply, 16384, 1, 1),
    L_OF(multiply_matrix, 2048, 8, 8),
    L_OF(private_compare, 16384, 1),
    L_OF(share_convert, 16384, 1),
    {"most_significant_bit", run_most_significant_bit, 16384, MOD_ODD,
     {1}},
    L_OF(drelu, 16384, 1),
    L_OF(drelu_published, 16384, 1),
    L_OF(select_share, 16384, 1, 1, 1),
    L_OF(relu, 16384, 1),
    L_OF(maxpool, 16384, 1),
    L_OF(maxpool_derivative, 16384, 1),
    L_OF(divide, 1024, 1, 1),
    L_OF(asm_shares, 1024, 1),
    L_OF(softmax, 1024, 1),
    L_OF(dense_forward, 4096, 4, 1, 1),
    L_OF(dense_backward, 4096, 4, 1),
    L_OF(dense_update, 4096, 4, 1, 4, 1),
    L_OF(securenet_step, 1024, 3, 1, 1),
};
enum { SUBJECTS = sizeof subjects / sizeof *subjects };

/* Run it with `body` around it, on n and a pair of secrets to choose
   from: all zero, or words without a pattern. */
static void run_subject(const struct subject *s, three_protocol *body,
                        const void *arg, size_t n, bool zeros) {
    struct three t = {.protocol = body,
                      .n = n,
                      .arg = arg,
                      .in_group = s->in_group};
    ring *x[THREE_MAX];

    for (int i = 0; i < THREE_MAX; i++) {
        t.in_n[i] = s->per[i] * n;
        t.in[i] = x[i] = calloc(t.in_n[i] + 1, sizeof *x[i]);
        for (size_t k = 0; !zeros && k < t.in_n[i]; k++)
            x[i][k] = mod_L((k + 1) * UINT64_C(0x9e3779b97f4a7c15));
    }
    three_run(&t);
    for (int i = 0; i < THREE_MAX; i++)
        free(x[i]);
}

#endif
