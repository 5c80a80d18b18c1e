/* Tangled from chapters/46-oblivious-transfer.md; edit that file. */
/* Wants libsodium. */
#include "base.h"
#include "two.h"

enum { N = 4 };

struct trial {
    struct key session[2]; /* what each believes it is */
    struct key chosen[2][N], pair[2][N][2];
    struct cost cost[2];
};

static const pack CHOICE[2] = {6, 9}; /* of P0 and P1, N bits */

static void transfer_both_ways(struct party *me, void *arg) {
    struct trial *t = arg;
    int id = me->id;

    base_transfers(me, &t->session[id], &CHOICE[id], t->chosen[id],
                   t->pair[id], N);
    t->cost[id] = cost_of(id, me->depth, party_bytes(me));
}

static bool same(struct key a, struct key b) {
    return a.word[0] == b.word[0] && a.word[1] == b.word[1];
}

static void the_chooser_gets_the_key_of_its_choice_alone(void **state) {
    struct trial t = {0};

    (void)state;
    two_run(transfer_both_ways, &t);
    for (int id = P0; id <= P1; id++)
        for (size_t i = 0; i < N; i++) {
            ring c = bit_at(&CHOICE[id], i);

            assert_true(same(t.chosen[id][i], t.pair[1 - id][i][c]));
            assert_false(same(t.chosen[id][i], t.pair[1 - id][i][!c]));
        }
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_chooser_gets_the_key_of_its_choice_alone),
};

RUN("base transfers", tests)
