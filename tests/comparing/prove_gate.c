/* Tangled from chapters/27-gates.md; edit that file. */
#include "gate.h"
#include "ideal_gate.h"
#include "simulate_gate.h"
#include "wrap_rows.h"

static bool pose_bits(uint64_t *k, struct values *in) {
    for (size_t v = 0; v < 4; v++) {
        in->of[P0][v] = next_digit(k, 2);
        in->of[P1][v] = next_digit(k, 2);
    }
    return true;
}

static const struct gate EQUAL = {2, true, false};
static const struct gate ABOVE = {2, false, true};
static const struct gate BOTH = {2, true, true};

/* One gate; what it wants follows one another in `found`. */
static struct gate_job job_of(struct party *me, struct gate g,
                              ring *const in[], pack *found, size_t n) {
    struct gate_job job = {.gate = g,
                           .equal = g.equal ? found : NULL,
                           .above = g.above ? found + g.equal * packs(n)
                                            : NULL};

    for (size_t i = 0; i < 2; i++) {
        job.in.equal[i] = rows_of_bits(me, in[i], 1, n);
        job.in.above[i] = rows_of_bits(me, in[2 + i], 1, n);
    }
    return job;
}

static void run_gate(struct party *me, struct gate g, ring *const in[],
                     ring *const out[], size_t n, bool fresh) {
    size_t outs = (size_t)g.equal + g.above;
    pack *found = take_rows(me, outs, n);
    struct gate_job job = job_of(me, g, in, found, n);

    gates(me, &job, 1, n);
    if (fresh)
        refresh_rows(me, found, outs, n);
    for (size_t v = 0; holds_shares(me) && v < outs; v++)
        bits_of_rows(found + v * packs(n), out[v], 1, n);
}

static void run_equal(struct party *me, ring *const in[],
                      ring *const out[], size_t n) {
    run_gate(me, EQUAL, in, out, n, true);
}

static void run_above(struct party *me, ring *const in[],
                      ring *const out[], size_t n) {
    run_gate(me, ABOVE, in, out, n, true);
}

static void run_both(struct party *me, ring *const in[],
                     ring *const out[], size_t n) {
    run_gate(me, BOTH, in, out, n, true);
}

static void simulate(struct sight *s, struct gate g, int id,
                     const ring *in, const ring *out) {
    struct gate_sight see;
    ring found[2];

    if (id == P2) {
        simulate_dealer(s, g);
        return;
    }
    see = any_gate(s->coins, g);
    show_word(s, g, &see);
    show_opened(s, g, &see);
    find(&see, g, id, in, found);
    for (int v = 0; v < g.equal + g.above; v++)
        show(s, found[v] ^ see.product[v] ^ out[v], 2);
}

static void simulate_equal(struct sight *s, int id, const ring *in,
                           const ring *out) {
    simulate(s, EQUAL, id, in, out);
}

static void simulate_above(struct sight *s, int id, const ring *in,
                           const ring *out) {
    simulate(s, ABOVE, id, in, out);
}

static void simulate_both(struct sight *s, int id, const ring *in,
                          const ring *out) {
    simulate(s, BOTH, id, in, out);
}

static void prove_gate(struct gate g,
                       void (*run)(struct party *, ring *const[],
                                   ring *const[], size_t),
                       void (*sim)(struct sight *, int, const ring *,
                                   const ring *)) {
    struct ideal ideal = ideal_gate(g);

    prove(&(struct claim){.ideal = &ideal,
                          .pose = pose_bits,
                          .run = run,
                          .simulate = sim});
}

static void gates_show_nothing_and_are_fresh(void **state) {
    (void)state;
    prove_gate(EQUAL, run_equal, simulate_equal);
    prove_gate(ABOVE, run_above, simulate_above);
    prove_gate(BOTH, run_both, simulate_both);
}

static void run_bare(struct party *me, ring *const in[],
                     ring *const out[], size_t n) {
    run_gate(me, ABOVE, in, out, n, false);
}

static void simulate_bare(struct sight *s, int id, const ring *in,
                          const ring *out) {
    struct gate_sight see;
    ring found;

    if (id == P2) {
        simulate_dealer(s, ABOVE);
        return;
    }
    see = any_gate(s->coins, ABOVE);
    find(&see, ABOVE, id, in, &found);
    see.product[0] = found ^ out[0];
    show_word(s, ABOVE, &see);
    show_opened(s, ABOVE, &see);
}

static void a_bare_gate_is_fresh_but_for_its_dealer(void **state) {
    (void)state;
    struct ideal ideal = ideal_gate(ABOVE);
    const struct claim claim = {.ideal = &ideal,
                                .pose = pose_bits,
                                .run = run_bare,
                                .simulate = simulate_bare};

    assert_true(is_private(&claim, P0));
    assert_true(is_private(&claim, P1));
    assert_true(no_simulator(&claim, P2));
}

/* Two gates of equal: e0 and e1 of the one, then of the other. */
static void answer_two(const struct ideal *f, struct coins *c,
                       const struct values *in, struct values *out) {
    const ring *a = in->of[P0], *b = in->of[P1];

    (void)f;
    for (size_t i = 0; i < 2; i++)
        ideal_share_bit(
            c, (a[2 * i] ^ b[2 * i]) & (a[2 * i + 1] ^ b[2 * i + 1]),
            &out->of[P0][i], &out->of[P1][i]);
}

static const struct ideal ideal_two = {
    .name = "two gates",
    .names = {"e0 e1 f0 f1", "e0 e1 f0 f1", ""},
    .ins = {4, 4, 0},
    .outs = {2, 2, 0},
    .answer = answer_two,
};

static void run_two(struct party *me, ring *const in[],
                    ring *const out[], size_t n) {
    pack *found = take_rows(me, 2, n);
    struct gate_job job[2];

    for (size_t i = 0; i < 2; i++)
        job[i] = job_of(
            me, EQUAL,
            (ring *const[]){in[2 * i], in[2 * i + 1], in[0], in[0]},
            found + i * packs(n), n);
    gates(me, job, 2, n);
    refresh_rows(me, found, 2, n);
    for (size_t i = 0; holds_shares(me) && i < 2; i++)
        bits_of_rows(found + i * packs(n), out[i], 1, n);
}

static void simulate_two(struct sight *s, int id, const ring *in,
                         const ring *out) {
    struct gate_sight see[2];

    for (int i = 0; i < 2; i++) {
        if (id == P2) {
            simulate_dealer(s, EQUAL);
            continue;
        }
        see[i] = any_gate(s->coins, EQUAL);
        show_word(s, EQUAL, &see[i]);
    }
    for (int i = 0; id != P2 && i < 2; i++)
        show_opened(s, EQUAL, &see[i]);
    for (int i = 0; id != P2 && i < 2; i++) {
        ring found;

        find(&see[i], EQUAL, id, in + 2 * i, &found);
        show(s, found ^ see[i].product[0] ^ out[i], 2);
    }
}

static const struct claim two = {.ideal = &ideal_two,
                                 .pose = pose_bits,
                                 .run = run_two,
                                 .simulate = simulate_two};

static void two_gates_in_a_round_show_nothing(void **state) {
    (void)state;
    prove(&two);
}

static enum { NONE, P1_ALONE, ONE_WORD } fault;

__typeof__(mask_rows) __real_mask_rows, __wrap_mask_rows;
__typeof__(supply_word) __real_supply_word, __wrap_supply_word;

void __wrap_mask_rows(struct party *me, pack *out, size_t rows,
                      size_t n) {
    int peer = me->id == P1 ? P2 : P1;

    if (fault != P1_ALONE) {
        __real_mask_rows(me, out, rows, n);
        return;
    }
    memset(out, 0, rows * packs(n) * sizeof *out);
    for (size_t i = 0; me->id != P0 && i < rows; i++)
        draw_bits(me->with[peer][DEAL], out + i * packs(n), n);
}

/* Every second word is the one before. */
void __wrap_supply_word(struct party *me, struct gate g, pack *word,
                        size_t n) {
    static const pack *before[ROLES];
    size_t size = gate_rows(g) * packs(n) * sizeof *word;

    if (fault == ONE_WORD && before[me->id]) {
        memcpy(word, before[me->id], size);
        before[me->id] = NULL;
    } else {
        __real_supply_word(me, g, word, n);
        before[me->id] = fault == ONE_WORD ? word : NULL;
    }
}

static void
a_mask_of_one_party_alone_hides_nothing_from_it(void **state) {
    (void)state;
    struct ideal ideal = ideal_gate(ABOVE);
    const struct claim claim = {.ideal = &ideal,
                                .pose = pose_bits,
                                .run = run_above,
                                .simulate = simulate_above};

    fault = P1_ALONE;
    assert_true(no_simulator(&claim, P1));
    fault = NONE;
}

static void one_word_for_two_gates_shows_a_difference(void **state) {
    (void)state;

    fault = ONE_WORD;
    assert_true(no_simulator(&two, P0));
    assert_true(no_simulator(&two, P1));
    fault = NONE;
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(gates_show_nothing_and_are_fresh),
    cmocka_unit_test(a_bare_gate_is_fresh_but_for_its_dealer),
    cmocka_unit_test(two_gates_in_a_round_show_nothing),
    cmocka_unit_test(a_mask_of_one_party_alone_hides_nothing_from_it),
    cmocka_unit_test(one_word_for_two_gates_shows_a_difference),
};

RUN("gates, proved", tests)
