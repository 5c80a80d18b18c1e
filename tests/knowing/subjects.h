/* Tangled from chapters/39-full-size.md; edit that file. */
#ifndef SUBJECTS_H
#define SUBJECTS_H

#include <stdlib.h>

#include "convert.h"
#include "securenet.h"
#include "three.h"

/* A protocol to look at. */
#define SUBJECT(name, call)                                            \
    static void run_##name(struct party *me, const struct three *t,    \
                           ring *const in[], ring *const out[]) {      \
        size_t n = t->n;                                               \
        (void)out;                                                     \
        call;                                                          \
    }

/* Room for k results, and two scales. */
#define ROOM(k) take_ring(me, k)
#define BY_COIN ((struct scale){16, LOCAL})
#define NEAREST_OF_ALL ((struct scale){16, EXACT})

SUBJECT(multiply, multiply(me, in[0], in[1], ROOM(n), n))
SUBJECT(multiply_matrix,
        multiply_matrix(me, in[0], in[1], ROOM(8 * n), n, 8, 8))
SUBJECT(share_convert, share_convert(me, in[0], ROOM(n), n))
SUBJECT(most_significant_bit,
        most_significant_bit(me, in[0], ROOM(n), n))
SUBJECT(drelu, drelu(me, in[0], ROOM(n), n))
SUBJECT(drelu_published, drelu_published(me, in[0], ROOM(n), n))
SUBJECT(select_share, select_share(me, in[0], in[1], in[2], ROOM(n), n))
SUBJECT(relu, relu(me, in[0], ROOM(n), ROOM(n), n))
SUBJECT(truncate_exact, truncate_exact(me, in[0], ROOM(n), n, 16))
SUBJECT(maxpool, maxpool(me, in[0], ROOM(n / 8), ROOM(n / 8), n / 8, 8))
SUBJECT(maxpool_derivative,
        maxpool_derivative(me, in[0], ROOM(8 * n), n, 8))
SUBJECT(divide, divide(me, in[0], in[1], ROOM(n), n, 16))
SUBJECT(reciprocal,
        reciprocal(me, in[0], ROOM(n), n, 10, NEAREST_OF_ALL))
SUBJECT(asm_shares, asm_shares(me, in[0], ROOM(n), n / 8, 8, BY_COIN))
SUBJECT(softmax, softmax(me, in[0], ROOM(n), n / 8, 8, BY_COIN))

SUBJECT(dense_forward,
        dense_forward(me, (struct dense){n, 4, 4, NEAREST_OF_ALL},
                      in[0], in[1], in[2], ROOM(4 * n)))
SUBJECT(dense_backward,
        dense_backward(me, (struct dense){n, 4, 4, NEAREST_OF_ALL},
                       in[0], in[1], ROOM(4 * n)))
SUBJECT(dense_update,
        dense_update(me, (struct dense){4, n, 4, NEAREST_OF_ALL}, in[0],
                     in[1], in[2], in[3], 7))
SUBJECT(dense_learn,
        dense_learn(me, (struct dense){4, n, 4, NEAREST_OF_ALL}, in[0],
                    in[1], in[2], in[3], ROOM(4 * n), 7))

typedef void compare_function(struct party *me, const zp *bits,
                              const ring *r, const uint8_t *beta,
                              uint8_t *flag, size_t n);

/* P0, P1: open r, and compare it with some x of P2. */
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

static const struct network pocket_net = {
    "pocket", 3, {{DENSE, 4, 4}, {RELU, 4, 4}, {DENSE, 4, 4}}};

/* Parameters, n inputs in rows of 4, and as many desired outputs. */
static void run_step(struct party *me, size_t n, ring *const in[],
                     struct scale scale) {
    struct recipe recipe = {&pocket_net, n / 4, scale, 7, SOFTMAX};
    struct securenet s = securenet_open(me, recipe);
    size_t parameters = network_parameters(&pocket_net);

    if (holds_shares(me))
        memcpy(s.theta, in[0], parameters * sizeof *s.theta);
    securenet_step(me, &s, in[1], in[2]);
}

SUBJECT(step_local, run_step(me, n, in, BY_COIN))
SUBJECT(step_exact, run_step(me, n, in, NEAREST_OF_ALL))

/* How to run it with an n that is a multiple of 16: each input has n
   times `per` elements, shared in `group`. If n is `many`, 16384 words
   or more travel on every link on which words travel at all. */
struct subject {
    const char *name;
    three_protocol *run;
    size_t many;
    enum group group;
    size_t per[THREE_MAX];
};

#define OF(name) #name, run_##name

static const struct subject subjects[] = {
    {OF(multiply), 16384, MOD_L, {1, 1}},
    {OF(multiply_matrix), 2048, MOD_L, {8, 8}},
    {OF(private_compare), 16384, MOD_L, {1}},
    {OF(share_convert), 16384, MOD_L, {1}},
    {OF(most_significant_bit), 16384, MOD_ODD, {1}},
    {OF(drelu), 16384, MOD_L, {1}},
    {OF(drelu_published), 16384, MOD_L, {1}},
    {OF(select_share), 16384, MOD_L, {1, 1, 1}},
    {OF(relu), 16384, MOD_L, {1}},
    {OF(truncate_exact), 16384, MOD_L, {1}},
    {OF(maxpool), 16384, MOD_L, {1}},
    {OF(maxpool_derivative), 16384, MOD_L, {1}},
    {OF(divide), 1024, MOD_L, {1, 1}},
    {OF(reciprocal), 1024, MOD_L, {1}},
    {OF(asm_shares), 1024, MOD_L, {1}},
    {OF(softmax), 2048, MOD_L, {1}},
    {OF(dense_forward), 4096, MOD_L, {4, 1, 1}},
    {OF(dense_backward), 4096, MOD_L, {4, 1}},
    {OF(dense_update), 4096, MOD_L, {4, 1, 4, 1}},
    {OF(dense_learn), 4096, MOD_L, {4, 1, 4, 1}},
    {OF(step_local), 1024, MOD_L, {3, 1, 1}},
    {OF(step_exact), 1024, MOD_L, {3, 1, 1}},
};
enum { SUBJECTS = sizeof subjects / sizeof *subjects };

/* The owner deals the inputs, and the parties run `body`, which finds
   the subject's own body through `arg`. */
static void run_subject(const struct subject *s, three_protocol *body,
                        const void *arg, size_t n, bool zeros) {
    struct three t = {
        .protocol = body, .n = n, .arg = arg, .in_group = s->group};
    ring *x[THREE_MAX];
    struct why why;

    for (int i = 0; i < THREE_MAX; i++) {
        t.in_n[i] = s->per[i] * n;
        t.in[i] = x[i] = calloc(t.in_n[i] + 1, sizeof *x[i]);
        for (size_t k = 0; !zeros && k < t.in_n[i]; k++)
            x[i][k] = mod_L((k + 1) * UINT64_C(0x9e3779b97f4a7c15));
    }
    if (party_threads(three_body, &t, &why)) {
        fprintf(stderr, "%s: %s\n", s->name, why.text);
        abort();
    }
    for (int i = 0; i < THREE_MAX; i++)
        free(x[i]);
}

#endif
