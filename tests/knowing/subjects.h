/* Tangled from chapters/67-full-size.md; edit that file. */
#ifndef SUBJECTS_H
#define SUBJECTS_H

#include <stdlib.h>

#include "maximum.h"
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

/* Room for k results, for a row and for flags, and three scales. */
#define ROOM(k) take_ring(me, k)
#define ROW take_rows(me, 1, n)
#define FLAGS take_flags(me, n)
#define LOCALLY scale_of(16, LOCAL)
#define BY_COIN scale_of(16, COIN)
#define TO_NEAREST scale_of(16, EXACT)

/* Signs as published, of all that compare. */
static const struct sign PUBLISHED = {SECURE_NN, ELL};
static const struct scale AS_PUBLISHED = {16, LOCAL, {SECURE_NN, ELL}};

SUBJECT(multiply, multiply(me, in[0], in[1], ROOM(n), n))
SUBJECT(multiply_matrix,
        multiply_matrix(me, in[0], in[1], ROOM(8 * n), n, 8, 8))
SUBJECT(drelu, drelu(me, in[0], ROOM(n), n, WHOLE_RING))
SUBJECT(relu, relu(me, in[0], ROOM(n), FLAGS, n, WHOLE_RING))
SUBJECT(relu_narrow,
        relu(me, in[0], ROOM(n), FLAGS, n, (struct sign){DEALT, 24}))
SUBJECT(maxpool, maxpool(me, in[0], ROOM(n / 8), ROOM(n / 8), n / 8, 8,
                         WHOLE_RING))
SUBJECT(maximum, maximum(me, in[0], ROOM(n / 8), n / 8, 8, WHOLE_RING))
SUBJECT(maxpool_derivative,
        maxpool_derivative(me, in[0], ROOM(8 * n), n, 8))
SUBJECT(truncate_coin, rescale(me, COIN, in[0], n, 16))
SUBJECT(truncate_exact, truncate_exact(me, in[0], ROOM(n), n, 16))
SUBJECT(rescale_relu,
        rescale_relu(me, in[0], ROOM(n), FLAGS, n, BY_COIN))
SUBJECT(divide, divide(me, in[0], in[1], ROOM(n), n, 16, WHOLE_RING))
SUBJECT(reciprocal, reciprocal(me, in[0], n, 10, TO_NEAREST))
SUBJECT(asm_shares, asm_shares(me, in[0], ROOM(n), n / 8, 8, BY_COIN))
SUBJECT(softmax, softmax(me, in[0], ROOM(n), n / 8, 8, BY_COIN))

static void run_gate(struct party *me, const struct three *t,
                     ring *const in[], ring *const out[]) {
    size_t n = t->n, words = packs(n);
    pack *bit = take_rows(me, 2 * FAN, n);
    struct gate_job job = {
        {FAN, true, true}, {{NULL}, {NULL}}, ROW, ROW};

    (void)out;
    rows_of(in[0], 0, 2 * FAN, bit, n);
    for (size_t i = 0; i < FAN; i++) {
        job.in.equal[i] = bit + i * words;
        job.in.above[i] = bit + (FAN + i) * words;
    }
    gates(me, &job, 1, n);
}

SUBJECT(above, struct opened x = open_masked(me, in[0], n);
        above(me, x.open, masks_of(x), ROW, ELL, n))

SUBJECT(multiply_opened,
        multiply_opened(me, truncate_coin(me, in[0], n, 16),
                        open_masked(me, in[1], n), ROOM(n), n))

/* Flags of the lowest bits of one number, and another times these. */
static void run_times_flag(struct party *me, const struct three *t,
                           ring *const in[], ring *const out[]) {
    size_t n = t->n;
    struct flags f = FLAGS;
    pack *bit = ROW;

    (void)out;
    rows_of(in[0], 0, 1, bit, n);
    open_flags(me, bit, f, n);
    flag_shares(me, f, ROOM(n), n);
    times_flag(me, f, truncate_coin(me, in[1], n, 16), ROOM(n), n);
    select_share(me, f, in[0], in[1], ROOM(n), n, WHOLE_RING);
}

static void run_dense(struct party *me, const struct three *t,
                      ring *const in[], ring *const out[]) {
    size_t n = t->n;
    struct dense d = dense_of(n, 4, 4, TO_NEAREST);
    struct learner l = {ROOM(4 * 4 + 4), NULL, {.shift = 7}, 0};
    struct masked x = {in[0], NULL, n, 4}, w = {l.w, NULL, 4, 4};
    struct dense_masked kept;

    (void)out;
    for (size_t k = 0; holds_shares(me) && k < 4 * 4 + 4; k++)
        l.w[k] = k < 4 * 4 ? in[1][k] : in[2][k - 4 * 4];
    dense_forward(me, d, x, w, l.w + 4 * 4, ROOM(4 * n), &kept);
    dense_learn(me, d, &kept, in[3], &l, ROOM(4 * n));
}

static struct windows windows_in(struct party *me,
                                 const struct layer *layer) {
    size_t bytes = windows_size(layer) * sizeof(uint32_t);

    return windows_of(layer, (uint32_t *)take_bytes(me, bytes));
}

static void run_convolution(struct party *me, const struct three *t,
                            ring *const in[], ring *const out[]) {
    enum { FRAMED = 3 * 3 * 4, ALL = FRAMED + 4 };
    const struct layer layer = {
        CONVOLUTION, 16, 16 * 4, {4, 4, 1, 3, 1, 1}};
    size_t n = t->n;
    struct dense d = {linear_of(&layer, n / 16, windows_in(me, &layer)),
                      TO_NEAREST};
    struct learner l = {
        ROOM(ALL), ROOM(ALL), {.shift = 7, .momentum = 3}, 0};
    struct masked x = {in[0], NULL, n / 16, 16};
    struct masked w = {l.w, NULL, 3 * 3, 4};
    struct dense_masked kept;

    (void)out;
    for (size_t k = 0; holds_shares(me) && k < ALL; k++) {
        l.w[k] = in[1][k];
        l.last[k] = 0;
    }
    dense_forward(me, d, x, w, l.w + FRAMED, ROOM(4 * n), &kept);
    dense_learn(me, d, &kept, in[2], &l, ROOM(n));
}

static void run_pool(struct party *me, const struct three *t,
                     ring *const in[], ring *const out[]) {
    const struct layer layer = {MAXPOOL, 16, 4, {4, 4, 1, 2, 2, 0}};
    size_t n = t->n;
    struct pool p = {n / 16, 16, 4, windows_in(me, &layer), WHOLE_RING};
    struct flags ahead[AHEAD_MAX];

    (void)out;
    take_ahead(me, ahead, n / 4, 4);
    pool_forward(me, p, in[0], ROOM(n / 4), ahead);
    pool_back(me, p, ahead, in[1], ROOM(n));
}

SUBJECT(most_significant_bit,
        most_significant_bit(me, in[0], ROOM(n), n))
SUBJECT(share_convert, share_convert(me, in[0], ROOM(n), n))
SUBJECT(drelu_published, drelu_published(me, in[0], ROOM(n), n))
SUBJECT(relu_published, relu(me, in[0], ROOM(n), FLAGS, n, PUBLISHED))

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
    "pocket",
    3,
    {{DENSE, 4, 4, WHOLE}, {RELU, 4, 4, WHOLE}, {DENSE, 4, 4, WHOLE}}};

/* Parameters, n inputs in rows of 4, and as many desired outputs. */
static void run_step(struct party *me, size_t n, ring *const in[],
                     struct scale scale) {
    struct recipe recipe = {&pocket_net,  n / 4,   scale,
                            {.shift = 7}, SOFTMAX, NULL};
    struct securenet s = securenet_open(me, recipe);
    size_t parameters = network_parameters(&pocket_net);
    struct masked x = {in[1], NULL, n / 4, 4};

    if (holds_shares(me))
        memcpy(s.theta, in[0], parameters * sizeof *s.theta);
    mask_open(me, (struct masked *[]){&x}, 1);
    securenet_step(me, &s, x, in[2]);
}

SUBJECT(step_local, run_step(me, n, in, LOCALLY))
SUBJECT(step_coin, run_step(me, n, in, BY_COIN))
SUBJECT(step_exact, run_step(me, n, in, TO_NEAREST))
SUBJECT(step_published, run_step(me, n, in, AS_PUBLISHED))

/* How to run it with an n that is a multiple of 16: each input has n
   times `per` elements, shared in `group`. If n is `many`, 16384 words
   or more travel on every link on which words travel at all. Is the
   helper told anything? */
struct subject {
    const char *name;
    three_protocol *run;
    size_t many;
    enum group group;
    size_t per[THREE_MAX];
    bool helper_hears;
};

#define OF(name) #name, run_##name

static const struct subject subjects[] = {
    {OF(multiply), 16384, MOD_L, {1, 1}, false},
    {OF(multiply_matrix), 2048, MOD_L, {8, 8}, false},
    {OF(gate), 163840, MOD_L, {1}, false},
    {OF(above), 16384, MOD_L, {1}, false},
    {OF(multiply_opened), 16384, MOD_L, {1, 1}, false},
    {OF(times_flag), 16384, MOD_L, {1, 1}, false},
    {OF(drelu), 16384, MOD_L, {1}, false},
    {OF(relu), 16384, MOD_L, {1}, false},
    {OF(relu_narrow), 16384, MOD_L, {1}, false},
    {OF(truncate_coin), 16384, MOD_L, {1}, false},
    {OF(truncate_exact), 16384, MOD_L, {1}, false},
    {OF(rescale_relu), 16384, MOD_L, {1}, false},
    {OF(maxpool), 16384, MOD_L, {1}, false},
    {OF(maximum), 16384, MOD_L, {1}, false},
    {OF(maxpool_derivative), 16384, MOD_L, {1}, false},
    {OF(divide), 1024, MOD_L, {1, 1}, false},
    {OF(reciprocal), 2048, MOD_L, {1}, false},
    {OF(asm_shares), 1024, MOD_L, {1}, false},
    {OF(softmax), 2048, MOD_L, {1}, false},
    {OF(dense), 4096, MOD_L, {4, 1, 1, 4}, false},
    {OF(convolution), 4096, MOD_L, {1, 3, 4}, false},
    {OF(pool), 16384, MOD_L, {1, 1}, false},
    {OF(step_local), 4096, MOD_L, {3, 1, 1}, false},
    {OF(step_coin), 4096, MOD_L, {3, 1, 1}, false},
    {OF(step_exact), 2048, MOD_L, {3, 1, 1}, false},
    {OF(private_compare), 16384, MOD_L, {1}, true},
    {OF(most_significant_bit), 16384, MOD_ODD, {1}, true},
    {OF(share_convert), 16384, MOD_L, {1}, true},
    {OF(drelu_published), 16384, MOD_L, {1}, true},
    {OF(relu_published), 16384, MOD_L, {1}, true},
    {OF(step_published), 2048, MOD_L, {3, 1, 1}, true},
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
