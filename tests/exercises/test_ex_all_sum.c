/* Tangled from chapters/15-parties.md; edit that file. */
#include "check.h"
#include "party.h"

ring ex_all_sum(struct party *me, ring mine);

struct all {
    ring sum[OWNER];
    uint64_t bytes[OWNER], depth[OWNER];
};

static void add_all(struct party *me, void *arg) {
    struct all *all = arg;
    if (me->id == OWNER)
        return;
    all->sum[me->id] = ex_all_sum(me, (ring)(me->id + 1) * 100);
    all->bytes[me->id] = party_bytes(me);
    all->depth[me->id] = me->depth;
}

static struct all run(void) {
    struct all all;
    struct why why;
    if (party_threads(add_all, &all, &why))
        fail_msg("%s", why.text);
    return all;
}

static void everybody_learns_the_sum(void **state) {
    (void)state;
    struct all all = run();
    for (int i = P0; i < OWNER; i++)
        assert_number(600, all.sum[i], "P%d's sum of 100, 200, 300", i);
}

static void it_takes_six_messages_in_one_round(void **state) {
    (void)state;
    struct all all = run();
    for (int i = P0; i < OWNER; i++) {
        assert_number(16, all.bytes[i], "bytes that P%d sends", i);
        assert_number(1, all.depth[i], "rounds of P%d", i);
    }
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(everybody_learns_the_sum),
    cmocka_unit_test(it_takes_six_messages_in_one_round),
};

RUN("exercise: everybody learns the sum", tests)
