/* Tangled from chapters/40-ternary.md; edit that file. */
#include "dealt_flags.h"
#include "ideal_levels.h"
#include "levels.h"
#include "prove.h"
#include "wrap_gates.h"

static int width;          /* of the claim at hand */
static const ring *levels; /* and its two levels */

static bool pose(uint64_t *k, struct values *in) {
    in->of[P0][0] = in->of[P1][0] = next_digit(k, L);
    in->of[P2][0] = next_digit(k, L);
    return true;
}

/* If those are too many: three masks. */
static bool sample(uint64_t *k, struct values *in) {
    in->of[P0][0] = in->of[P1][0] = next_digit(k, L);
    in->of[P2][0] = 3 * next_digit(k, 3) % L;
    return true;
}

static void run(struct party *me, ring *const in[], ring *const out[],
                size_t n) {
    struct opened x = {.open = in[0], .mask = in[0]};
    struct flags f = take_flags(me, 2 * n);
    ring *told[2] = {take_ring(me, 2 * n), take_ring(me, 2 * n)};

    reach_levels(me, less_levels(me, x, levels, 2, n), 2, f, n, width);
    tell_flag(me, f, told, 2 * n);
    for (size_t i = 0; i < 4; i++)
        memcpy(out[i], told[i % 2] + i / 2 * n, n * sizeof(ring));
}

/* Of a row that is the table of one bit: above it, or equal to it? */
static ring look_above(ring row, ring v) {
    return v ? 0 : row;
}

/* A party's share of what its table says of c, but for the last
   zero-share: of one bit, or by a gate that a trusted person holds. */
static void simulate_tables(struct sight *s, const ring *in, int id,
                            ring bit[2]) {
    ring row[ELL], top = show_any(s, 2);

    for (int i = 0; i < width - 1; i++)
        row[i] = show_any(s, 2);
    for (int i = 0; id != P2 && i < 2; i++) {
        ring c = mod_L(in[0] - levels[i]);

        bit[i] = width == 2 ? look_above(row[0], c & 1)
                            : show(s, toss(s->coins, 2), L);
        bit[i] ^= top;
        bit[i] ^= id == P0 ? drelu_of(c, (size_t)width) : 0;
    }
}

static void simulate_helper(struct sight *s, const ring *out) {
    ring coin[2] = {show_any(s, 2), show_any(s, 2)};

    for (int i = 0; i < 2; i++)
        show(s, coin[i] ^ out[2 * i], 2);
    for (int i = 0; i < 2; i++)
        show(s, out[2 * i + 1], L);
}

static void simulate(struct sight *s, int id, const ring *in,
                     const ring *out) {
    ring bit[2] = {0, 0};

    simulate_tables(s, in, id, bit);
    if (id == P2) {
        simulate_helper(s, out);
        return;
    }
    for (int i = 0; i < 2; i++)
        bit[i] ^= show_any(s, 2); /* a zero-share */
    for (int i = 0; i < 2; i++)
        bit[i] ^= show_any(s, 2); /* the coin */
    for (int i = 0; i < 2; i++)
        show(s, out[2 * i + 1], L);
    for (int i = 0; i < 2; i++)
        show(s, out[2 * i] ^ bit[i], 2);
}

static void one_table_may_be_asked_twice(void **state) {
    (void)state;
    static const ring some[][2] = {{1, RING_MAX}, {0, 1}};
    for (width = 2; width <= ELL; width++)
        for (int i = 0; i < 2; i++) {
            struct ideal f =
                ideal_levels(width, some[i][0], some[i][1]);

            levels = some[i];
            prove(&(struct claim){.ideal = &f,
                                  .pose = pose,
                                  .sample = ELL > 2 ? sample : NULL,
                                  .run = run,
                                  .simulate = simulate});
        }
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(one_table_may_be_asked_twice),
};

RUN("levels, proved", tests)
