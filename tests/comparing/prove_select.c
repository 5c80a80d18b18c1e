/* Tangled from chapters/30-relu.md; edit that file. */
#include "ideal_multiply.h"
#include "prove.h"
#include "relu.h"
#include "wrap_multiply.h"
#include "wrap_rows.h"

/* Values of P0 and P1; P2 has the coin. */
enum { OPEN, COIN, X, Y, PARTS };

static ring bit_of(const ring *v, int id) {
    return v[OPEN] ? (id == P0) - v[COIN] : v[COIN];
}

static void answer_select(const struct ideal *f, struct coins *c,
                          const struct values *in, struct values *out) {
    const ring *a = in->of[P0], *b = in->of[P1];
    ring x = a[X] + b[X], y = a[Y] + b[Y];
    ring bit = bit_of(a, P0) + bit_of(b, P1);

    (void)f;
    ideal_share(c, x + bit * (y - x), &out->of[P0][0], &out->of[P1][0]);
}

static struct ideal ideal_select(const char *name) {
    return (struct ideal){
        .name = name,
        .names = {"flag coin x y", "flag coin x y", "coin"},
        .ins = {PARTS, PARTS, 1},
        .outs = {1, 1, 0},
        .answer = answer_select};
}

static struct sign way; /* of the claim at hand */

static void run(struct party *me, ring *const in[], ring *const out[],
                size_t n) {
    struct flags bit = take_flags(me, n);
    bool mine = holds_shares(me);

    if (mine)
        rows_of(in[OPEN], 0, 1, bit.open, n);
    bit.coin = in[mine ? COIN : 0];
    select_share(me, bit, mine ? in[X] : NULL, mine ? in[Y] : NULL,
                 out[0], n, way);
}

static bool pose_some(uint64_t *k, struct values *in) {
    in->of[P0][OPEN] = in->of[P1][OPEN] = next_digit(k, 2);
    in->of[P2][0] = next_digit(k, 2);
    in->of[P0][COIN] = next_digit(k, 4);
    in->of[P1][COIN] = mod_L(in->of[P2][0] - in->of[P0][COIN]);
    for (int j = P0; j <= P1; j++) {
        in->of[j][X] = mod_L(1 + 2 * next_digit(k, 2));
        in->of[j][Y] = mod_L(3 * next_digit(k, ELL == 2 ? 4 : 2));
    }
    return true;
}

static void simulate(struct sight *s, int id, const ring *in,
                     const ring *out) {
    ring mask = show_any(s, L), second = show_any(s, L), c, z;

    if (id == P2) {
        show_any(s, L);
        return;
    }
    c = in[Y] - in[X] + mask + second;
    z = c * in[COIN] - show_any(s, L);
    z = in[OPEN] ? (id == P0 ? c : 0) - mask - z : z;
    z += in[X];
    show(s, mod_L(id == P0 ? out[0] - z : z - out[0]), L);
}

static void choosing_by_a_flag_shows_nothing(void **state) {
    struct ideal f = ideal_select("select_share");
    (void)state;

    way = WHOLE_RING;
    prove(&(struct claim){.ideal = &f,
                          .pose = pose_some,
                          .run = run,
                          .simulate = simulate});
}

/* Nothing is open: the bit is any number. */
static bool pose_number(uint64_t *k, struct values *in) {
    in->of[P2][0] = 0;
    for (int j = P0; j <= P1; j++) {
        in->of[j][OPEN] = 0;
        in->of[j][COIN] = next_digit(k, L);
        in->of[j][X] = mod_L(1 + 2 * next_digit(k, 2));
        in->of[j][Y] = mod_L(3 * next_digit(k, 2));
    }
    return true;
}
static void simulate_published(struct sight *s, int id, const ring *in,
                               const ring *out) {
    if (id != P2)
        show(s, mod_L(out[0] - in[X]), L);
}

static void choosing_as_published_shows_nothing(void **state) {
    struct ideal f = ideal_select("select_share as published");
    (void)state;

    way = (struct sign){SECURE_NN, ELL};
    prove(&(struct claim){.ideal = &f,
                          .pose = pose_number,
                          .run = run,
                          .simulate = simulate_published});
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(choosing_by_a_flag_shows_nothing),
    cmocka_unit_test(choosing_as_published_shows_nothing),
};

RUN("selecting, proved", tests)
