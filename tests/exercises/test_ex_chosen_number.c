/* Tangled from chapters/53-million-transfers.md; edit that file. */
/* Wants libsodium. */
#include "transfer.h"
#include "two.h"

void ex_product(struct party *me, struct transfers *t, const ring *mine,
                ring *out, size_t n);

enum { N = 70 };

struct trial {
    struct transfers *of[2];
    ring mine[2][N], out[2][N];
    struct cost cost[2];
};

static void multiply_all(struct party *me, void *arg) {
    struct trial *t = arg;
    int id = me->id;
    struct transfers *of = t->of[id] = transfers_open(me);
    uint64_t before = party_bytes(me);

    me->depth = 0;
    ex_product(me, of, t->mine[id], t->out[id], N);
    t->cost[id] = cost_of(id, me->depth, party_bytes(me) - before);
}

static void shares_add_up_to_the_product(void **state) {
    static struct trial t;

    (void)state;
    for (size_t k = 0; k < N; k++) {
        t.mine[P0][k] = (k - 3) * UINT64_C(0x123456789abcdef);
        t.mine[P1][k] = k % 3 != 0;
    }
    two_run(multiply_all, &t);
    transfers_close(t.of[P0]);
    transfers_close(t.of[P1]);
    for (size_t k = 0; k < N; k++)
        assert_number(t.mine[P0][k] * t.mine[P1][k],
                      t.out[P0][k] + t.out[P1][k], "%lld times bit %d",
                      (long long)t.mine[P0][k], (int)t.mine[P1][k]);
    assert_cost(cost_then(transfer_cost(N), (struct cost){1, 8 * N, 0}),
                cost_beside(t.cost[P0], t.cost[P1]));
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(shares_add_up_to_the_product),
};

RUN("exercise: a number times a bit", tests)
