/* Tangled from chapters/24-msb.md; edit that file. */
#include "ideal_dealt.h"
#include "prove.h"
#include "wrap_compare.h"

static bool pose(uint64_t *k, struct values *in) {
    in->of[P2][0] = next_digit(k, L);
    in->of[P0][0] = in->of[P1][0] = next_digit(k, L);
    in->of[P0][1] = in->of[P1][1] = next_digit(k, 2);
    return true;
}

static void run(struct party *me, ring *const in[], ring *const out[],
                size_t n) {
    zp *bits = take_bytes(me, ELL * n);
    uint8_t *beta = take_bytes(me, n);

    if (me->id == P2)
        bits_of(in[0], bits, n);
    deal(me, P2, MOD_P, bits, bits, ELL * n);
    for (size_t k = 0; holds_shares(me) && k < n; k++)
        beta[k] = (uint8_t)in[1][k];
    private_compare(me, bits, in[0], beta, beta, n);
    for (size_t k = 0; me->id == P2 && k < n; k++)
        out[0][k] = beta[k];
}

static void simulate(struct sight *s, int id, const ring *in,
                     const ring *out) {
    (void)in;
    for (int i = 0; i < ELL; i++)
        show_any(s, P);
    if (id == P2)
        show(s, out[0], L);
}

static void dealing_the_bits_shows_nothing(void **state) {
    (void)state;
    prove(&(struct claim){.ideal = &ideal_dealt,
                          .pose = pose,
                          .run = run,
                          .simulate = simulate});
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(dealing_the_bits_shows_nothing),
};

RUN("dealing bits and comparing, proved", tests)
