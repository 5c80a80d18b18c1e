/* Tangled from chapters/54-transferred-masks.md; edit that file. */
#include "pair_coins.h"
#include "pair_proof.h"
#include "pair_word.h"

/* A simulator's view of P0, the sender, who asks for both pads of a
   transfer; the first is the one. */
static ring show_pads(struct sight *s, int bits) {
    ring pad = show_any(s, UINT64_C(1) << bits);

    show_any(s, UINT64_C(1) << bits);
    return pad;
}

static bool pose_halves(uint64_t *k, struct values *in) {
    in->of[P0][0] = next_digit(k, L);
    in->of[P1][0] = next_digit(k, L);
    return true;
}

/* shape: from, count. */
static void answer_number(const struct ideal *f, struct coins *c,
                          const struct values *in, struct values *out) {
    ring r = in->of[P0][0] ^ in->of[P1][0];
    ring number = r >> f->shape[0] & ((1u << f->shape[1]) - 1);

    ideal_share(c, number, &out->of[P0][0], &out->of[P1][0]);
}

static void find_number(struct party *me, ring *const in[],
                        ring *const out[], size_t n) {
    rows_come = 0;
    number_of_bits(me, notes_of(me, in[0], n), FOR_MASKS, now.from,
                   now.count, out[0], n);
}

static void run_number(struct party *me, ring *const in[],
                       ring *const out[], size_t n) {
    with_pair(me, find_number, in, out, n);
}

static ring power(int bits) {
    return (ring)1 << bits;
}

/* P0's share is the sum of all a_j - w_j, times 2^j, so that its pads
   can be any with that sum: the first is what is left. */
static void simulate_offering(struct sight *s, const ring *in,
                              const ring *out) {
    ring pad[ELL], left = 0;

    for (int j = 0; j < now.count; j++) {
        ring a = in[0] >> (now.from + j) & 1;

        pad[j] = j > 0 ? toss(s->coins, power(ELL - j)) : 0;
        left += (a - pad[j]) << j;
    }
    pad[0] = mod_L(left - out[0]);
    for (int j = 0; j < now.count; j++) {
        show(s, pad[j], power(ELL - j));
        show_any(s, power(ELL - j));
    }
}

/* The corrections are any; where the choice is 0 the pad is the share,
   else it is the share less the correction. */
static void simulate_taking(struct sight *s, const ring *in,
                            const ring *out) {
    ring packed[ELL] = {0}, correction[ELL], share, left = 0;
    ring pad[ELL];

    for (int j = 0; j < now.count; j++) {
        int w = j <= ELL / 2 ? j : ELL - j;

        correction[j] = toss(s->coins, power(ELL - j));
        packed[w] |= correction[j] << (j <= ELL / 2 ? 0 : j);
        share = j > 0 ? toss(s->coins, power(ELL - j)) : 0;
        left += share << j;
        share = j > 0 ? share : 0;
        pad[j] = share;
    }
    pad[0] = mod_L(out[0] - left);
    for (size_t w = 0; w < number_words(now.count); w++)
        show(s, packed[w], L);
    for (int j = 0; j < now.count; j++) {
        ring b = in[0] >> (now.from + j) & 1;

        show(s, (pad[j] - b * correction[j]) & (power(ELL - j) - 1),
             power(ELL - j));
    }
}

static void simulate_number(struct sight *s, int id, const ring *in,
                            const ring *out) {
    if (id == P0)
        simulate_offering(s, in, out);
    else if (id == P1)
        simulate_taking(s, in, out);
}

static void numbers_of_bits_show_nothing(void **state) {
    (void)state;
    for (now.from = 0; now.from < ELL; now.from++)
        for (now.count = 1; now.from + now.count <= ELL; now.count++) {
            const struct ideal ideal = {
                .name = "number of bits",
                .names = {"a", "b", ""},
                .ins = {1, 1, 0},
                .outs = {1, 1, 0},
                .shape = {(size_t)now.from, (size_t)now.count},
                .answer = answer_number};

            prove(&(struct claim){.ideal = &ideal,
                                  .pose = pose_halves,
                                  .run = run_number,
                                  .simulate = simulate_number});
        }
}

/* Of two bits, where a ring element is as long as the table. */
static void tables_show_nothing(void **state) {
    (void)state;
    for (int b = 1; b <= 2 && (1 << b) - 1 <= ELL; b++)
        prove_table_of(b);
}

/* Halves of a coin, and shares of a number. */
static bool pose_coin(uint64_t *k, struct values *in) {
    for (int id = P0; id <= P1; id++) {
        in->of[id][0] = next_digit(k, 2);
        in->of[id][1] = next_digit(k, L);
    }
    return true;
}

static pack *coin_of(struct party *me, const ring *in, size_t n) {
    pack *coin = take_rows(me, 1, n);

    rows_of(in, 0, 1, coin, n);
    return coin;
}

static void answer_coin(const struct ideal *f, struct coins *c,
                        const struct values *in, struct values *out) {
    (void)f;
    ideal_share(c, in->of[P0][0] ^ in->of[P1][0], &out->of[P0][0],
                &out->of[P1][0]);
}

static void find_coin(struct party *me, ring *const in[],
                      ring *const out[], size_t n) {
    rows_come = 0;
    pair_coins(me, coin_of(me, in[0], n), out[0], n);
}

static void run_coin(struct party *me, ring *const in[],
                     ring *const out[], size_t n) {
    with_pair(me, find_coin, in, out, n);
}

static void simulate_coin(struct sight *s, int id, const ring *in,
                          const ring *out) {
    ring correction;

    if (id == P0) {
        show(s, mod_L(in[0] - out[0]), L);
        show_any(s, L);
    } else if (id == P1) {
        correction = show_any(s, L);
        show(s, mod_L(out[0] - in[0] * correction), L);
    }
}

static bool pose_bits(uint64_t *k, struct values *in) {
    for (int id = P0; id <= P1; id++)
        in->of[id][0] = next_digit(k, 2);
    return true;
}

static const struct ideal ideal_coin = {
    .name = "coin as a number",
    .names = {"a", "b", ""},
    .ins = {1, 1, 0},
    .outs = {1, 1, 0},
    .answer = answer_coin,
};

static void coins_show_nothing(void **state) {
    (void)state;
    prove(&(struct claim){.ideal = &ideal_coin,
                          .pose = pose_bits,
                          .run = run_coin,
                          .simulate = simulate_coin});
}

static void answer_chosen(const struct ideal *f, struct coins *c,
                          const struct values *in, struct values *out) {
    ring coin = in->of[P0][0] ^ in->of[P1][0];

    (void)f;
    ideal_share(c, coin * mod_L(in->of[P0][1] + in->of[P1][1]),
                &out->of[P0][0], &out->of[P1][0]);
}

static void find_chosen(struct party *me, ring *const in[],
                        ring *const out[], size_t n) {
    rows_come = 0;
    pair_chosen(me, coin_of(me, in[0], n), in[1], out[0], n);
}

static void run_chosen(struct party *me, ring *const in[],
                       ring *const out[], size_t n) {
    with_pair(me, find_chosen, in, out, n);
}

/* Both pads as the sender, the other's correction, and the pad as the
   chooser: the last is what makes the share come out. */
static void simulate_chosen(struct sight *s, int id, const ring *in,
                            const ring *out) {
    ring first, correction;

    if (id == P2)
        return;
    first = show_pads(s, ELL);
    correction = show_any(s, L);
    show(s, mod_L(out[0] - in[0] * in[1] + first - in[0] * correction),
         L);
}

static const struct ideal ideal_chosen = {
    .name = "coin times a number",
    .names = {"a x", "b x", ""},
    .ins = {2, 2, 0},
    .outs = {1, 1, 0},
    .answer = answer_chosen,
};

static void chosen_numbers_show_nothing(void **state) {
    (void)state;
    prove(&(struct claim){.ideal = &ideal_chosen,
                          .pose = pose_coin,
                          .run = run_chosen,
                          .simulate = simulate_chosen});
}

/* A gate of two digits: masks p1, p0, g0, of which the products p1 p0
   and p1 g0 are wanted. */
static const struct gate GATE = {2, true, true};

static bool pose_masks(uint64_t *k, struct values *in) {
    for (int id = P0; id <= P1; id++)
        for (size_t m = 0; m < 3; m++)
            in->of[id][m] = next_digit(k, 2);
    return true;
}

static void answer_word(const struct ideal *f, struct coins *c,
                        const struct values *in, struct values *out) {
    const ring *a = in->of[P0], *b = in->of[P1];

    (void)f;
    for (size_t m = 0; m < 2; m++)
        ideal_share_bit(c, (a[0] ^ b[0]) & (a[m + 1] ^ b[m + 1]),
                        &out->of[P0][m], &out->of[P1][m]);
}

static void find_word(struct party *me, ring *const in[],
                      ring *const out[], size_t n) {
    pack *word = take_rows(me, gate_rows(GATE), n);

    rows_come = n;
    memset(word, me->id == P0 ? 0xff : 0, packs(n) * sizeof *word);
    for (size_t m = 0; m < 3; m++)
        rows_of(in[m], 0, 1, word + gate_mask_row(GATE, m) * packs(n),
                n);
    pair_word(me, &GATE, word, n);
    for (size_t m = 0; m < 2; m++)
        for (size_t k = 0; k < n; k++)
            out[m][k] = bit_at(
                word + (gate_mask_row(GATE, m + 1) + 1) * packs(n), k);
}

static void run_word(struct party *me, ring *const in[],
                     ring *const out[], size_t n) {
    with_pair(me, find_word, in, out, n);
}

/* Three transfers, with p1, p0 and g0. To the first belong both
   products, to the others one each. A product's share is the own one
   and a bit of two of them; that of the first is what is left. */
static void simulate_word(struct sight *s, int id, const ring *in,
                          const ring *out) {
    ring mine[2], bit[2], left = 0, correction;

    if (id == P2)
        return;
    for (size_t m = 0; m < 2; m++) {
        bit[m] = toss(s->coins, 2);
        mine[m] = out[m] ^ (in[0] & in[m + 1]) ^ bit[m];
        left |= mine[m] << m;
    }
    if (id == P0) {
        show(s, left, 4);
        show_any(s, 4);
        for (size_t m = 0; m < 2; m++) {
            show(s, bit[m], 2);
            show_any(s, 2);
        }
        return;
    }
    correction = show_any(s, 2);
    correction |= show_any(s, 2) << 1;
    show(s, left ^ (in[0] * correction), 4);
    for (size_t m = 0; m < 2; m++) {
        correction = show_any(s, 2);
        show(s, bit[m] ^ (in[m + 1] & correction), 2);
    }
}

static const struct ideal ideal_word = {
    .name = "word of a gate",
    .names = {"p1 p0 g0", "p1 p0 g0", ""},
    .ins = {3, 3, 0},
    .outs = {2, 2, 0},
    .answer = answer_word,
};

static void words_show_nothing(void **state) {
    (void)state;
    prove(&(struct claim){.ideal = &ideal_word,
                          .pose = pose_masks,
                          .run = run_word,
                          .simulate = simulate_word});
}

static void a_bit_of_a_pad_hides_one_row_of_a_word(void **state) {
    (void)state;
    fault = ONE_BIT;
    assert_true(read_by_p1(&ideal_word, pose_masks, run_word));
    fault = NONE;
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(numbers_of_bits_show_nothing),
    cmocka_unit_test(tables_show_nothing),
    cmocka_unit_test(coins_show_nothing),
    cmocka_unit_test(chosen_numbers_show_nothing),
    cmocka_unit_test(words_show_nothing),
    cmocka_unit_test(a_bit_of_a_pad_hides_one_row_of_a_word),
};

RUN("masks by transfer, proved", tests)
