/* Tangled from chapters/59-paillier.md; edit that file. */
#include "he.h"
#include "played.h"
#include "real_key.h"
#include "three.h"

/* Wants GMP. */

enum { BITS = 256 };

struct run {
    struct played played;
    struct paillier *key;
    size_t bits;
    struct he part[OWNER];
    struct cost open[OWNER];
    bool differ; /* two packs that P1 has sent */
};

static void run_body(struct party *me, void *arg) {
    struct run *run = arg;
    struct played *h = &run->played;
    struct he *he = &run->part[me->id];
    float x[ROWS * COLUMNS];
    uint64_t before;

    if (me->id == OWNER)
        return;
    he_open(me, he, h->cut, me->id == P2 ? run->key : NULL, run->bits);
    run->open[me->id] = cost_of(me->id, me->depth, party_bytes(me));
    before = party_bytes(me);
    me->depth = 0;
    for (size_t k = 0; k < h->steps; k++) {
        own_columns(&h->cut, me->id, h->x[k], x);
        he_step(me, he, x, me->id == P0 ? h->labels[k] : NULL);
    }
    h->each[me->id] =
        cost_of(me->id, me->depth, party_bytes(me) - before);
    played_keep(h, me->id, &he->split);
}

static int run_steps(struct run *run, struct why *why) {
    int failed;

    played_fill(&run->played);
    failed = party_threads(run_body, run, why);
    for (int id = P0; id < OWNER; id++)
        he_close(&run->part[id]);
    run->played.cost = (struct cost){0, 0, 0};
    for (int id = P0; id < OWNER; id++)
        run->played.cost =
            cost_beside(run->played.cost, run->played.each[id]);
    return failed;
}

static void
encrypted_sums_are_those_of_shares_bit_for_bit(void **state) {
    struct run he = {.played = {.cut = cut_of(SUM), .steps = 3},
                     .key = key_from(SMALL_P, SMALL_Q),
                     .bits = BITS};
    struct played sum = {.cut = cut_of(SUM), .steps = 3};
    struct why why;

    (void)state;
    if (run_steps(&he, &why))
        fail_msg("%s", why.text);
    played_run(&sum);
    assert_ring_equal(sum.sums, he.played.sums, ROWS * HIDDEN);
    assert_memory_equal(sum.theta, he.played.theta, sizeof sum.theta);
    paillier_close(he.key);
}

static void a_step_under_encryption_costs_what_it_states(void **state) {
    struct run he = {.played = {.cut = cut_of(SUM), .steps = 2},
                     .key = key_from(SMALL_P, SMALL_Q),
                     .bits = BITS};
    struct cost open = {0, 0, 0};
    struct why why;

    (void)state;
    if (run_steps(&he, &why))
        fail_msg("%s", why.text);
    for (int id = P0; id < OWNER; id++)
        open = cost_beside(open, he.open[id]);
    assert_cost(he_open_cost(BITS), open);
    assert_cost(cost_times(he_step_cost(&he.played.cut, BITS), 2),
                he.played.cost);
    paillier_close(he.key);
}

static void a_key_of_2048_bits_adds_as_well(void **state) {
    struct run he = {.played = {.cut = cut_of(SUM), .steps = 1},
                     .key = real_key(),
                     .bits = 2048};
    struct played sum = {.cut = cut_of(SUM), .steps = 1};
    struct why why;

    (void)state;
    if (run_steps(&he, &why))
        fail_msg("%s", why.text);
    played_run(&sum);
    assert_ring_equal(sum.sums, he.played.sums, ROWS * HIDDEN);
    assert_cost(he_step_cost(&he.played.cut, 2048), he.played.cost);
    paillier_close(he.key);
}

/* P2 says the modulus of one key, and decrypts by another. */
static void mixed_body(struct party *me, void *arg) {
    struct run *run = arg;
    struct he *he = &run->part[me->id];
    ring own[5] = {1, 2, 3, 4, 5}, h1[5];

    if (me->id == OWNER)
        return;
    he_open(me, he, run->played.cut, me->id == P2 ? run->key : NULL,
            run->bits);
    if (me->id == P2) {
        he->key = key_from(OTHER_P, OTHER_Q);
        he->own = true;
    }
    he_sum(me, he, own, h1, 5);
}

static void a_wrong_key_is_named(void **state) {
    struct run he = {.played = {.cut = cut_of(SUM)},
                     .key = key_from(SMALL_P, SMALL_Q),
                     .bits = BITS};
    struct why why;

    (void)state;
    assert_int_equal(party_threads(mixed_body, &he, &why), -1);
    assert_non_null(strstr(why.text, "no sum that this key opens"));
    for (int id = P0; id < OWNER; id++)
        he_close(&he.part[id]);
    paillier_close(he.key);
}

/* P0 sends the same ciphertexts twice, and P1 adds the same numbers. */
static void resent_body(struct party *me, void *arg) {
    struct run *run = arg;
    struct he *he = &run->part[me->id];
    const ring own[5] = {1, 2, 3, 4, 5};
    size_t bytes = pack_bytes(BITS, 5);
    uint8_t *sent[2];

    if (me->id == OWNER)
        return;
    he_open(me, he, run->played.cut, me->id == P2 ? run->key : NULL,
            run->bits);
    for (int i = 0; i < 2; i++)
        sent[i] = take_bytes(me, bytes);
    if (me->id == P0)
        pack_encrypt(he->key, he->random, own, 5, sent[0]);
    for (int i = 0; i < 2; i++)
        if (me->id == P0)
            send_to(me, P1, sent[0], bytes);
        else if (me->id == P1)
            he_sum(me, he, own, NULL, 5);
        else
            recv_from(me, P1, sent[i], bytes);
    if (me->id == P2)
        run->differ = memcmp(sent[0], sent[1], bytes) != 0;
}

static void p1_adds_with_an_r_of_its_own(void **state) {
    struct run he = {.played = {.cut = cut_of(SUM)},
                     .key = key_from(SMALL_P, SMALL_Q),
                     .bits = BITS};
    struct why why;

    (void)state;
    if (party_threads(resent_body, &he, &why))
        fail_msg("%s", why.text);
    assert_true(he.differ);
    for (int id = P0; id < OWNER; id++)
        he_close(&he.part[id]);
    paillier_close(he.key);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(encrypted_sums_are_those_of_shares_bit_for_bit),
    cmocka_unit_test(a_step_under_encryption_costs_what_it_states),
    cmocka_unit_test(a_key_of_2048_bits_adds_as_well),
    cmocka_unit_test(a_wrong_key_is_named),
    cmocka_unit_test(p1_adds_with_an_r_of_its_own),
};

RUN("sums under encryption", tests)
