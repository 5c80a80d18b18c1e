/* Tangled from chapters/27-gates.md; edit that file. */
#include "gate.h"
#include "lanes.h"
#include "network.h"
#include "wrap_rows.h"

/* The masks of case k are the lowest bits of k. */
static bool masks_are_forced;

__typeof__(mask_rows) __real_mask_rows, __wrap_mask_rows;

void __wrap_mask_rows(struct party *me, pack *out, size_t rows,
                      size_t n) {
    size_t mark = arena_mark(me), words = rows * packs(n);
    struct splitmix random = {7};
    ring *k = take_ring(me, n);
    pack *mask = take_rows(me, rows, n);
    __real_mask_rows(me, out, rows, n);
    for (size_t i = 0; i < n; i++)
        k[i] = i;
    rows_of(k, 0, (int)rows, mask, n);
    for (size_t w = 0; masks_are_forced && w < words; w++) {
        pack half = splitmix_next(&random);
        out[w] = me->id == P0   ? half
                 : me->id == P1 ? half ^ mask[w]
                                : mask[w];
    }
    arena_release(me, mark);
}

enum { DIGITS = 4, KINDS = 9 };

/* All kinds: 2 to 4 digits; equal, above or both. */
static struct gate kind(size_t i) {
    return (struct gate){2 + i / 3, i % 3 != 1, i % 3 != 0};
}

static void supply(struct party *me, const struct three *t,
                   ring *const in[], ring *const out[]) {
    const struct gate *g = t->arg;
    pack *word = take_rows(me, gate_rows(*g), t->n);
    (void)in;
    supply_word(me, *g, word, t->n);
    bits_of_rows(word, out[0], gate_rows(*g), t->n);
}

/* The rows of a word as sets of masks, bit m for mask m. */
static size_t list_sets(struct gate g, unsigned set[30]) {
    size_t rows = (size_t)1 << (g.fan - 1), count = rows;
    unsigned mask = (unsigned)rows;
    for (unsigned s = 0; s < rows; s++)
        set[s] = s;
    if (g.equal) {
        for (unsigned s = 0; s < rows; s++)
            set[count++] = mask | s;
        mask *= 2;
    }
    for (; g.above && rows > 1; rows /= 2, mask *= 2)
        for (unsigned s = 0; s < rows; s++)
            set[count++] = mask | s;
    return count;
}

static void a_word_has_the_products_that_its_header_says(void **state) {
    (void)state;
    static ring out[30 * 128];
    unsigned set[30];
    masks_are_forced = true;
    for (size_t i = 0; i < KINDS; i++) {
        struct gate g = kind(i);
        size_t n = (size_t)1 << gate_masks(g), rows = gate_rows(g);
        struct three t = {.protocol = supply,
                          .n = n,
                          .arg = &g,
                          .out = {out},
                          .out_n = {rows * n}};
        three_run(&t);
        assert_int_equal(list_sets(g, set), rows);
        for (size_t at = 0; at < rows * n; at++)
            assert_true((out[at] & 1) ==
                        ((at % n & set[at / n]) == set[at / n]));
        assert_int_equal(t.cost.dealt, supply_word_cost(g, n).dealt);
    }
    masks_are_forced = false;
}

static const struct gate EXAMPLE = {2, false, true};

/* Shares of the word's four rows, and of e1, a0 and a1. */
static const pack word_of[2][4] = {{1, 1, 1, 1}, {0, 1, 1, 1}};
static const pack bits_at[2][3] = {{1, 0, 1}, {0, 1, 1}};
static bool word_is_given;

__typeof__(supply_word) __real_supply_word, __wrap_supply_word;

void __wrap_supply_word(struct party *me, struct gate g, pack *word,
                        size_t n) {
    if (!word_is_given)
        __real_supply_word(me, g, word, n);
    else if (holds_shares(me))
        memcpy(word, word_of[me->id], sizeof word_of[me->id]);
}

static void run_example(struct party *me, const struct three *t,
                        ring *const in[], ring *const out[]) {
    const pack *bit = bits_at[me->id == P1];
    pack found = 0;
    (void)t, (void)in;
    gates(me,
          &(struct gate_job){.gate = EXAMPLE,
                             .in = {{NULL, bit}, {bit + 1, bit + 2}},
                             .above = &found},
          1, 1);
    out[0][me->id == P1] = found & 1;
    out[0][me->id == P0] = 0;
}

static void the_worked_example_holds(void **state) {
    (void)state;
    const pack *const *w = (const pack *[]){word_of[0], word_of[1]};
    ring found[2];
    struct three t = {
        .protocol = run_example, .n = 1, .out = {found}, .out_n = {2}};
    pack o = 0, q = 0, a0 = 0;
    for (int j = 0; j < 2; j++) {
        o ^= bits_at[j][0] ^ w[j][1];
        q ^= bits_at[j][1] ^ w[j][2];
    }
    assert_int_equal(o, 1);
    assert_int_equal(q, 1);
    for (int j = 0; j < 2; j++) {
        a0 = (q & w[j][0]) ^ w[j][2];
        assert_int_equal(a0, j);
        assert_int_equal((q & w[j][1]) ^ w[j][3], 0);
    }
    word_is_given = true;
    three_run(&t);
    word_is_given = false;
    assert_int_equal(found[P0], 1);
    assert_int_equal(found[P1], 0);
}

/* Inputs `equal` from row 0 on, `above` from row DIGITS on. */
static void run_gate(struct party *me, const struct three *t,
                     ring *const in[], ring *const out[]) {
    const struct gate *g = t->arg;
    size_t words = packs(t->n);
    pack *row = rows_of_bits(me, in[0], 2 * DIGITS, t->n);
    pack *found = take_rows(me, 2, t->n);
    struct gate_job job = {.gate = *g,
                           .equal = g->equal ? found : NULL,
                           .above = g->above ? found + words : NULL};
    open_rows(me, found, found, 1, t->n);
    for (size_t i = 0; i < DIGITS; i++) {
        job.in.equal[i] = row + i * words;
        job.in.above[i] = row + (DIGITS + i) * words;
    }
    gates(me, &job, 1, t->n);
    bits_of_rows(found, out[0], 2, t->n);
}

struct answer {
    bool equal, above;
};

/* Of bits for case k, from the highest digit down. */
static struct answer plain(const ring *bit, size_t fan, size_t k,
                           size_t n) {
    struct answer a = {true, false};
    for (size_t i = fan; i-- > 0;) {
        a.above ^= a.equal && bit[(DIGITS + i) * n + k];
        a.equal = a.equal && bit[i * n + k];
    }
    return a;
}

static void assert_gate(struct gate g, const ring *bit, size_t n) {
    static ring found[2 << 15];
    struct three t = {.protocol = run_gate,
                      .n = n,
                      .arg = &g,
                      .in = {bit},
                      .in_n = {2 * DIGITS * n},
                      .out = {found},
                      .out_n = {2 * n}};
    three_run(&t);
    for (size_t k = 0; k < n; k++) {
        struct answer want = plain(bit, g.fan, k, n);
        if (g.equal)
            assert_true((found[k] & 1) == want.equal);
        if (g.above)
            assert_true((found[n + k] & 1) == want.above);
    }
    assert_cost(cost_then(open_rows_cost(1, n), gate_cost(g, n)),
                t.cost);
}

static void gates_are_right_for_all_masks_and_inputs(void **state) {
    (void)state;
    static ring bit[2 * DIGITS << 15];
    masks_are_forced = true;
    for (size_t i = 0; i < KINDS; i++) {
        struct gate g = kind(i);
        size_t masks = gate_masks(g), n = (size_t)1 << (masks + 8);
        for (size_t at = 0; at < 2 * DIGITS * n; at++)
            bit[at] = at % n >> (masks + at / n) & 1;
        assert_gate(g, bit, n);
    }
    masks_are_forced = false;
}

static void gates_are_right_at_any_length(void **state) {
    (void)state;
    const size_t length[] = {1, 63, 64, 65, 130};
    ring bit[2 * DIGITS * 130];
    struct splitmix random = {3};
    for (size_t at = 0; at < 2 * DIGITS * 130; at++)
        bit[at] = splitmix_next(&random) & 1;
    for (size_t l = 0; l < sizeof length / sizeof *length; l++)
        for (size_t i = 0; i < KINDS; i++)
            assert_gate(kind(i), bit, length[l]);
}

/* A gate of all digits for `equal`, and one of two for `above`. */
static void run_lanes(struct party *me, const struct three *t,
                      ring *const in[], ring *const out[]) {
    size_t words = packs(t->n);
    pack *row = take_rows(me, 2 * DIGITS, t->n);
    pack *found = take_rows(me, 3, t->n);
    struct gate_job job[2] = {
        {{DIGITS, true, true}, {{NULL}, {NULL}}, found, found + words},
        {{2, false, true}, {{NULL}, {NULL}}, NULL, found + 2 * words}};
    rows_of(in[0], 0, 2 * DIGITS, row, t->n);
    for (size_t i = 0; i < 2 * DIGITS; i++) {
        job[i / DIGITS].in.equal[i % DIGITS] = row + i * words;
        job[i / DIGITS].in.above[i % DIGITS] = row + i * words;
    }
    job[0].in.above[1] = row + 6 * words;
    gates(me, job, 2, t->n);
    for (size_t k = 0; holds_shares(me) && k < t->n; k++)
        for (size_t i = 0; i < 3; i++)
            out[0][k] |= bit_at(found + i * words, k) << i;
}

static void gates_stay_in_their_lanes(void **state) {
    const struct lanes bits = lanes_of_elements(run_lanes, 1, 1);
    const struct lanes words = lanes_of_blocks(run_lanes, 1, 1);
    (void)state;

    lanes_apart(&bits);
    lanes_apart(&words);
    lanes_full(&bits);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_word_has_the_products_that_its_header_says),
    cmocka_unit_test(the_worked_example_holds),
    cmocka_unit_test(gates_are_right_for_all_masks_and_inputs),
    cmocka_unit_test(gates_are_right_at_any_length),
    cmocka_unit_test(gates_stay_in_their_lanes),
};

RUN("gates", tests)
