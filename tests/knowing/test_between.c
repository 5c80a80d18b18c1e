/* Tangled from chapters/70-evidence.md; edit that file. */
#include "by_recipe.h"
#include "check.h"
#include "keys.h"
#include "one_sided.h"
#include "some_shifts.h"
#include "ternary.h"

/* How many calls of protocols this thread, a party, has made. */
static _Thread_local unsigned calls;

__typeof__(dense_forward) __wrap_dense_forward;
__typeof__(dense_learn) __wrap_dense_learn;
__typeof__(dense_update) __wrap_dense_update;

void __wrap_dense_forward(struct party *me, struct dense d,
                          struct masked x, struct masked w,
                          const ring *b, ring *z,
                          struct dense_masked *kept) {
    (void)me, (void)d, (void)x, (void)w, (void)b, (void)z, (void)kept;
    calls++;
}

void __wrap_dense_learn(struct party *me, struct dense d,
                        const struct dense_masked *kept,
                        const ring *delta, struct learner *l,
                        ring *back) {
    (void)me, (void)d, (void)kept, (void)delta, (void)l, (void)back;
    calls++;
}

void __wrap_dense_update(struct party *me, struct dense d,
                         const struct dense_masked *kept,
                         const ring *delta, struct learner *l) {
    (void)me, (void)d, (void)kept, (void)delta, (void)l;
    calls++;
}

__typeof__(pool_forward) __wrap_pool_forward;
__typeof__(pool_back) __wrap_pool_back;

void __wrap_pool_forward(struct party *me, struct pool p, const ring *x,
                         ring *z, struct flags *ahead) {
    (void)me, (void)p, (void)x, (void)z, (void)ahead;
    calls++;
}

void __wrap_pool_back(struct party *me, struct pool p,
                      const struct flags *ahead, const ring *delta,
                      ring *back) {
    (void)me, (void)p, (void)ahead, (void)delta, (void)back;
    calls++;
}

__typeof__(rescale) __wrap_rescale;
__typeof__(rescale_relu) __wrap_rescale_relu;
__typeof__(rescale_times_bit) __wrap_rescale_times_bit;
__typeof__(softmax) __wrap_softmax;
__typeof__(asm_shares) __wrap_asm_shares;

void __wrap_rescale(struct party *me, enum truncation how, ring *x,
                    size_t n, int d) {
    (void)me, (void)how, (void)x, (void)n, (void)d;
    calls++;
}

void __wrap_rescale_relu(struct party *me, ring *x, ring *out,
                         struct flags bit, size_t n, struct scale s) {
    (void)me, (void)x, (void)out, (void)bit, (void)n, (void)s;
    calls++;
}

void __wrap_rescale_times_bit(struct party *me, struct flags bit,
                              ring *x, ring *out, size_t n,
                              struct scale s) {
    (void)me, (void)bit, (void)x, (void)out, (void)n, (void)s;
    calls++;
}

void __wrap_softmax(struct party *me, const ring *u, ring *p,
                    size_t rows, size_t cols, struct scale s) {
    (void)me, (void)u, (void)p, (void)rows, (void)cols, (void)s;
    calls++;
}

void __wrap_asm_shares(struct party *me, const ring *u, ring *p,
                       size_t rows, size_t cols, struct scale s) {
    (void)me, (void)u, (void)p, (void)rows, (void)cols, (void)s;
    calls++;
}

__typeof__(mask_open) __wrap_mask_open;
__typeof__(multiply_masked) __wrap_multiply_masked;
__typeof__(open_multiply) __wrap_open_multiply;
__typeof__(one_sided) __wrap_one_sided;
__typeof__(ternarise) __wrap_ternarise;
__typeof__(cut) __wrap_cut;

void __wrap_mask_open(struct party *me, struct masked *const matrix[],
                      size_t count) {
    (void)me, (void)matrix, (void)count;
    calls++;
}

void __wrap_multiply_masked(struct party *me, const struct linear *a,
                            enum product p, const struct masked *x,
                            const struct masked *y, ring *z) {
    (void)me, (void)a, (void)p, (void)x, (void)y, (void)z;
    calls++;
}

void __wrap_open_multiply(struct party *me, const struct linear *a,
                          struct masked *const matrix[], size_t count,
                          const struct times product[],
                          size_t products) {
    (void)me, (void)a, (void)matrix, (void)count;
    (void)product, (void)products;
    calls++;
}

void __wrap_one_sided(struct party *me, const ring *o, const ring *y,
                      ring *e, size_t n, struct target t) {
    (void)me, (void)o, (void)y, (void)e, (void)n, (void)t;
    calls++;
}

void __wrap_ternarise(struct party *me, const ring *v, ring *w,
                      size_t n, struct latent t) {
    (void)me, (void)v, (void)w, (void)n, (void)t;
    calls++;
}

void __wrap_cut(struct party *me, ring *v, size_t n, ring most,
                int width) {
    (void)me, (void)v, (void)n, (void)most, (void)width;
    calls++;
}

struct silence {
    const struct network *net;
    enum output output;
    const struct shifts *shifts; /* with few bits */
    unsigned calls;              /* of a step */
};

static void step_without_protocols(struct party *me, void *arg) {
    const struct silence *a = arg;
    struct recipe recipe = {
        a->net,       2,         scale_of(16, EXACT),
        {.shift = 3}, a->output, a->shifts};
    struct securenet s = securenet_open(me, recipe);
    size_t in = network_inputs(recipe.net);
    struct masked x = {take_ring(me, 2 * in), take_ring(me, 2 * in), 2,
                       in};
    ring *onehot = take_ring(me, 2 * network_outputs(recipe.net));
    struct keys drawn;

    if (a->shifts)
        s.recipe.scale = fewnet_scale(a->shifts, COIN);
    s.steps = CUT_EVERY - 1;
    count_keys(me, &drawn);
    if (me->id != OWNER)
        recipe_step(me, &s, x, onehot);
    keys = NULL;
    if (me->id != OWNER && calls != a->calls)
        party_fail(me, "%u calls of protocols", calls);
    if (party_bytes(me) > 0)
        party_fail(me, "something was sent");
    for (int peer = P0; peer < ROLES; peer++)
        for (int i = 0; i < PURPOSES; i++)
            if (drawn.bytes[peer][i] > 0)
                party_fail(me, "something was drawn");
}

static const struct network tiny_net = {
    "tiny",
    3,
    {{DENSE, 3, 4, WHOLE}, {RELU, 4, 4, WHOLE}, {DENSE, 4, 3, WHOLE}}};

static void between_its_protocols_a_step_is_silent(void **state) {
    struct shifts by_descent = ternary;
    struct silence step[] = {
        {network_find("A"), SOFTMAX, NULL, 6 + 1 + 5},
        {network_find("A"), ASM, NULL, 6 + 1 + 5},
        {network_find("E"), SOFTMAX, NULL, 7 + 1 + 6},
        {network_find("E"), ASM, NULL, 7 + 1 + 6},
        {&tiny_net, SOFTMAX, &few, 2 + 4 + 1 + 3},
        {&tiny_net, SOFTMAX, &by_descent, 2 + 4 + 1 + 3 + 1}};
    struct why why;
    (void)state;

    by_descent.amsgrad = false;
    for (size_t i = 0; i < sizeof step / sizeof *step; i++) {
        calls = 0;
        if (party_threads(step_without_protocols, &step[i], &why))
            fail_msg("%s: %s", step[i].net->name, why.text);
    }
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(between_its_protocols_a_step_is_silent),
};

RUN("a step without its protocols", tests)
