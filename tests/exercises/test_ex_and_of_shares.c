/* Tangled from chapters/54-transferred-masks.md; edit that file. */
/* Wants libsodium. */
#include "pair_runs.h"

void ex_and(struct party *me, const pack *x, const pack *y, pack *z,
            size_t n);

/* in: a word of x and one of y. */
static void find_and(struct party *me, const struct pair_run *p,
                     const ring *in, ring *out) {
    ex_and(me, in, in + 1, out, p->n);
}

static void and_is_found_and_nothing_opened(void **state) {
    static const ring in[2][2] = {
        {UINT64_C(0x0123456789abcdef), UINT64_C(0xff00ff00ff00ff00)},
        {UINT64_C(0xfedcba0123456789), UINT64_C(0x00ffff0f0f0f0ff0)}};
    ring out[2][1];
    struct pair_run p = {.run = find_and,
                         .n = 64,
                         .in = {in[P0], in[P1]},
                         .out = {out[P0], out[P1]}};
    uint64_t bytes = pair_try(&p);

    (void)state;
    for (size_t k = 0; k < 64; k++)
        assert_number(bit_at(&in[P0][0], k) != bit_at(&in[P1][0], k) &&
                          bit_at(&in[P0][1], k) !=
                              bit_at(&in[P1][1], k),
                      bit_at(out[P0], k) ^ bit_at(out[P1], k),
                      "bit %zu of x and y", k);
    assert_number(2 * 8 * 64 + 2 * 8, bytes, "bytes made");
    assert_number(0, p.depth[P0], "rounds");
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(and_is_found_and_nothing_opened),
};

RUN("exercise: and", tests)
