/* Tangled from chapters/29-flags.md; edit that file. */
#include "flags.h"
#include "three.h"

void ex_turn(struct party *me, struct flags f, struct opened x,
             ring *out, size_t n);

static void turn(struct party *me, const struct three *t,
                 ring *const in[], ring *const out[]) {
    struct flags f = take_flags(me, t->n);
    struct opened x = open_masked(me, in[1], t->n);
    pack *bit = take_rows(me, 1, t->n);
    rows_of(in[0], 0, 1, bit, t->n);
    open_flags(me, bit, f, t->n);
    ex_turn(me, f, x, out[0], t->n);
}

static void the_bit_turns_the_sign(void **state) {
    (void)state;
    enum { N = 8 };
    const ring bit[N] = {0, 0, 0, 0, 1, 1, 1, 1};
    const ring x[N] = {0, 7, RING_MAX, 65536, 0, 7, RING_MAX, 65536};
    struct cost cost =
        cost_then(open_masked_cost(N), open_flags_cost(N));
    ring got[N];
    struct three t = {.protocol = turn,
                      .n = N,
                      .in = {bit, x},
                      .in_n = {N, N},
                      .out = {got},
                      .out_n = {N}};
    three_run(&t);
    for (int k = 0; k < N; k++)
        assert_number(bit[k] ? x[k] : 0 - x[k], got[k],
                      "bit %d, x = %lld", (int)bit[k],
                      (long long)signed_of(x[k]));
    assert_cost(cost_then(cost, times_flag_cost(1, N)), t.cost);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_bit_turns_the_sign),
};

RUN("exercise: a sign to multiply by", tests)
