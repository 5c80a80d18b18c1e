/* Tangled from chapters/56-two-parties.md; edit that file. */
#include "idx.h"
#include "lanes.h"
#include "pair_product.h"
#include "pair_runs.h"
#include "relu.h"
#include "securenet.h"
#include "wrap_rows.h"

#include <string.h>

static struct key seed_of(int chooser, size_t pair, uint64_t number) {
    return (struct key){{4 * pair + number, (uint64_t)chooser}};
}

__typeof__(seeds_agree) __wrap_seeds_agree;
__typeof__(seed_fresh) __wrap_seed_fresh;

void __wrap_seeds_agree(struct party *me, struct key delta,
                        struct seeds *out) {
    for (size_t p = 0; p < PAIRS; p++) {
        uint64_t lacks = bit_at(delta.word, 2 * p) +
                         2 * bit_at(delta.word, 2 * p + 1);

        for (uint64_t x = 0; x < 4; x++)
            out->all[p][x] = seed_of(me->id, p, x);
        for (uint64_t d = 1; d < 4; d++)
            out->known[p][d - 1] = seed_of(other(me), p, lacks ^ d);
    }
}

void __wrap_seed_fresh(struct seed *s) {
    memset(s, 0x5b, sizeof *s); /* the same Delta in every run */
}

__typeof__(transfer) __real_transfer, __wrap_transfer;

static _Thread_local size_t lanes_wide; /* elements of all lanes */

void __wrap_transfer(struct party *me, struct transfers *t, int sender,
                     const pack *choice, struct key *key, size_t n) {
    size_t before = row_bits[me->id];

    row_bits[me->id] = lanes_wide;
    __real_transfer(me, t, sender, choice, key, n);
    row_bits[me->id] = before;
}

static void tables_in_rows(struct party *me, struct masks r, int m,
                           pack *table, size_t n) {
    row_bits[me->id] = n;
    pair_tables(me, r, m, table, n);
    row_bits[me->id] = 0;
}

static void word_in_rows(struct party *me, const struct gate *g,
                         pack *word, size_t n) {
    row_bits[me->id] = n;
    pair_word(me, g, word, n);
    row_bits[me->id] = 0;
}

static _Thread_local struct pair session;

/* P0 and P1 run this body by themselves, once or twice. */
static void as_a_pair(struct party *me, const struct three *t,
                      ring *const in[], ring *const out[], size_t wide,
                      three_protocol *body) {
    struct maker maker = maker_of(&session);
    bool first = !session.transfers;

    if (!holds_shares(me))
        return;
    if (first)
        session.transfers = transfers_open(me);
    lanes_wide = wide;
    maker.products = pair_products;
    maker.linear = pair_linear;
    maker.word = word_in_rows;
    maker.tables = tables_in_rows;
    me->maker = &maker;
    body(me, t, in, out);
    me->maker = NULL;
    if (!first)
        transfers_close(session.transfers);
}

static void multiply_and_relu(struct party *me, const struct three *t,
                              ring *const in[], ring *const out[]) {
    multiply(me, in[0], in[1], out[0], t->n);
    relu(me, in[0], out[1], take_flags(me, t->n), t->n, WHOLE_RING);
}

static void run_by_two(struct party *me, const struct three *t,
                       ring *const in[], ring *const out[]) {
    as_a_pair(me, t, in, out, t->n, multiply_and_relu);
}

static struct lanes two_lanes(void) {
    const struct layout vector = {{{128, 64}}};

    return (struct lanes){.count = 2,
                          .block = 64,
                          .run = run_by_two,
                          .in = {vector, vector},
                          .out = {vector, vector},
                          .inside = {vector}};
}

static void products_and_signs_stay_in_their_lanes(void **state) {
    struct lanes claim = two_lanes();

    (void)state;
    lanes_apart(&claim);
}

enum { BATCH = 2, IN = 3, THETA = 3 * 2 + 2 + 2 * 10 + 10 };

static const struct network little = {"little",
                                      3,
                                      {{DENSE, IN, 2, WHOLE},
                                       {RELU, 2, 2, WHOLE},
                                       {DENSE, 2, CLASSES, WHOLE}}};

/* theta, images and labels; theta after a step. */
static void one_step(struct party *me, const struct three *t,
                     ring *const in[], ring *const out[]) {
    struct recipe r = {&little,      BATCH,   scale_of(16, COIN),
                       {.shift = 5}, SOFTMAX, NULL};
    struct securenet s = securenet_open(me, r);
    struct masked x = {in[1], NULL, BATCH, IN};

    (void)t;
    memcpy(s.theta, in[0], THETA * sizeof(ring));
    securenet_step(me, &s, x, in[2]);
    memcpy(out[0], s.theta, THETA * sizeof(ring));
}

static void step_by_two(struct party *me, const struct three *t,
                        ring *const in[], ring *const out[]) {
    as_a_pair(me, t, in, out, 0, one_step);
}

static void a_step_by_two_keeps_nothing_for_the_next(void **state) {
    const struct layout theta = {{{THETA, 0}}};
    const struct layout x = {{{BATCH * IN, 0}}};
    const struct layout y = {{{BATCH * CLASSES, 0}}};

    (void)state;
    lanes_apart(&(struct lanes){.count = 1,
                                .block = 64,
                                .run = step_by_two,
                                .in = {theta, x, y},
                                .out = {theta},
                                .rest_is_common = true});
}

static bool one_key;

__typeof__(transfer_pads) __real_transfer_pads, __wrap_transfer_pads;

void __wrap_transfer_pads(const struct key *key, struct key flip,
                          uint64_t tweak, uint64_t first, uint64_t *out,
                          size_t n, size_t words) {
    __real_transfer_pads(key, flip, tweak, first, out, n, words);
    if (one_key && n > 64)
        __real_transfer_pads(key, flip, tweak, first + 64,
                             out + 64 * words, 1, words);
}

static void a_key_for_two_lanes_is_seen(void **state) {
    struct lanes claim = two_lanes();

    (void)state;
    one_key = true;
    assert_true(lanes_meet(&claim));
    one_key = false;
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(products_and_signs_stay_in_their_lanes),
    cmocka_unit_test(a_step_by_two_keeps_nothing_for_the_next),
    cmocka_unit_test(a_key_for_two_lanes_is_seen),
};

RUN("lanes of two parties", tests)
