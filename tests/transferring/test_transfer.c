/* Tangled from chapters/47-million-transfers.md; edit that file. */
/* Wants libsodium. */
#include "transfer.h"
#include "two.h"

enum { MOST = 4200 };

struct trial {
    int sender;
    size_t n;
    pack choice[MOST / 64 + 1];
    struct key key[2][MOST], delta;
    struct cost opened[2], cost[2];
};

static void run(struct party *me, void *arg) {
    struct trial *t = arg;
    struct transfers *of = transfers_open(me);
    uint64_t before = party_bytes(me);

    t->opened[me->id] = cost_of(me->id, me->depth, before);
    me->depth = 0;
    if (me->id == t->sender)
        t->delta = transfer_delta(of);
    transfer(me, of, t->sender, t->choice, t->key[me->id], t->n);
    t->cost[me->id] =
        cost_of(me->id, me->depth, party_bytes(me) - before);
    transfers_close(of);
}

/* q xor t, which is Delta where the choice is 1, and else nothing. */
static void assert_related(const struct trial *t) {
    for (size_t k = 0; k < t->n; k++)
        for (int i = 0; i < 2; i++)
            assert_number(bit_at(t->choice, k) * t->delta.word[i],
                          t->key[P0][k].word[i] ^ t->key[P1][k].word[i],
                          "word %d of key %zu of %zu", i, k, t->n);
}

static void every_row_is_related(void **state) {
    static const size_t n[] = {1, 63, 64, 65, 4095, 4096, 4161};

    (void)state;
    for (size_t i = 0; i < sizeof n / sizeof *n; i++) {
        struct trial t = {.sender = (int)i % 2, .n = n[i]};

        for (size_t k = 0; k < packs(n[i]); k++)
            t.choice[k] = UINT64_C(0x9e3779b97f4a7c15) * (k + 1);
        two_run(run, &t);
        assert_related(&t);
    }
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(every_row_is_related),
};

RUN("transfers", tests)
