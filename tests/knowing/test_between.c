/* Tangled from chapters/41-promise.md; edit that file. */
#include "check.h"
#include "keys.h"
#include "securenet.h"

/* How many calls of protocols this thread, a party, has made. */
static _Thread_local unsigned calls;

void __wrap_dense_forward(struct party *me, struct dense d,
                          const ring *x, const ring *w, const ring *b,
                          ring *z);
void __wrap_dense_learn(struct party *me, struct dense d, const ring *x,
                        const ring *delta, ring *w, ring *b, ring *back,
                        int shift);
void __wrap_dense_update(struct party *me, struct dense d,
                         const ring *x, const ring *delta, ring *w,
                         ring *b, int shift);

void __wrap_dense_forward(struct party *me, struct dense d,
                          const ring *x, const ring *w, const ring *b,
                          ring *z) {
    (void)me, (void)d, (void)x, (void)w, (void)b, (void)z;
    calls++;
}

void __wrap_dense_learn(struct party *me, struct dense d, const ring *x,
                        const ring *delta, ring *w, ring *b, ring *back,
                        int shift) {
    (void)me, (void)d, (void)x, (void)delta, (void)w, (void)b;
    (void)back, (void)shift;
    calls++;
}

void __wrap_dense_update(struct party *me, struct dense d,
                         const ring *x, const ring *delta, ring *w,
                         ring *b, int shift) {
    (void)me, (void)d, (void)x, (void)delta, (void)w, (void)b;
    (void)shift;
    calls++;
}

void __wrap_relu(struct party *me, const ring *a, ring *out, ring *bit,
                 size_t n);
void __wrap_multiply(struct party *me, const ring *x, const ring *y,
                     ring *z, size_t n);
void __wrap_softmax(struct party *me, const ring *u, ring *p,
                    size_t rows, size_t cols, struct scale scale);
void __wrap_asm_shares(struct party *me, const ring *u, ring *p,
                       size_t rows, size_t cols, struct scale scale);

void __wrap_relu(struct party *me, const ring *a, ring *out, ring *bit,
                 size_t n) {
    (void)me, (void)a, (void)out, (void)bit, (void)n;
    calls++;
}

void __wrap_multiply(struct party *me, const ring *x, const ring *y,
                     ring *z, size_t n) {
    (void)me, (void)x, (void)y, (void)z, (void)n;
    calls++;
}

void __wrap_softmax(struct party *me, const ring *u, ring *p,
                    size_t rows, size_t cols, struct scale scale) {
    (void)me, (void)u, (void)p, (void)rows, (void)cols, (void)scale;
    calls++;
}

void __wrap_asm_shares(struct party *me, const ring *u, ring *p,
                       size_t rows, size_t cols, struct scale scale) {
    (void)me, (void)u, (void)p, (void)rows, (void)cols, (void)scale;
    calls++;
}

static void step_without_protocols(struct party *me, void *arg) {
    struct recipe recipe = {
        network_find("A"), 2, {16, EXACT}, 3, *(enum output *)arg};
    struct securenet s = securenet_open(me, recipe);
    ring *x = take_ring(me, 2 * network_inputs(recipe.net));
    ring *onehot = take_ring(me, 2 * network_outputs(recipe.net));
    struct keys drawn;

    count_keys(me, &drawn);
    if (me->id != OWNER)
        securenet_step(me, &s, x, onehot);
    keys = NULL;
    if (me->id != OWNER && calls != 5 + 1 + 5)
        party_fail(me, "%u calls of protocols", calls);
    if (party_bytes(me) > 0)
        party_fail(me, "something was sent");
    for (int peer = P0; peer < ROLES; peer++)
        for (int i = 0; i < PURPOSES; i++)
            if (drawn.bytes[peer][i] > 0)
                party_fail(me, "something was drawn");
}

static void between_its_protocols_a_step_is_silent(void **state) {
    struct why why;
    (void)state;

    for (enum output output = SOFTMAX; output <= ASM; output++) {
        calls = 0;
        if (party_threads(step_without_protocols, &output, &why))
            fail_msg("%s", why.text);
    }
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(between_its_protocols_a_step_is_silent),
};

RUN("a step without its protocols", tests)
