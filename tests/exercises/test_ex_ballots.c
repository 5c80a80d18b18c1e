/* Tangled from chapters/20-secrecy.md; edit that file. */
#include "three.h"

void ex_ballots(struct party *me, const ring *x, ring *out, size_t n);

enum { PAIRS = 64 };

/* What P2 gets comes out as a share of its own. */
static void run_ballots(struct party *me, const struct three *t,
                        ring *const in[], ring *const out[]) {
    if (me->id == P2) {
        ex_ballots(me, NULL, out[0], t->n);
        send_to(me, P0, out[0], 2 * t->n * sizeof(ring));
        return;
    }
    ex_ballots(me, in[0], NULL, t->n);
    memset(out[0], 0, 2 * t->n * sizeof(ring));
    if (me->id == P0)
        recv_from(me, P2, out[0], 2 * t->n * sizeof(ring));
}

/* Pair k is 2k, 2k + 1; returns how many came the other way round. */
static size_t vote(void) {
    ring x[2 * PAIRS], out[2 * PAIRS];
    size_t swapped = 0;

    for (size_t k = 0; k < 2 * PAIRS; k++)
        x[k] = k;
    three_run(&(struct three){.protocol = run_ballots,
                              .n = PAIRS,
                              .in = {x},
                              .in_n = {2 * PAIRS},
                              .out = {out},
                              .out_n = {2 * PAIRS}});
    for (size_t k = 0; k < PAIRS; k++) {
        size_t first = out[2 * k] != 2 * k;

        assert_number(2 * k + first, out[2 * k], "vote %zu", 2 * k);
        assert_number(2 * k + !first, out[2 * k + 1], "vote %zu",
                      2 * k + 1);
        swapped += first;
    }
    return swapped;
}

static void both_votes_come_in_either_order(void **state) {
    size_t swapped = vote();

    (void)state;
    assert_number(1, swapped > 0, "is any pair swapped, of %d?", PAIRS);
    assert_number(1, swapped < PAIRS, "is any pair not, of %d?", PAIRS);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(both_votes_come_in_either_order),
};

RUN("exercise: in no order", tests)
