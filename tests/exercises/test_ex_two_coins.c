/* Tangled from chapters/54-transferred-masks.md; edit that file. */
/* Wants libsodium. */
#include "pair_runs.h"

void ex_two_coins(struct party *me, const pack *c, const pack *d,
                  ring *out, size_t n);

static void find_both(struct party *me, const struct pair_run *p,
                      const ring *in, ring *out) {
    ex_two_coins(me, in, in + 1, out, p->n);
}

static void both_coins_are_asked(void **state) {
    static const ring in[2][2] = {
        {UINT64_C(0x0123456789abcdef), UINT64_C(0xff00ff00ff00ff00)},
        {UINT64_C(0xfedcba0123456789), UINT64_C(0x00ffff0f0f0f0ff0)}};
    ring out[2][64];
    struct pair_run p = {.run = find_both,
                         .n = 64,
                         .in = {in[P0], in[P1]},
                         .out = {out[P0], out[P1]}};
    uint64_t bytes = pair_try(&p);

    (void)state;
    for (size_t k = 0; k < 64; k++)
        assert_number(bit_at(&in[P0][0], k) != bit_at(&in[P1][0], k) &&
                          bit_at(&in[P0][1], k) !=
                              bit_at(&in[P1][1], k),
                      out[P0][k] + out[P1][k], "coins %zu", k);
    assert_number(3 * 64 * 16, bytes, "bytes made");
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(both_coins_are_asked),
};

RUN("exercise: two coins", tests)
