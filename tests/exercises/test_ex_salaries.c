/* Tangled from chapters/15-parties.md; edit that file. */
#include "check.h"
#include "party.h"

void ex_salaries(struct party *me, ring mine, ring *sum);

struct salaries {
    ring have[OWNER], sum, seen[OWNER];
    uint64_t bytes[OWNER];
};

static void add_them(struct party *me, void *arg) {
    struct salaries *s = arg;
    ring nobody = 0;
    if (me->id == OWNER) {
        ex_salaries(me, 0, &s->sum);
    } else {
        ex_salaries(me, s->have[me->id], &nobody);
        s->bytes[me->id] = party_bytes(me);
    }
}

static void look_at_them(struct party *me, void *arg) {
    struct salaries *s = arg;
    ring nobody = 0;
    for (int i = P0; me->id == OWNER && i < OWNER; i++)
        recv_from(me, i, &s->seen[i], sizeof s->seen[i]);
    if (me->id != OWNER)
        ex_salaries(me, s->have[me->id], &nobody);
}

static void run(party_body *body, struct salaries *s) {
    struct why why;
    if (party_threads(body, s, &why))
        fail_msg("%s", why.text);
}

static void the_owner_learns_the_sum(void **state) {
    (void)state;
    struct salaries s = {.have = {20, 22, RING_MAX}};
    run(add_them, &s);
    assert_number(41, s.sum, "20 + 22 - 1");
}

static void the_parties_need_not_talk(void **state) {
    (void)state;
    struct salaries s = {.have = {1, 2, 3}};
    run(add_them, &s);
    assert_number(6, s.sum, "1 + 2 + 3");
    for (int i = P0; i < OWNER; i++)
        assert_number(0, s.bytes[i],
                      "bytes that P%d sends to other parties", i);
}

/* No sum of one or two messages may be that of the numbers. */
static void the_owner_learns_nothing_else(void **state) {
    (void)state;
    struct salaries s = {.have = {20, 22, 24}};
    run(look_at_them, &s);
    for (int subset = 1; subset < 7; subset++) {
        ring seen = 0, have = 0;
        for (int i = P0; i < OWNER; i++)
            if (subset >> i & 1) {
                seen += s.seen[i];
                have += s.have[i];
            }
        if (mod_L(seen) == mod_L(have))
            fail_msg("the owner learns a sum of some, %lld",
                     (long long)have);
    }
    assert_number(66, mod_L(s.seen[0] + s.seen[1] + s.seen[2]),
                  "the sum of the three messages");
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_owner_learns_the_sum),
    cmocka_unit_test(the_parties_need_not_talk),
    cmocka_unit_test(the_owner_learns_nothing_else),
};

RUN("exercise: three salaries", tests)
