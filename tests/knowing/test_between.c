/* Tangled from chapters/60-evidence.md; edit that file. */
#include "check.h"
#include "keys.h"
#include "securenet.h"

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

struct silence {
    const char *net;
    enum output output;
    unsigned calls; /* of a step */
};

static void step_without_protocols(struct party *me, void *arg) {
    const struct silence *a = arg;
    struct recipe recipe = {
        network_find(a->net), 2,         scale_of(16, EXACT),
        {.shift = 3},         a->output, NULL};
    struct securenet s = securenet_open(me, recipe);
    size_t in = network_inputs(recipe.net);
    struct masked x = {take_ring(me, 2 * in), take_ring(me, 2 * in), 2,
                       in};
    ring *onehot = take_ring(me, 2 * network_outputs(recipe.net));
    struct keys drawn;

    count_keys(me, &drawn);
    if (me->id != OWNER)
        securenet_step(me, &s, x, onehot);
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

static void between_its_protocols_a_step_is_silent(void **state) {
    struct silence step[] = {{"A", SOFTMAX, 6 + 1 + 5},
                             {"A", ASM, 6 + 1 + 5},
                             {"E", SOFTMAX, 7 + 1 + 6},
                             {"E", ASM, 7 + 1 + 6}};
    struct why why;
    (void)state;

    for (size_t i = 0; i < sizeof step / sizeof *step; i++) {
        calls = 0;
        if (party_threads(step_without_protocols, &step[i], &why))
            fail_msg("%s: %s", step[i].net, why.text);
    }
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(between_its_protocols_a_step_is_silent),
};

RUN("a step without its protocols", tests)
