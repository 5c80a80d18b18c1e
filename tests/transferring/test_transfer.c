/* Tangled from chapters/53-million-transfers.md; edit that file. */
/* Also in narrow rings. */
/* Wants libsodium. */
#include "transfer.h"
#include "two.h"
#include "wrapped.h"

static bool same(struct key a, struct key b) {
    return a.word[0] == b.word[0] && a.word[1] == b.word[1];
}

struct planting {
    struct key delta[2];
    struct seeds seeds[2];
    struct cost cost[2];
};

static void plant(struct party *me, void *arg) {
    struct planting *p = arg;

    seeds_agree(me, p->delta[me->id], &p->seeds[me->id]);
    p->cost[me->id] = cost_of(me->id, me->depth, party_bytes(me));
}

/* The number of the seed that a sender must not have. */
static size_t missing(const struct key *delta, size_t p) {
    return delta->word[p / 32] >> 2 * p % 64 & 3;
}

static void of_four_seeds_a_sender_has_all_but_one(void **state) {
    static struct planting t = {
        .delta = {{{0x123456789abcdef, 99}}, {{~0x1ull, 0x0f1e2d3c}}}};

    (void)state;
    two_run(plant, &t);
    for (int id = P0; id <= P1; id++)
        for (size_t p = 0; p < PAIRS; p++)
            for (size_t d = 0; d < 4; d++) {
                size_t number = missing(&t.delta[id], p) ^ d;
                struct key seed = t.seeds[1 - id].all[p][number];

                for (size_t i = 0; i < 3; i++)
                    assert_int_equal(
                        same(seed, t.seeds[id].known[p][i]),
                        d == i + 1);
            }
    assert_cost(seeds_cost(), cost_beside(t.cost[P0], t.cost[P1]));
}

__typeof__(swap_with) __real_swap_with, __wrap_swap_with;

/* The last message of this length that each got: the locks. */
static struct key locked[2][PAIRS][2];

void __wrap_swap_with(struct party *me, int peer, const void *out,
                      void *in, size_t bytes) {
    __real_swap_with(me, peer, out, in, bytes);
    if (bytes == sizeof locked[0])
        memcpy(locked[me->id], in, bytes);
}

/* Of the seeds that differ from it by 1, the sum would be enough. */
static void a_lock_without_its_key_does_not_open(void **state) {
    static struct planting t = {.delta = {{{1234, 99}}, {{5, 678}}}};

    (void)state;
    two_run(plant, &t);
    for (int id = P0; id <= P1; id++)
        for (size_t p = 0; p < PAIRS; p++) {
            size_t number = missing(&t.delta[id], p);
            struct key other = t.seeds[1 - id].all[p][number ^ 1];

            assert_true(same(other, t.seeds[id].known[p][0]));
            assert_false(
                same(t.seeds[1 - id].all[p][number],
                     key_xor(other, locked[id][p][number / 2])));
        }
}

enum { MOST = 4161, CALLS = 3 };

/* Some calls in one session; and what they were, at both. */
struct trial {
    int sender[CALLS];
    size_t n[2][CALLS]; /* what each believes; 0: no call */
    pack choice[MOST / 64 + 1];
    struct transfers *of[2]; /* closed by the test */
    struct key key[2][CALLS][MOST], delta[2];
    struct cost opened[2], cost[2];
};

static void run(struct party *me, void *arg) {
    struct trial *t = arg;
    int id = me->id;
    struct transfers *of = t->of[id] = transfers_open(me);
    uint64_t before = party_bytes(me);

    t->opened[id] = cost_of(id, me->depth, before);
    t->delta[id] = transfer_delta(of);
    me->depth = 0;
    for (size_t i = 0; i < CALLS; i++)
        transfer(me, of, t->sender[i], t->choice, t->key[id][i],
                 t->n[id][i]);
    t->cost[id] = cost_of(id, me->depth, party_bytes(me) - before);
}

static void close_both(struct trial *t) {
    transfers_close(t->of[P0]);
    transfers_close(t->of[P1]);
}

static void run_trial(struct trial *t) {
    for (size_t k = 0; k < sizeof t->choice / sizeof(pack); k++)
        t->choice[k] = UINT64_C(0x9e3779b97f4a7c15) * (k + 1);
    two_run(run, t);
    close_both(t);
}

/* q xor t, which is Delta where the choice is 1, and else nothing. */
static void assert_related(const struct trial *t, size_t call) {
    const struct key *delta = &t->delta[t->sender[call]];

    for (size_t k = 0; k < t->n[P0][call]; k++)
        for (int i = 0; i < 2; i++)
            assert_number(bit_at(t->choice, k) * delta->word[i],
                          t->key[P0][call][k].word[i] ^
                              t->key[P1][call][k].word[i],
                          "word %d of key %zu of %zu", i, k,
                          t->n[P0][call]);
}

static void every_key_is_related(void **state) {
    static const size_t n[][CALLS] = {
        {1, 63, 64}, {65, 4095, 0}, {4096, MOST, 127}};
    static struct trial t;

    (void)state;
    for (size_t i = 0; i < sizeof n / sizeof *n; i++) {
        t = (struct trial){.sender = {P0, P1, P0}};
        for (size_t call = 0; call < CALLS; call++)
            t.n[P0][call] = t.n[P1][call] = n[i][call];
        run_trial(&t);
        for (size_t call = 0; call < CALLS; call++)
            assert_related(&t, call);
    }
}

/* What P1 chooses twice is one round, as neither needs the other. */
static void costs_are_as_stated(void **state) {
    static struct trial t = {.sender = {P0, P0, P1},
                             .n = {{4161, 64, 1}, {4161, 64, 1}}};
    struct cost stated = {2, 0, 0};

    (void)state;
    run_trial(&t);
    for (size_t i = 0; i < CALLS; i++)
        stated.online += transfer_cost(t.n[P0][i]).online;
    assert_cost(transfers_open_cost(),
                cost_beside(t.opened[P0], t.opened[P1]));
    assert_cost(stated, cost_beside(t.cost[P0], t.cost[P1]));
}

static bool example;
static _Thread_local unsigned drawn; /* words, by this party */

__typeof__(seed_fresh) __real_seed_fresh, __wrap_seed_fresh;

/* The lowest two bits of Delta are 1 and 0. */
void __wrap_seed_fresh(struct seed *s) {
    __real_seed_fresh(s);
    if (example)
        s->byte[0] = (uint8_t)((s->byte[0] & ~3) | 1);
}

/* Bits as they are written in a table. */
static uint64_t row_from(const char *digits) {
    uint64_t bits = 0;

    for (size_t k = 0; digits[k]; k++)
        bits |= (uint64_t)(digits[k] == '1') << k;
    return bits;
}

/* The chooser draws from all four, the sender from those that differ
   from the missing one by 1, 2 and 3. */
void __wrap_draw_bits(struct stream *s, uint64_t *out, size_t n) {
    static const char *const stream[4] = {"011010", "110010", "001110",
                                          "101001"};
    static const unsigned known[3] = {0, 3, 2};

    __real_draw_bits(s, out, n);
    if (example && n == 64 && drawn < 4)
        out[0] = row_from(stream[drawn]);
    if (example && n == 64 && drawn >= 10 && drawn < 13)
        out[0] = row_from(stream[known[drawn - 10]]);
    drawn += n == 64;
}

static uint64_t correction; /* the first */

static void run_example(struct party *me, void *arg) {
    struct key(*key)[6] = arg;
    const pack choice = row_from("100110");
    struct transfers *of = transfers_open(me);

    drawn = me->id == P0 ? 10 : 0;
    transfer(me, of, P0, &choice, key[me->id], 6);
    transfers_close(of);
}

int __wrap_link_start(struct link *link, const struct parcel *parcel,
                      struct why *why) {
    if (example && parcel->out_bytes == transfer_cost(6).online)
        memcpy(&correction, parcel->out, sizeof correction);
    return __real_link_start(link, parcel, why);
}

static void the_worked_example_comes_out(void **state) {
    static const char *const t[2] = {"011011", "100111"};
    static const char *const q[2] = {"111101", "100111"};
    struct key key[2][6];

    (void)state;
    example = true;
    two_run(run_example, key);
    example = false;
    assert_number(row_from("101001"), correction & 63, "correction");
    for (size_t k = 0; k < 6; k++)
        for (size_t j = 0; j < 2; j++) {
            assert_number(q[j][k] - '0', key[P0][k].word[0] >> j & 1,
                          "q, row %zu, column %zu", k, j);
            assert_number(t[j][k] - '0', key[P1][k].word[0] >> j & 1,
                          "t, row %zu, column %zu", k, j);
        }
}

/* Twice the same choices in a session. */
static void nothing_comes_twice(void **state) {
    static struct trial t = {.sender = {P0, P0, P1},
                             .n = {{100, 100, 100}, {100, 100, 100}}};

    (void)state;
    run_trial(&t);
    for (int id = P0; id <= P1; id++)
        for (size_t i = 0; i < 300; i++)
            for (size_t j = 0; j < i; j++)
                assert_false(same(t.key[id][i / 100][i % 100],
                                  t.key[id][j / 100][j % 100]));
}

static void
each_session_and_each_sender_has_its_own_delta(void **state) {
    static struct trial t[2];
    struct key delta[5] = {{{0, 0}}};

    (void)state;
    for (size_t i = 0; i < 2; i++) {
        run_trial(&t[i]);
        delta[1 + i] = t[i].delta[P0];
        delta[3 + i] = t[i].delta[P1];
    }
    for (size_t i = 0; i < 5; i++)
        for (size_t j = 0; j < i; j++)
            assert_false(same(delta[i], delta[j]));
}

static void two_who_expect_different_numbers_notice(void **state) {
    static struct trial t = {.n = {{100}, {200}}};
    struct why why = {""};

    (void)state;
    assert_int_equal(two_try(run, &t, &why), -1);
    assert_non_null(strstr(why.text, "bytes"));
    close_both(&t);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(of_four_seeds_a_sender_has_all_but_one),
    cmocka_unit_test(a_lock_without_its_key_does_not_open),
    cmocka_unit_test(every_key_is_related),
    cmocka_unit_test(costs_are_as_stated),
    cmocka_unit_test(nothing_comes_twice),
    cmocka_unit_test(each_session_and_each_sender_has_its_own_delta),
    cmocka_unit_test(the_worked_example_comes_out),
    cmocka_unit_test(two_who_expect_different_numbers_notice),
};

RUN("transfers", tests)
