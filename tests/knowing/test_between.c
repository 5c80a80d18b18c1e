/* Tangled from chapters/48-promise.md; edit that file. */
#include "check.h"
#include "keys.h"
#include "securenet.h"

/* How many calls of protocols this thread, a party, has made. */
static _Thread_local unsigned calls;

void __wrap_dense_forward(struct party *me, struct dense d,
                          const ring *x, const ring *w, const ring *b,
                          ring *z, struct dense_masked *kept);
void __wrap_dense_learn(struct party *me, struct dense d,
                        const struct dense_masked *kept,
                        const ring *delta, ring *w, ring *b, ring *back,
                        int shift);
void __wrap_dense_update(struct party *me, struct dense d,
                         const struct dense_masked *kept,
                         const ring *delta, ring *w, ring *b,
                         int shift);

void __wrap_dense_forward(struct party *me, struct dense d,
                          const ring *x, const ring *w, const ring *b,
                          ring *z, struct dense_masked *kept) {
    (void)me, (void)d, (void)x, (void)w, (void)b, (void)z, (void)kept;
    calls++;
}

void __wrap_dense_learn(struct party *me, struct dense d,
                        const struct dense_masked *kept,
                        const ring *delta, ring *w, ring *b, ring *back,
                        int shift) {
    (void)me, (void)d, (void)kept, (void)delta, (void)w, (void)b;
    (void)back, (void)shift;
    calls++;
}

void __wrap_dense_update(struct party *me, struct dense d,
                         const struct dense_masked *kept,
                         const ring *delta, ring *w, ring *b,
                         int shift) {
    (void)me, (void)d, (void)kept, (void)delta, (void)w, (void)b;
    (void)shift;
    calls++;
}

void __wrap_rescale(struct party *me, enum truncation how, ring *x,
                    size_t n, int d);
void __wrap_rescale_relu(struct party *me, ring *x, ring *out,
                         struct flags bit, size_t n, struct scale s);
void __wrap_rescale_times_bit(struct party *me, struct flags bit,
                              ring *x, ring *out, size_t n,
                              struct scale s);
void __wrap_softmax(struct party *me, const ring *u, ring *p,
                    size_t rows, size_t cols, struct scale s);
void __wrap_asm_shares(struct party *me, const ring *u, ring *p,
                       size_t rows, size_t cols, struct scale s);

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

static void step_without_protocols(struct party *me, void *arg) {
    struct recipe recipe = {network_find("A"), 2, scale_of(16, EXACT),
                            3, *(enum output *)arg};
    struct securenet s = securenet_open(me, recipe);
    ring *x = take_ring(me, 2 * network_inputs(recipe.net));
    ring *onehot = take_ring(me, 2 * network_outputs(recipe.net));
    struct keys drawn;

    count_keys(me, &drawn);
    if (me->id != OWNER)
        securenet_step(me, &s, x, onehot);
    keys = NULL;
    if (me->id != OWNER && calls != 6 + 1 + 5)
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
