/* Tangled from chapters/30-relu.md; edit that file. */
#include "dealt_flags.h"
#include "ideal_sign.h"
#include "prove.h"
#include "wrap_above.h"

static int width; /* of the claim at hand */

static bool pose(uint64_t *k, struct values *in) {
    in->of[P0][0] = in->of[P1][0] = next_digit(k, L);
    in->of[P2][0] = next_digit(k, L);
    return true;
}

static void run_bits(struct party *me, ring *const in[],
                     ring *const out[], size_t n) {
    struct opened x = {.open = in[0], .mask = in[0]};
    pack *bit = take_rows(me, 1, n);

    sign_bits(me, x, bit, width, n);
    if (holds_shares(me))
        bits_of_rows(bit, out[0], 1, n);
}

/* P0's part of a sign has the bit that is open to both. */
static ring open_part(int id, ring c) {
    return id == P0 ? drelu_of(c, (size_t)width) : 0;
}

static void simulate_bits(struct sight *s, int id, const ring *in,
                          const ring *out) {
    ring top = show_any(s, 2);

    if (id != P2)
        show(s, top ^ out[0] ^ open_part(id, in[0]), L);
}

static void run_flags(struct party *me, ring *const in[],
                      ring *const out[], size_t n) {
    struct opened x = {.open = in[0], .mask = in[0]};
    struct flags f = take_flags(me, n);

    sign_flags(me, x, f, n, width);
    tell_flag(me, f, out, n);
}

static void simulate_flags(struct sight *s, int id, const ring *in,
                           const ring *out) {
    ring bit = show_any(s, 2), coin;

    if (id == P2) {
        coin = show_any(s, 2);
        show(s, coin ^ out[0], 2);
        show(s, out[1], L);
        return;
    }
    bit ^= show(s, toss(s->coins, 2), L) ^ open_part(id, in[0]);
    coin = show_any(s, 2);
    show(s, out[1], L);
    show(s, out[0] ^ bit ^ coin, 2);
}

static void signs_show_nothing_at_any_width(void **state) {
    (void)state;
    for (width = 2; width <= ELL; width++) {
        struct ideal bits = ideal_sign_bits(width);
        struct ideal flags = ideal_sign_flags(width);

        bits.name = width == ELL ? "sign_bits" : "sign_bits of 2";
        flags.name = width == ELL ? "sign_flags" : "sign_flags of 2";
        prove(&(struct claim){.ideal = &bits,
                              .pose = pose,
                              .run = run_bits,
                              .simulate = simulate_bits});
        prove(&(struct claim){.ideal = &flags,
                              .pose = pose,
                              .run = run_flags,
                              .simulate = simulate_flags});
    }
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(signs_show_nothing_at_any_width),
};

RUN("signs, proved", tests)
