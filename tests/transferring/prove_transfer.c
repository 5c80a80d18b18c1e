/* Tangled from chapters/53-million-transfers.md; edit that file. */
#include "ideal_transfer.h"
#include "prove.h"

uint64_t ideal_pad_values(uint64_t tweak) {
    (void)tweak;
    return L;
}

/* P0 has two letters, P1 a choice and takes one. A letter is so many
   words: word i of letter v is value v * words + i. */
static void answer_one(const struct ideal *f, struct coins *c,
                       const struct values *in, struct values *out) {
    size_t words = f->outs[P1];

    (void)c;
    for (size_t i = 0; i < words; i++)
        out->of[P1][i] = in->of[P0][in->of[P1][0] * words + i];
}

static const struct ideal one_of_two = {
    .name = "one of two letters",
    .names = {"m0 m1", "c", ""},
    .ins = {2, 1, 0},
    .outs = {0, 1, 0},
    .answer = answer_one,
};

static const struct ideal one_of_two_long = {
    .name = "one of two letters of two words",
    .names = {"m0 m0' m1 m1'", "c", ""},
    .ins = {4, 1, 0},
    .outs = {0, 2, 0},
    .answer = answer_one,
};

static const struct key NO_FLIP;

static enum { NONE, ONE_PAD, PAD_TWICE } fault;

/* Pads for n keys, word by word, not key by key. */
static void pads_by_word(struct party *me, const struct key *key,
                         struct key flip, ring *pad, size_t n,
                         size_t words) {
    uint64_t *by_key = take_ring(me, n * words);

    transfer_pads(key, flip, 1, 0, by_key, n, words);
    for (size_t i = 0; i < words; i++)
        for (size_t k = 0; k < n; k++)
            pad[i * n + k] =
                by_key[k * words + (fault == PAD_TWICE ? 0 : i)];
}

static void send_letters(struct party *me, struct transfers *t,
                         ring *const in[], size_t n, size_t words) {
    struct key *q = (void *)take_bytes(me, n * sizeof *q);
    struct key flip[2] = {NO_FLIP, transfer_delta(t)};
    ring *pad = take_ring(me, n * words);

    transfer(me, t, P0, NULL, q, n);
    for (size_t v = 0; v < 2; v++) {
        pads_by_word(me, q, flip[fault == ONE_PAD ? 0 : v], pad, n,
                     words);
        for (size_t k = 0; k < n * words; k++)
            pad[k] = mod_L(pad[k] + in[v * words + k / n][k % n]);
        send_to(me, P1, pad, n * words * sizeof *pad);
    }
}

static void open_letter(struct party *me, struct transfers *t,
                        ring *const in[], ring *const out[], size_t n,
                        size_t words) {
    struct key *key = (void *)take_bytes(me, n * sizeof *key);
    pack *choice = take_rows(me, 1, n);
    ring *letter = take_ring(me, 2 * n * words);
    ring *pad = take_ring(me, n * words);

    rows_of(in[0], 0, 1, choice, n);
    transfer(me, t, P0, choice, key, n);
    pads_by_word(me, key, NO_FLIP, pad, n, words);
    for (size_t v = 0; v < 2; v++)
        recv_from(me, P0, letter + v * n * words,
                  n * words * sizeof(ring));
    for (size_t k = 0; k < n * words; k++)
        out[k / n][k % n] =
            mod_L(letter[in[0][k % n] * n * words + k] - pad[k]);
}

static void run_words(struct party *me, ring *const in[],
                      ring *const out[], size_t n, size_t words) {
    struct transfers *t;

    if (!holds_shares(me))
        return;
    t = transfers_open(me);
    if (me->id == P0)
        send_letters(me, t, in, n, words);
    else
        open_letter(me, t, in, out, n, words);
    transfers_close(t);
}

static void run(struct party *me, ring *const in[], ring *const out[],
                size_t n) {
    run_words(me, in, out, n, 1);
}

static void run_long(struct party *me, ring *const in[],
                     ring *const out[], size_t n) {
    run_words(me, in, out, n, 2);
}

/* P0 sees its pads. P1 sees its own, and two letters: the one that it
   takes under that pad, and one that could be anything. */
static void simulate_words(struct sight *s, int id, const ring *in,
                           const ring *out, size_t words) {
    ring pad[2];

    for (size_t i = 0; id == P0 && i < 2 * words; i++)
        show_any(s, L);
    for (size_t i = 0; id == P1 && i < words; i++)
        pad[i] = show_any(s, L);
    for (size_t v = 0; id == P1 && v < 2; v++)
        for (size_t i = 0; i < words; i++)
            if (v == in[0])
                show(s, mod_L(pad[i] + out[i]), L);
            else
                show_any(s, L);
}

static void simulate(struct sight *s, int id, const ring *in,
                     const ring *out) {
    simulate_words(s, id, in, out, 1);
}

static void simulate_long(struct sight *s, int id, const ring *in,
                          const ring *out) {
    simulate_words(s, id, in, out, 2);
}

static bool pose(uint64_t *k, struct values *in) {
    in->of[P0][0] = next_digit(k, L);
    in->of[P0][1] = next_digit(k, L);
    in->of[P1][0] = next_digit(k, 2);
    return true;
}

/* Some letters of two words. */
static bool pose_long(uint64_t *k, struct values *in) {
    ring odd = next_digit(k, 4);

    for (size_t v = 0; v < 4; v++)
        in->of[P0][v] = v == odd ? 2 : 1;
    in->of[P1][0] = next_digit(k, 2);
    return true;
}

static const struct claim letters = {.ideal = &one_of_two,
                                     .pose = pose,
                                     .run = run,
                                     .simulate = simulate};

static const struct claim long_letters = {.ideal = &one_of_two_long,
                                          .sample = pose_long,
                                          .run = run_long,
                                          .simulate = simulate_long};

static void
one_letter_is_read_and_nothing_else_is_learnt(void **state) {
    (void)state;
    prove(&letters);
    prove(&long_letters);
}

static void one_pad_for_both_letters_shows_the_other(void **state) {
    (void)state;
    fault = ONE_PAD;
    assert_true(no_simulator(&letters, P1));
    fault = NONE;
}

static void one_pad_for_two_words_shows_their_difference(void **state) {
    (void)state;
    fault = PAD_TWICE;
    assert_true(no_simulator(&long_letters, P1));
    fault = NONE;
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(one_letter_is_read_and_nothing_else_is_learnt),
    cmocka_unit_test(one_pad_for_both_letters_shows_the_other),
    cmocka_unit_test(one_pad_for_two_words_shows_their_difference),
};

RUN("one of two letters, proved", tests)
