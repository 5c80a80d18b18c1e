/* Tangled from chapters/16-dealing.md; edit that file. */
#include "three.h"

void ex_own_input(struct party *me, int who, const ring *x, ring *out,
                  size_t n);

static const ring numbers[] = {25, 0, RING_MAX, 25};

static void share_own(struct party *me, const struct three *t,
                      ring *const in[], ring *const out[]) {
    int who = *(const int *)t->arg;
    const ring *x = me->id == who ? numbers : NULL;
    (void)in;
    ex_own_input(me, who, x, out[0], 4);
    for (size_t k = 0; me->id == P1 && k < 4; k++)
        out[1][k] = out[0][k]; /* let the test see P1's shares */
    for (size_t k = 0; me->id == P0 && k < 4; k++)
        out[1][k] = 0;
}

static void run(int who, ring *y, ring *p1) {
    struct three t = {.protocol = share_own,
                      .arg = &who,
                      .out = {y, p1},
                      .out_n = {4, 4}};
    three_run(&t);
    assert_cost((struct cost){0, 0, 0}, t.cost);
}

static void both_can_share_out_their_own(void **state) {
    (void)state;
    ring y[4], p1[4];
    for (int who = P0; who <= P1; who++) {
        run(who, y, p1);
        assert_ring_equal(numbers, y, 4);
    }
}

static void a_share_is_no_one_s_number(void **state) {
    (void)state;
    ring y[4], p1[4], again[4];
    for (int who = P0; who <= P1; who++) {
        run(who, y, p1);
        run(who, y, again);
        for (int k = 0; k < 4; k++) {
            if (p1[k] == numbers[k] || p1[k] == 0)
                fail_msg("P1's share of number %d is 0 or the number",
                         k);
            if (p1[k] == again[k])
                fail_msg("P1's share of number %d is the same in two "
                         "runs",
                         k);
        }
        if (p1[0] == p1[3])
            fail_msg("P1's shares of two equal numbers are equal");
    }
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(both_can_share_out_their_own),
    cmocka_unit_test(a_share_is_no_one_s_number),
};

RUN("exercise: a party's own number", tests)
