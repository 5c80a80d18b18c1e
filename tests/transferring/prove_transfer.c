/* Tangled from chapters/47-million-transfers.md; edit that file. */
#include "ideal_transfer.h"
#include "prove.h"

uint64_t ideal_pad_values(uint64_t tweak) {
    (void)tweak;
    return L;
}

/* P0 has two letters, P1 a choice and takes one. */
static void answer_one(const struct ideal *f, struct coins *c,
                       const struct values *in, struct values *out) {
    (void)f, (void)c;
    out->of[P1][0] = in->of[P0][in->of[P1][0]];
}

static const struct ideal one_of_two = {
    .name = "one of two letters",
    .names = {"m0 m1", "c", ""},
    .ins = {2, 1, 0},
    .outs = {0, 1, 0},
    .answer = answer_one,
};

static bool pose(uint64_t *k, struct values *in) {
    in->of[P0][0] = next_digit(k, L);
    in->of[P0][1] = next_digit(k, L);
    in->of[P1][0] = next_digit(k, 2);
    return true;
}

static const struct key zero;

static enum { NONE, ONE_PAD } fault;

/* Both letters, each under a pad. */
static void send_letters(struct party *me, struct transfers *t,
                         ring *const in[], size_t n) {
    struct key *q = (void *)take_bytes(me, n * sizeof *q);
    ring *pad = take_ring(me, n);

    transfer(me, t, P0, NULL, q, n);
    for (int v = 0; v < 2; v++) {
        transfer_pads(q,
                      v && fault != ONE_PAD ? transfer_delta(t) : zero,
                      1, 0, pad, n, 1);
        for (size_t k = 0; k < n; k++)
            pad[k] = mod_L(pad[k] + in[v][k]);
        send_to(me, P1, pad, n * sizeof *pad);
    }
}

static void open_letter(struct party *me, struct transfers *t,
                        ring *const in[], ring *const out[], size_t n) {
    struct key *key = (void *)take_bytes(me, n * sizeof *key);
    pack *choice = take_rows(me, 1, n);
    ring *letter[2] = {take_ring(me, n), take_ring(me, n)};

    rows_of(in[0], 0, 1, choice, n);
    transfer(me, t, P0, choice, key, n);
    transfer_pads(key, zero, 1, 0, out[0], n, 1);
    for (int v = 0; v < 2; v++)
        recv_from(me, P0, letter[v], n * sizeof(ring));
    for (size_t k = 0; k < n; k++)
        out[0][k] = mod_L(letter[in[0][k]][k] - out[0][k]);
}

static void run(struct party *me, ring *const in[], ring *const out[],
                size_t n) {
    struct transfers *t;

    if (!holds_shares(me))
        return;
    t = transfers_open(me);
    if (me->id == P0)
        send_letters(me, t, in, n);
    else
        open_letter(me, t, in, out, n);
    transfers_close(t);
}

static void simulate(struct sight *s, int id, const ring *in,
                     const ring *out) {
    ring pad, other;

    if (id == P2)
        return;
    pad = show_any(s, L);
    if (id == P0) {
        show_any(s, L);
        return;
    }
    other = toss(s->coins, L);
    show(s, in[0] == 0 ? mod_L(pad + out[0]) : other, L);
    show(s, in[0] == 1 ? mod_L(pad + out[0]) : other, L);
}

static const struct claim letters = {.ideal = &one_of_two,
                                     .pose = pose,
                                     .run = run,
                                     .simulate = simulate};

static void
one_letter_is_read_and_nothing_else_is_learnt(void **state) {
    (void)state;
    prove(&letters);
}

static void one_pad_for_both_letters_shows_the_other(void **state) {
    (void)state;
    fault = ONE_PAD;
    assert_false(is_private(&letters, P1));
    assert_true(no_simulator(&letters, P1));
    fault = NONE;
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(one_letter_is_read_and_nothing_else_is_learnt),
    cmocka_unit_test(one_pad_for_both_letters_shows_the_other),
};

RUN("one of two letters, proved", tests)
